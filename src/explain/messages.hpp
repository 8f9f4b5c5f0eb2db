#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace armonica {

/// How a feature is spoken of: as FeatureInfo has it.
struct FeatureTexts {
    std::string title, unit, low, high, lower, higher;
};

/// What is said in one language: sentences with places for names and numbers, and the words for features, groups and
/// tags. Immutable.
class Messages {
public:
    /// The shipped sentences, data/messages/en.toml. Throws InputError where they cannot be read.
    static const Messages& english();

    /// A file of the same form. What it leaves out is said in English. Throws InputError (file, line, what is wrong)
    /// for what is no such file, for a sentence that English does not have, and for one with places that it has not.
    static Messages read(const std::filesystem::path& file);

    using Places = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// The sentence called `key`, "decided.given", with its places filled. Throws std::logic_error for a key or place
    /// that is not known.
    std::string say(std::string_view key, Places places = {}) const;

    /// "a", "a and b", "a, b and c"
    std::string list(const std::vector<std::string>& parts) const;

    const std::string& language() const { return language_; }  ///< ISO 639-1

    /// Of a feature of the catalogue; a column of a table is called by its name and is higher or lower.
    FeatureTexts feature(const std::string& id) const;
    std::string group(const std::string& id, const std::string& title) const;  ///< `title`, unless it is translated
    std::string tag(const std::string& name, const std::string& title) const;

    /// All sentences by key, for programs that make pages.
    const std::map<std::string, std::string, std::less<>>& sentences() const { return sentences_; }

private:
    friend class MessagesReader;
    Messages() = default;

    std::string language_;
    std::map<std::string, std::string, std::less<>> sentences_;
    std::map<std::string, std::map<std::string, std::string>, std::less<>> features_;
    std::map<std::string, std::string, std::less<>> groups_, tags_;
};

}  // namespace armonica
