#include "explain/messages.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

#include <toml++/toml.h>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "shipped/data_directory.hpp"

namespace armonica {
namespace {

const std::set<std::string, std::less<>> feature_texts{"title", "unit", "low", "high", "lower", "higher"};

/// The names in {braces}.
std::set<std::string> places_of(std::string_view sentence) {
    std::set<std::string> places;
    for (std::size_t at = sentence.find('{'); at != std::string_view::npos; at = sentence.find('{', at + 1)) {
        const std::size_t end = sentence.find('}', at);
        if (end == std::string_view::npos) break;
        places.emplace(sentence.substr(at + 1, end - at - 1));
    }
    return places;
}

}  // namespace

/// Reads a file of messages; every complaint names the file and the line.
class MessagesReader {
public:
    /// `english`: what a translation is held to; null for English itself.
    MessagesReader(std::filesystem::path file, const Messages* english) : file_(std::move(file)), english_(english) {
        if (english != nullptr) messages_.sentences_ = english->sentences_;
    }

    Messages read() {
        const toml::table root = parse();
        const auto language = root["language"].value<std::string>();
        if (!language || language->empty()) fail(root, "needs `language`, a code such as \"en\"");
        messages_.language_ = *language;
        for (const auto& [key, node] : root) {
            if (key.str() == "language") continue;
            const toml::table& table = as_table(node, std::string(key.str()));
            if (key.str() == "features")
                read_features(table);
            else if (key.str() == "groups" || key.str() == "tags")
                read_titles(table, key.str() == "groups" ? messages_.groups_ : messages_.tags_);
            else
                read_sentences(std::string(key.str()), table);
        }
        return std::move(messages_);
    }

private:
    toml::table parse() const {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(file_, ignored))
            throw InputError(file_, std::nullopt, "there is no such file of messages");
        try {
            return toml::parse_file(file_.string());
        } catch (const toml::parse_error& error) {
            const auto line = error.source().begin.line;
            throw InputError(file_, line > 0 ? std::optional<std::size_t>(line) : std::nullopt,
                             std::string(error.description()));
        }
    }

    void read_sentences(const std::string& section, const toml::table& table) {
        for (const auto& [key, node] : table) {
            const std::string name = section + "." + std::string(key.str());
            const std::string sentence = as_text(node, name);
            if (english_ != nullptr) check(node, name, sentence);
            messages_.sentences_[name] = sentence;
        }
    }

    void check(const toml::node& node, const std::string& name, const std::string& sentence) const {
        const auto known = english_->sentences().find(name);
        if (known == english_->sentences().end()) fail(node, "there is no sentence called `" + name + "`");
        const std::set<std::string> given = places_of(known->second);
        for (const std::string& place : places_of(sentence))
            if (!given.contains(place)) fail(node, "`" + name + "` knows no {" + place + "}");
    }

    void read_features(const toml::table& features) {
        for (const auto& [id, node] : features) {
            if (find_feature(id.str()) == nullptr)
                fail(node, "there is no feature called `" + std::string(id.str()) + "`");
            for (const auto& [key, text] : as_table(node, std::string(id.str()))) {
                if (!feature_texts.contains(key.str()))
                    fail(text, "`" + std::string(key.str()) +
                                   "` is not said of a feature: title, unit, low, high, lower and higher are");
                messages_.features_[std::string(id.str())][std::string(key.str())] =
                    as_text(text, std::string(key.str()));
            }
        }
    }

    void read_titles(const toml::table& table, std::map<std::string, std::string, std::less<>>& titles) const {
        for (const auto& [key, node] : table) titles[std::string(key.str())] = as_text(node, std::string(key.str()));
    }

    const toml::table& as_table(const toml::node& node, const std::string& name) const {
        if (!node.is_table()) fail(node, "`" + name + "` must be a table: write [" + name + "]");
        return *node.as_table();
    }

    std::string as_text(const toml::node& node, const std::string& name) const {
        if (!node.is_string()) fail(node, "`" + name + "` must be a text in quotation marks");
        return **node.as_string();
    }

    [[noreturn]] void fail(const toml::node& node, const std::string& problem) const {
        throw InputError(file_, node.source().begin.line, problem);
    }

    std::filesystem::path file_;
    const Messages* english_;
    Messages messages_;
};

const Messages& Messages::english() {
    static const Messages messages = MessagesReader(data_directory() / "messages" / "en.toml", nullptr).read();
    return messages;
}

Messages Messages::read(const std::filesystem::path& file) { return MessagesReader(file, &english()).read(); }

std::string Messages::say(std::string_view key, Places places) const {
    const auto found = sentences_.find(key);
    if (found == sentences_.end()) throw std::logic_error("no sentence called " + std::string(key));
    const std::string& sentence = found->second;
    std::string said;
    std::size_t at = 0;
    for (std::size_t open = sentence.find('{'); open != std::string::npos; open = sentence.find('{', at)) {
        const std::size_t close = sentence.find('}', open);
        if (close == std::string::npos) break;
        const std::string_view name = std::string_view(sentence).substr(open + 1, close - open - 1);
        const auto place =
            std::find_if(places.begin(), places.end(), [&](const auto& given) { return given.first == name; });
        if (place == places.end()) throw std::logic_error("nothing was given for {" + std::string(name) + "}");
        said.append(sentence, at, open - at).append(place->second);
        at = close + 1;
    }
    return said.append(sentence, at);
}

std::string Messages::list(const std::vector<std::string>& parts) const {
    if (parts.empty()) return {};
    if (parts.size() == 2) return say("lists.two", {{"first", parts[0]}, {"last", parts[1]}});
    std::string most = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i)
        most = i + 1 < parts.size() ? say("lists.many", {{"most", most}, {"next", parts[i]}})
                                    : say("lists.last", {{"most", most}, {"last", parts[i]}});
    return most;
}

FeatureTexts Messages::feature(const std::string& id) const {
    FeatureTexts texts{id, {}, {}, {}, sentences_.at("feature.lower"), sentences_.at("feature.higher")};
    if (const FeatureInfo* info = find_feature(id))
        texts = {std::string(info->title), info->unit == "1" ? std::string() : std::string(info->unit),
                 std::string(info->low),   std::string(info->high),
                 std::string(info->lower), std::string(info->higher)};
    const auto translated = features_.find(id);
    if (translated == features_.end()) return texts;
    for (const auto& [key, text] : translated->second)
        (key == "title"   ? texts.title
         : key == "unit"  ? texts.unit
         : key == "low"   ? texts.low
         : key == "high"  ? texts.high
         : key == "lower" ? texts.lower
                          : texts.higher) = text;
    return texts;
}

std::string Messages::group(const std::string& id, const std::string& title) const {
    const auto found = groups_.find(id);
    return found == groups_.end() ? title : found->second;
}

std::string Messages::tag(const std::string& name, const std::string& title) const {
    const auto found = tags_.find(name);
    return found == tags_.end() ? title : found->second;
}

}  // namespace armonica
