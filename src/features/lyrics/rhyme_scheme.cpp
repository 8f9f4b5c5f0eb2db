#include "features/lyrics/rhyme_scheme.hpp"

#include <algorithm>
#include <string_view>

namespace armonica::features::lyrics {
namespace {

LineEnd likeness(const Song& song, Word a, Word b) {
    if (a == b) return LineEnd::same_word;
    const WordSound &x = song.sound(a), &y = song.sound(b);
    const auto alike = [](std::uint32_t p, std::uint32_t q) { return p != WordSound::none && p == q; };
    if (alike(x.rhyme, y.rhyme)) return LineEnd::rhymed;
    if (alike(x.slant_vowels, y.slant_vowels) || alike(x.slant_ending, y.slant_ending)) return LineEnd::slant;
    return LineEnd::unrhymed;
}

EndRhyme end_rhyme(const Song& song, const Stanza& stanza, std::size_t line) {
    EndRhyme best;
    const auto consider = [&](std::size_t other) {
        const LineEnd kind = likeness(song, stanza.lines[line].words.back(), stanza.lines[other].words.back());
        if (kind > best.kind) best = {kind, other};
    };
    for (std::size_t distance = 1; distance <= rhyme_reach; ++distance) {
        if (line >= distance) consider(line - distance);
        if (line + distance < stanza.lines.size()) consider(line + distance);
    }
    return best;
}

char letter(std::size_t number) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    return letters[number % letters.size()];
}

}  // namespace

std::vector<EndRhyme> end_rhymes(const Song& song, const Stanza& stanza) {
    std::vector<EndRhyme> all;
    for (std::size_t line = 0; line < stanza.lines.size(); ++line) all.push_back(end_rhyme(song, stanza, line));
    return all;
}

std::string rhyme_scheme(const Song& song, const Stanza& stanza) {
    constexpr std::size_t alone = std::string::npos;
    std::vector<std::size_t> first(stanza.lines.size());  // of the lines that a line goes with, by line
    std::vector<bool> has_partner(stanza.lines.size());
    for (std::size_t line = 0; line < stanza.lines.size(); ++line) {
        first[line] = alone;
        for (std::size_t back = 1; back <= std::min(rhyme_reach, line) && first[line] == alone; ++back) {
            const std::size_t other = line - back;
            if (likeness(song, stanza.lines[line].words.back(), stanza.lines[other].words.back()) < LineEnd::same_word)
                continue;
            first[line] = first[other];
            has_partner[first[line]] = true;
        }
        if (first[line] == alone) first[line] = line;
    }
    std::string scheme;
    std::size_t letters = 0;
    for (std::size_t line = 0; line < stanza.lines.size(); ++line) {
        if (first[line] != line)
            scheme += scheme[first[line]];
        else
            scheme += has_partner[line] ? letter(letters++) : '-';
    }
    return scheme;
}

}  // namespace armonica::features::lyrics
