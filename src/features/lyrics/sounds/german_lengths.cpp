#include "features/lyrics/sounds/german_lengths.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace armonica::features::lyrics::spelling {
namespace {

constexpr LetterSet short_vowels = "aeiouäöü";
constexpr LetterSet long_vowels = "áéíóúéôû";

constexpr std::string_view digraphs[] = {"aa", "ee", "oo", "ai", "ay", "au", "ei", "ey", "eu", "ie", "oi", "oy"};

// Prefixes of verbs that bear stress; a stem follows, whose st and sp are spoken as at the beginning of a word.
constexpr std::string_view verb_prefixes[] = {"auf", "aus", "an", "ab", "ein", "vor", "um", "un", "hin", "her", "mit"};
constexpr std::string_view after_verb_prefix[] = {"", "ge", "ver"};

// Endings of verbs before which b and g still count as single consonants: lebt, sagte.
constexpr std::string_view verb_endings[] = {"t", "st", "te", "ten", "test", "tet"};

// Stems that are long against the rule: the vowel at `vowel`, unless the letter `not_before` follows the stem.
struct LongStem {
    LetterText<11> stem;
    std::size_t vowel;
    char not_before = '\0';
};
constexpr LongStem long_stems[] = {
    {"buch", 1},    {"fluch", 2, 't'}, {"tuch", 1},      {"such", 1, 't'}, {"kuch", 1},   {"versucht", 4},
    {"gesucht", 3}, {"besucht", 3},    {"verflucht", 5}, {"nach", 1, 't'}, {"sprach", 3}, {"brach", 2, 't'},
    {"hoch", 1},    {"trost", 2},      {"mond", 1},      {"werd", 1},      {"erde", 0},   {"pferd", 2},
    {"wert", 1},    {"holt", 1},       {"gemalt", 3},    {"tönt", 1},      {"ruft", 1},   {"schläft", 3},
    {"nächst", 1},  {"höchst", 1},     {"bücher", 1},    {"tücher", 1},    {"jagd", 1},   {"quält", 2},
    {"kloster", 2}, {"ostern", 0},     {"wüst", 1},      {"spürt", 2},     {"hört", 1},   {"führt", 1},
    {"stört", 2},   {"adler", 0},      {"wieg", 1},
};

// A set of letters, one bit each; two letters may share one.
constexpr std::uint64_t letter_bits(std::string_view letters) {
    std::uint64_t bits = 0;
    for (const char each : letters) bits |= std::uint64_t{1} << (static_cast<unsigned char>(each) % 64);
    return bits;
}

constexpr auto long_stem_bits = [] {
    std::array<std::uint64_t, std::size(long_stems)> bits{};
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = letter_bits(long_stems[i].stem.view());
    return bits;
}();

bool is_consonant(char letter) {
    static constexpr LetterSet single = "bdfghjklmnprstvwzß";
    return single.view().find(letter) != std::string_view::npos;
}

// Whether nothing stops a vowel with `right` behind it from being long.
bool stands_open(std::string_view right) {
    if (right.empty() || right[0] == '\'') return true;
    if (right[0] == letter(U'ß')) return true;
    if (!is_consonant(right[0])) return false;
    if (right.size() == 1 || right[1] == '\'' || is_german_vowel(right[1])) return true;
    const bool ends_stem = right[0] == 'b' || right[0] == 'g';
    return ends_stem && std::ranges::find(verb_endings, right.substr(1)) != std::end(verb_endings);
}

// h after a vowel lengthens it and is written so already, unless a full vowel follows (woher, dahin).
bool is_lengthened_by_h(std::string_view word, std::size_t at, const GermanWord& parts) {
    if (at + 1 >= word.size() || word[at + 1] != 'h') return false;
    return at + 2 == word.size() || !is_german_vowel(word[at + 2]) || parts.weights[at + 2] != Weight::full;
}

bool is_digraph(std::string_view pair) {
    if (pair.size() == 2 && pair[0] == letter(U'ä') && pair[1] == 'u') return true;
    return std::ranges::find(digraphs, pair) != std::end(digraphs);
}

void mark_long_stems(Letters& letters, std::string_view original, const GermanWord& parts) {
    const std::uint64_t word_bits = letter_bits(original);
    for (std::size_t i = 0; i < long_stem_bits.size(); ++i) {
        // Searching only for stems all of whose letters are there at all makes this three times as fast.
        if ((long_stem_bits[i] & ~word_bits) != 0) continue;
        const LongStem& entry = long_stems[i];
        const std::string_view stem = entry.stem.view();
        const std::size_t found = original.find(stem);
        if (found == std::string_view::npos) continue;
        const std::size_t end = found + stem.size(), at = found + entry.vowel;
        if (end < original.size() && entry.not_before != '\0' && original[end] == entry.not_before) continue;
        const std::size_t kind = short_vowels.view().find(original[at]);
        if (at > 0 && original[at - 1] == 'i') continue;  // ie: Bierdeckel
        if (kind != std::string_view::npos && at >= parts.stem_letter && parts.weights[at] == Weight::full)
            letters.replace(at, long_vowels.view()[kind]);
    }
}

void mark_vowel(Letters& letters, std::string_view original, std::size_t at, const GermanWord& parts) {
    const std::size_t kind = short_vowels.view().find(original[at]);
    if (kind == std::string_view::npos || at < parts.stem_letter) return;
    const bool is_light = parts.weights[at] == Weight::ending && (original[at] == 'i' || original[at] == 'u');
    const bool is_bound = is_light && at + 1 < original.size();
    if (!is_bound && stands_open(original.substr(at + 1)) && !is_lengthened_by_h(original, at, parts))
        letters.replace(at, long_vowels.view()[kind]);
}

void mark_stem_beginning(Letters& letters, std::string_view original, std::size_t at) {
    const std::string_view rest = original.substr(std::min(at, original.size()));
    const bool is_stem = std::ranges::any_of(rest, is_german_vowel);  // but "einst"
    if (is_stem && (rest.starts_with("st") || rest.starts_with("sp"))) letters.replace(at, letter(U'ç'));
}

void mark_stem_beginnings(Letters& letters, std::string_view original, const GermanWord& parts) {
    mark_stem_beginning(letters, original, 0);
    mark_stem_beginning(letters, original, parts.stem_letter);
    for (const std::string_view first : verb_prefixes) {
        if (!original.starts_with(first)) continue;
        for (const std::string_view second : after_verb_prefix)
            if (original.substr(first.size()).starts_with(second))
                mark_stem_beginning(letters, original, first.size() + second.size());
    }
}

}  // namespace

void write_out(Letters& letters, const GermanWord& parts) {
    const Letters copy = letters;
    const std::string_view original = copy.view();
    for (std::size_t at = 0; at < original.size(); ++at) {
        if (is_digraph(original.substr(at, 2)) && parts.weights[at] == parts.weights[at + 1])
            ++at;
        else if (original[at] == 'e' && parts.weights[at] == Weight::weak)
            letters.replace(at, letter(U'ø'));
        else
            mark_vowel(letters, original, at, parts);
    }
    mark_long_stems(letters, original, parts);
    mark_stem_beginnings(letters, original, parts);
}

}  // namespace armonica::features::lyrics::spelling
