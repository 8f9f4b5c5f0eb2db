#include "features/lyrics/sounds/german_endings.hpp"

#include <algorithm>
#include <string_view>

#include "features/lyrics/sounds/stress_endings.hpp"

namespace armonica::features::lyrics::spelling {
namespace {

constexpr std::string_view prefixes[] = {"be", "ge", "er", "ver", "zer", "ent", "emp"};

// Weak endings at the end of a word, the longest first.
constexpr std::string_view last_endings[] = {
    "erten", "elten", "ertest", "eltest", "enden", "ender", "endes", "endem", "ende", "erste", "erst", "elst",
    "erte",  "elte",  "erns",   "ends",   "end",   "ern",   "eln",   "ert",   "elt",  "est",   "ete",  "eten",
    "ens",   "ers",   "els",    "en",     "er",    "el",    "em",    "es",    "et",   "e"};
// Weak endings before another ending.
constexpr std::string_view inner_endings[] = {"er", "el", "en"};
constexpr std::string_view beat_endings[] = {"ung",    "ungs", "ig",   "igs",  "igt",  "lich", "lichs",
                                             "isch",   "heit", "keit", "bar",  "sam",  "nis",  "niss",
                                             "schaft", "erin", "igin", "ndin", "ttin", "ldin"};

// Words whose last syllable looks like an ending but is stressed.
constexpr std::string_view without_ending[] = {
    "gebet",    "planet",   "paket",    "magnet",  "poet",       "komet",   "internet",  "hotel",     "kamel",
    "juwel",    "modern",   "intern",   "konzert", "experte",    "umwelt",  "welt",      "zelt",      "geld",
    "problem",  "system",   "extrem",   "bequem",  "trotzdem",   "seitdem", "nachdem",   "indem",     "woher",
    "daher",    "vorher",   "nachher",  "bisher",  "umher",      "einher",  "hierher",   "irgendwer", "irgendwen",
    "protest",  "arrest",   "manifest", "legende", "wochenende", "beenden", "vollenden", "vollendet", "beendet",
    "legenden", "lebendig", "zuerst",   "swert",   "schwert",    "sprung",  "schwung",   "gesamt"};

constexpr LetterSet besides = "außerdem";

bool ends_as_listed(std::string_view word) { return word == besides.view() || ends_with_any(word, without_ending); }

bool has_vowel(std::string_view letters) { return std::ranges::any_of(letters, is_german_vowel); }

// The e of an ending is no part of ee, ie (but for the e after ei, ai) or ea; "ie" and "ee" belong to the stem.
bool may_follow(std::string_view stem, std::string_view ending) {
    if (!has_vowel(stem)) return false;
    if (ending.front() != 'e')
        return !is_german_vowel(stem.back()) || ending.front() == 'u' || !is_german_vowel(ending.front());
    if (stem.back() == 'e') return false;
    if (stem.back() != 'i') return true;
    return stem.size() > 1 && (stem[stem.size() - 2] == 'e' || stem[stem.size() - 2] == 'a');
}

// Whether what follows a prefix could be a stem: "achten", but not "rlin" (Berlin), "eide" (beide) or "hen" (gehen).
bool may_be_stem(std::string_view stem, bool after_e) {
    static constexpr std::string_view after_e_too[] = {"eil", "ein", "eig", "end", "ehr"};
    if (stem.size() < 2 || (after_e && (stem[0] == 'i' || stem[0] == 'u'))) return false;
    if (std::string_view("rlmn").find(stem[0]) != std::string_view::npos && !is_german_vowel(stem[1])) return false;
    const auto begins = [&](std::string_view beginning) { return stem.starts_with(beginning); };
    if (after_e && stem[0] == 'e' && std::ranges::none_of(after_e_too, begins)) return false;
    for (const std::string_view ending : last_endings)
        if (ends_with_ending(stem, ending)) return has_vowel(stem.substr(0, stem.size() - ending.size()));
    return has_vowel(stem);
}

std::size_t prefix_length(std::string_view word) {
    for (const std::string_view prefix : prefixes)
        if (word.starts_with(prefix) && may_be_stem(word.substr(prefix.size()), prefix.ends_with('e')))
            return prefix.size();
    return 0;
}

// The length of the first of `endings` that `stem` ends with, 0 for none. `stem` is without prefix.
std::size_t ending_length(std::string_view stem, const auto& endings) {
    for (const std::string_view ending : endings)
        if (ends_with_ending(stem, ending) && may_follow(stem.substr(0, stem.size() - ending.size()), ending))
            return ending.size();
    return 0;
}

// -ent is an ending only before -lich: wesentlich, but Moment, Talente.
std::size_t inner_ending_length(std::string_view stem, std::string_view right) {
    if (right.starts_with("lich") && stem.ends_with("ent") && has_vowel(stem.substr(0, stem.size() - 3))) return 3;
    return ending_length(stem, inner_endings);
}

void weigh(GermanWord& parts, std::string_view word, std::size_t begin, std::size_t end, Weight weight) {
    for (std::size_t i = begin; i < end; ++i)
        if (is_german_vowel(word[i])) parts.weights[i] = weight;
}

}  // namespace

bool is_german_vowel(char letter) {
    static constexpr LetterSet vowels = "aeiouyäöüé";
    return vowels.view().find(letter) != std::string_view::npos;
}

GermanWord take_german_word_apart(const Letters& letters) {
    GermanWord parts;
    const std::string_view word = letters.view();
    const std::size_t prefix = prefix_length(word);
    parts.stem_letter = prefix;
    if (word.substr(0, prefix) == "be" || word.substr(0, prefix) == "ge") weigh(parts, word, 0, prefix, Weight::weak);
    if (ends_as_listed(word)) return parts;
    std::size_t end = word.size() - ending_length(word.substr(prefix), last_endings);
    weigh(parts, word, end, word.size(), Weight::weak);
    // At most four more: Ver-änd-er-lich-keit-en.
    for (int i = 0; i < 4; ++i) {
        const std::string_view stem = word.substr(prefix, end - prefix);
        const std::size_t beat = ending_length(stem, beat_endings);
        const std::size_t weak = beat > 0 ? 0 : inner_ending_length(stem, word.substr(end));
        if (beat + weak == 0) break;
        weigh(parts, word, end - beat - weak, end, beat > 0 ? Weight::ending : Weight::weak);
        end -= beat + weak;
    }
    return parts;
}

}  // namespace armonica::features::lyrics::spelling
