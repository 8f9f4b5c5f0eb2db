#include "features/lyrics/files/chord_lines.hpp"

#include <algorithm>
#include <array>

#include "features/harmony/symbols/chord_name.hpp"
#include "features/lyrics/files/line_text.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t longest_chord = 12;        // bytes: "F#m7b5/C#" and what is a little longer
constexpr std::size_t longest_chord_line = 200;  // bytes

bool is_chord(std::string_view word) {
    const bool may_be =
        !word.empty() && word.size() <= longest_chord && ((word[0] >= 'A' && word[0] <= 'G') || word == "N.C.");
    return may_be && harmony::read_chord_name(word).has_value();
}

/// What stands between chords in a line of them.
bool is_between_chords(std::string_view word) {
    constexpr std::array<std::string_view, 10> signs = {"|", "||", "-", "/", "%", ":|", "|:", "x2", "x3", "x4"};
    return std::find(signs.begin(), signs.end(), word) != signs.end();
}

/// How many chords a line of nothing else has, and whether one of them cannot be a sung letter.
struct ChordLine {
    std::size_t chords = 0;
    bool sure = false;
};

ChordLine chord_line(std::string_view line) {
    ChordLine result;
    if (line.size() > longest_chord_line) return {};
    while (!line.empty()) {
        const std::string_view word = line.substr(0, line.find(' '));
        line = trimmed(line.substr(word.size()));
        if (is_between_chords(word)) continue;
        if (!is_chord(word)) return {};
        ++result.chords;
        result.sure = result.sure || word.size() > 1;
    }
    result.sure = result.sure && result.chords > 1;
    return result;
}

}  // namespace

std::string without_inline_chords(std::string_view line) {
    std::string kept;
    while (!line.empty()) {
        const std::size_t open = line.find('[');
        kept += line.substr(0, open);
        if (open == std::string_view::npos) break;
        line.remove_prefix(open);
        const std::size_t close = line.substr(0, longest_chord + 2).find(']');
        const bool chord = close != std::string_view::npos && is_chord(line.substr(1, close - 1));
        if (!chord) kept += '[';
        line.remove_prefix(chord ? close + 1 : 1);
    }
    return kept;
}

std::vector<std::size_t> chord_lines_among(const std::vector<std::string_view>& lines) {
    std::vector<std::size_t> places;
    bool any_sure = false;
    for (std::size_t place = 0; place < lines.size(); ++place) {
        const ChordLine found = chord_line(lines[place]);
        any_sure = any_sure || found.sure;
        if (found.chords > 0) places.push_back(place);
    }
    return any_sure ? places : std::vector<std::size_t>();
}

}  // namespace armonica::features::lyrics
