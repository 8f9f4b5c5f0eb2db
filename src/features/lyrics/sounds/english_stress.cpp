#include "features/lyrics/sounds/english_stress.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace armonica::features::lyrics {
namespace {

/// What follows a secondary stress more often than a primary one, counted over the words of the CMU dictionary 0.7b for
/// which flite marks several stresses: the sounds from the next vowel on, "*" standing for what is before it; or all
/// sounds from the stressed vowel on.
constexpr std::array<std::string_view, 19> after_secondary = {
    "*ax d",   "*ax m",     "*ax m z",  "*ax z",     "*er",       "*er z",   "*ih d",
    "*ih ng",  "*ih z",     "*iy z",    "eh r iy",   "eh r iy z", "ao r iy", "ao r iy z",
    "aa d iy", "ey t ih v", "er dh iy", "uh m ax n", "ow k ax n"};

/// Words that end or begin like these have their primary stress where flite marks the last one. Each
/// of them puts more words of the same dictionary right than wrong.
constexpr std::array<std::string_view, 20> stressed_endings = {
    "self", "eer",  "eers", "tee",  "nee",   "ees",  "ese",   "ette", "ettes", "esque",
    "elle", "ever", "west", "aire", "aires", "noon", "stood", "born", "cted",  "cting"};
constexpr std::array<std::string_view, 32> unstressed_beginnings = {
    "non",     "disa",   "disr",    "overw",    "overex",    "overpr",   "reass",   "reapp",
    "recom",   "misb",   "misd",    "misunder", "understan", "compreh",  "entert",  "guaran",
    "contrad", "okay",   "alright", "although", "worthw",    "anymore",  "goodbye", "farewell",
    "requir",  "review", "replac",  "reprod",   "reunit",    "downtown", "uptown",  "outside"};

/// "unaware" and "undecided", but neither "under-" nor "uni-".
bool begins_with_negation(std::string_view letters) {
    return letters.starts_with("un") && !letters.starts_with("under") && !letters.starts_with("uni");
}

/// Abbreviations whose letters are named one by one.
bool has_no_vowel(std::string_view letters) { return letters.find_first_of("aeiouy") == std::string_view::npos; }

bool last_by_spelling(std::string_view letters) {
    return begins_with_negation(letters) || has_no_vowel(letters) ||
           std::any_of(stressed_endings.begin(), stressed_endings.end(),
                       [&](std::string_view ending) { return letters.ends_with(ending); }) ||
           std::any_of(unstressed_beginnings.begin(), unstressed_beginnings.end(),
                       [&](std::string_view beginning) { return letters.starts_with(beginning); });
}

/// Whether the sounds from the stressed vowel at `vowel` on, of which `next` is the next vowel, are in the table.
bool ends_after_secondary(const Sounds& sounds, std::size_t vowel, std::size_t next) {
    std::string whole, from_next = "*";
    for (std::size_t s = vowel; s < sounds.size(); ++s) {
        whole.append(s > vowel ? " " : "").append(sounds[s].name);
        if (s >= next) from_next.append(s > next ? " " : "").append(sounds[s].name);
    }
    return std::any_of(after_secondary.begin(), after_secondary.end(),
                       [&](std::string_view each) { return each == whole || each == from_next; });
}

}  // namespace

std::size_t stressed_syllable(std::string_view letters, const Sounds& sounds) {
    std::vector<std::size_t> vowels, marked;  // where the vowels are; which of them flite marks
    for (std::size_t s = 0; s < sounds.size(); ++s) {
        if (!sounds[s].is_vowel()) continue;
        if (sounds[s].stressed) marked.push_back(vowels.size());
        vowels.push_back(s);
    }
    if (marked.empty()) return 0;
    if (marked.size() == 1 || last_by_spelling(letters)) return marked.back();
    const std::size_t last = marked.back(), before = marked[marked.size() - 2];
    // A last syllable with a full vowel after a weak one is sung with stress, and rhymes by itself: yesterday and away.
    if (last + 1 == vowels.size()) return last - before >= 2 ? last : before;
    return ends_after_secondary(sounds, vowels[last], vowels[last + 1]) ? before : last;
}

}  // namespace armonica::features::lyrics
