#include "features/lyrics/meaning/themes.hpp"

#include <algorithm>
#include <map>

#include <armonica/error.hpp>

#include "features/lyrics/meaning/stemmer.hpp"
#include "features/lyrics/text/word_cutter.hpp"
#include "shipped/turtle.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view theme_space = "https://w3id.org/armonica/theme/";
constexpr std::string_view is_a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The themes and which is broader than which, as the file says it.
struct Hierarchy {
    std::vector<Theme> themes;
    std::map<std::string, std::uint16_t> number;
    std::map<std::uint16_t, std::uint16_t> broader;
};

std::string theme_id(const TurtleStatement& said, const std::string& address, const std::filesystem::path& file) {
    if (!address.starts_with(theme_space))
        throw InputError(file, said.line,
                         "`" + address + "` is no theme: its address must begin with " + std::string(theme_space));
    return address.substr(theme_space.size());
}

std::uint16_t number_of(const Hierarchy& hierarchy, const TurtleStatement& said, const std::string& address,
                        const std::filesystem::path& file) {
    const std::string id = theme_id(said, address, file);
    const auto found = hierarchy.number.find(id);
    if (found == hierarchy.number.end())
        throw InputError(file, said.line,
                         "no theme is called `" + id + "`: themes.ttl describes them (a slip of the pen?)");
    return found->second;
}

Hierarchy read_hierarchy(const std::filesystem::path& file) {
    Hierarchy hierarchy;
    const auto statements = read_turtle(file);
    for (const TurtleStatement& said : statements) {
        if (said.predicate != is_a) continue;
        const std::string id = theme_id(said, said.subject, file);
        if (!hierarchy.number.emplace(id, static_cast<std::uint16_t>(hierarchy.themes.size())).second)
            throw InputError(file, said.line, "theme `" + id + "` is described twice");
        hierarchy.themes.push_back({id, id, {}});
    }
    for (const TurtleStatement& said : statements) {
        const std::uint16_t theme = number_of(hierarchy, said, said.subject, file);
        if (said.predicate == std::string(skos) + "prefLabel") hierarchy.themes[theme].label = said.object;
        if (said.predicate == std::string(skos) + "definition") hierarchy.themes[theme].definition = said.object;
        if (said.predicate == std::string(skos) + "broader")
            hierarchy.broader[theme] = number_of(hierarchy, said, said.object, file);
    }
    return hierarchy;
}

/// The theme and all that are broader, ascending.
std::vector<std::uint16_t> with_broader(const Hierarchy& hierarchy, std::uint16_t theme) {
    std::vector<std::uint16_t> all{theme};
    for (auto up = hierarchy.broader.find(theme);
         up != hierarchy.broader.end() && std::find(all.begin(), all.end(), up->second) == all.end();
         up = hierarchy.broader.find(up->second))
        all.push_back(up->second);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

Themes::Themes(const std::filesystem::path& folder, Language language) {
    Hierarchy hierarchy = read_hierarchy(folder / "themes.ttl");
    const std::filesystem::path words = folder / folder_of(language) / "themes.ttl";
    for (const TurtleStatement& said : read_turtle(words)) {
        const std::uint16_t theme = number_of(hierarchy, said, said.subject, words);
        if (said.predicate != std::string(skos) + "altLabel" || !said.is_text)
            throw InputError(words, said.line, "only words of themes may stand here: skos:altLabel \"word\"");
        add(said.object, with_broader(hierarchy, theme), language);
    }
    themes_ = std::move(hierarchy.themes);
}

void Themes::add(const std::string& text, const std::vector<std::uint16_t>& themes, Language language) {
    Phrase phrase{{}, themes};
    const auto words = cut_words(text);
    for (const std::string& word : words) phrase.following.push_back(stem_of(word, language));
    if (words.empty()) return;
    const std::string first = std::move(phrase.following.front());
    phrase.following.erase(phrase.following.begin());
    by_form_[words.front()].push_back(phrase);
    const auto [shortest, fresh] = shortest_.try_emplace(first, words.front().size());
    if (!fresh) shortest->second = std::min(shortest->second, words.front().size());
    shortest->second = shortest_inflection(shortest->second, language);
    by_stem_[first].push_back(std::move(phrase));
}

const std::vector<Themes::Phrase>* Themes::beginning_with(const Lookup& word) const {
    for (const std::string& form : word.forms)
        if (const auto found = by_form_.find(form); found != by_form_.end()) return &found->second;
    for (std::size_t f = 0; f < word.stems.size(); ++f)
        if (const auto found = by_stem_.find(word.stems[f]);
            found != by_stem_.end() && word.forms[f].size() >= shortest_.at(word.stems[f]))
            return &found->second;
    return nullptr;
}

}  // namespace armonica::features::lyrics
