#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/harmony/files/chord_sequence.hpp"

namespace armonica::features::harmony {

/// One line of a chart, understood as far as it goes.
class ChartLine {
public:
    explicit ChartLine(std::string_view line);

    /// Whether the line is made of chords and the signs between them, and of nothing else.
    bool is_of_chords() const { return chords_ > 0 && unknown_.empty(); }

    /// Whether it looks like a line of chords that has something in it that is none; then `unknown()` says what.
    bool is_nearly_of_chords() const { return !unknown_.empty() && chords_ >= 2 && chords_ > unknown_.size(); }
    const std::vector<std::string>& unknown() const { return unknown_; }

    /// Writes the chords out.
    void play(ChordSequence& sequence) const;

private:
    enum class Sign { chord, beat, repeat_bar, bar_line, begin_repeat, end_repeat, times };
    struct Token {
        Sign sign;
        std::string written;
        ChordSymbol symbol;
        int times = 0;
    };

    void read(std::string_view line);
    void word(std::string_view word);
    bool chord(std::string_view word);
    bool hyphenated_chords(std::string_view word);

    std::vector<Token> tokens_;
    std::vector<std::string> unknown_;
    std::size_t chords_ = 0;
};

}  // namespace armonica::features::harmony
