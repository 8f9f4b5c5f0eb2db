#include "features/lyrics/meaning/lookup.hpp"

#include <algorithm>
#include <array>

#include "features/lyrics/meaning/stemmer.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t longest_clitic = 7;  // "quell'", "lorsqu'"

/// At most `most` of the same ASCII letter in a row.
std::string without_runs(std::string_view word, std::size_t most) {
    std::string text;
    std::size_t run = 0;
    for (const char letter : word) {
        run = !text.empty() && letter == text.back() ? run + 1 : 1;
        if (run <= most || letter < 'a' || letter > 'z') text += letter;
    }
    return text;
}

bool has_run_of_three(std::string_view word) {
    for (std::size_t i = 2; i < word.size(); ++i)
        if (word[i] == word[i - 1] && word[i] == word[i - 2] && word[i] >= 'a' && word[i] <= 'z') return true;
    return false;
}

std::string_view without_english_ending(std::string_view word) {
    static constexpr std::array<std::string_view, 6> endings = {"'s", "'ll", "'d", "'ve", "'re", "'m"};
    for (const std::string_view ending : endings)
        if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
    return {};
}

void add(std::vector<std::string>& forms, std::string form) {
    if (!form.empty() && std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

/// Only the languages that write their articles and pronouns so.
std::string_view clitic_of(std::string_view word, Language language) {
    if (language != Language::french && language != Language::italian) return {};
    const std::size_t apostrophe = word.find('\'');
    if (apostrophe == std::string_view::npos || apostrophe + 1 > longest_clitic || apostrophe + 1 == word.size())
        return {};
    return word.substr(0, apostrophe + 1);
}

std::vector<std::string> forms_of(std::string_view word, std::string_view clitic, Language language) {
    std::vector<std::string> forms{std::string(word)};
    if (has_run_of_three(word)) {
        add(forms, without_runs(word, 2));
        add(forms, without_runs(word, 1));
    }
    if (!clitic.empty()) add(forms, std::string(word.substr(clitic.size())));
    if (language != Language::english) return forms;
    add(forms, std::string(without_english_ending(word)));
    if (word.ends_with("in'")) add(forms, std::string(word.substr(0, word.size() - 1)) + "g");
    return forms;
}

}  // namespace

Lookup::Lookup(std::string_view word, Language language)
    : forms(forms_of(word, clitic_of(word, language), language)), clitic(clitic_of(word, language)) {
    for (const std::string& form : forms) stems.push_back(stem_of(form, language));
}

std::size_t shortest_inflection(std::size_t listed, Language language) {
    return language == Language::english ? listed : 0;
}

}  // namespace armonica::features::lyrics
