#include "features/harmony/files/chart_line.hpp"

#include <algorithm>
#include <array>

#include "features/harmony/symbols/chord_name.hpp"
#include "features/harmony/files/text_lines.hpp"

namespace armonica::features::harmony {
namespace {

constexpr int most_times = 64;  // "x64": what is more is a slip

bool is_separator(std::string_view word) {
    constexpr std::array<std::string_view, 9> known = {"-", "–", "—", ",", ";", "->", "→", ">", "*"};
    return std::find(known.begin(), known.end(), word) != known.end();
}

/// "x2", "2x", "×2", "(x2)"; 0 for what is none.
int repeats_in(std::string_view word) {
    if (word.starts_with('(') && word.ends_with(')')) word = word.substr(1, word.size() - 2);
    for (const std::string_view sign : {"x", "X", "×"}) {
        std::string_view digits = word;
        if (digits.starts_with(sign))
            digits.remove_prefix(sign.size());
        else if (digits.ends_with(sign))
            digits.remove_suffix(sign.size());
        else
            continue;
        const auto number = number_in(digits);
        if (number && digits.find_first_not_of("0123456789") == std::string_view::npos && *number >= 1.0 &&
            *number <= most_times)
            return static_cast<int>(*number);
    }
    return 0;
}

/// The number of an ending: "1.", "2."
bool is_ending(std::string_view word) { return word.size() == 2 && word[0] >= '1' && word[0] <= '9' && word[1] == '.'; }

/// `line` without the name of its section: "Intro: C G", "[Verse 1] C G".
std::string_view without_section(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with('[') && line.find(']') != std::string_view::npos) return line.substr(line.find(']') + 1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line.find('|') < colon) return line;
    const bool is_sign = colon + 1 < line.size() && line[colon + 1] == '|';
    return is_sign ? line : line.substr(colon + 1);
}

}  // namespace

ChartLine::ChartLine(std::string_view line) { read(without_section(line)); }

void ChartLine::read(std::string_view line) {
    while (!line.empty()) {
        line = line.substr(std::min(line.find_first_not_of(" \t\v\f"), line.size()));
        if (line.empty()) return;
        const auto sign = [&](std::string_view written, Sign meaning) {
            if (!line.starts_with(written)) return false;
            tokens_.push_back({meaning, {}, {}});
            line.remove_prefix(written.size());
            return true;
        };
        if (line.starts_with(":|:")) {
            tokens_.push_back({Sign::end_repeat, {}, {}});
            tokens_.push_back({Sign::begin_repeat, {}, {}});
            line.remove_prefix(3);
            continue;
        }
        if (sign(":||", Sign::end_repeat) || sign(":|", Sign::end_repeat) || sign("||:", Sign::begin_repeat) ||
            sign("|:", Sign::begin_repeat) || sign("|", Sign::bar_line))
            continue;
        std::size_t length = std::min(line.find_first_of(" \t\v\f|"), line.size());
        if (length < line.size() && line[length] == '|' && length > 1 && line[length - 1] == ':') --length;
        word(line.substr(0, length));
        line.remove_prefix(length);
    }
}

void ChartLine::word(std::string_view word) {
    if (is_separator(word) || is_ending(word)) return;
    if (word == "/" || word == "." || word == "//" || word == "///") {
        if (word == ".") word = "/";
        for (std::size_t beat = 0; beat < word.size(); ++beat) tokens_.push_back({Sign::beat, {}, {}});
    } else if (word == "%") {
        tokens_.push_back({Sign::repeat_bar, {}, {}});
    } else if (const int times = repeats_in(word); times > 0) {
        tokens_.push_back({Sign::times, {}, {}, times});
    } else if (!chord(word) && !hyphenated_chords(word)) {
        unknown_.emplace_back(word);
    }
}

bool ChartLine::chord(std::string_view word) {
    while (!word.empty() && (word.back() == ',' || word.back() == '*' || word.back() == ';')) word.remove_suffix(1);
    if (word.starts_with('(') && word.ends_with(')')) word = word.substr(1, word.size() - 2);
    const auto symbol = read_chord_name(word);
    if (!symbol) return false;
    tokens_.push_back({Sign::chord, std::string(word), *symbol});
    ++chords_;
    return true;
}

/// "Am-F-C-G": only where every part is a chord. "C-7" and "C-" never come here, being chords themselves.
bool ChartLine::hyphenated_chords(std::string_view word) {
    if (word.find('-') == std::string_view::npos) return false;
    const std::size_t tokens = tokens_.size(), chords = chords_;
    while (true) {
        const std::size_t end = std::min(word.find('-'), word.size());
        if (!chord(word.substr(0, end))) {
            tokens_.resize(tokens);
            chords_ = chords;
            return false;
        }
        if (end == word.size()) return true;
        word.remove_prefix(end + 1);
    }
}

void ChartLine::play(ChordSequence& sequence) const {
    const std::size_t first = sequence.size();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        const bool with_times = i + 1 < tokens_.size() && tokens_[i + 1].sign == Sign::times;
        switch (token.sign) {
            case Sign::chord:
                sequence.chord(token.written, token.symbol);
                break;
            case Sign::beat:
                sequence.beat();
                break;
            case Sign::repeat_bar:
                sequence.repeat_bar();
                break;
            case Sign::bar_line:
                sequence.bar_line();
                break;
            case Sign::begin_repeat:
                sequence.begin_repeat();
                break;
            case Sign::end_repeat:  // `:| x3` is played three times, not two times three
                sequence.end_repeat(with_times ? tokens_[i + 1].times : 2);
                i += with_times ? 1 : 0;
                break;
            case Sign::times:
                sequence.repeat_from(first, token.times);
                break;
        }
    }
    sequence.bar_line();
}

}  // namespace armonica::features::harmony
