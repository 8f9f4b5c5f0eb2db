#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/symbols/harte.hpp"

namespace armonica::features::harmony {

/// Chords of a chart, which knows bars and beats but no seconds: what is repeated is written out.
class ChordSequence {
public:
    /// Chords that one chart may have, repeats written out.
    static constexpr std::size_t most_chords = 100000;

    ChordSequence(std::string file, std::string format);

    void chord(std::string_view written, const ChordSymbol& symbol);
    void beat();        ///< `/` or `.`: the last chord goes on for one beat more
    void repeat_bar();  ///< `%`: the last bar once more; within a bar, its last chord
    void bar_line();
    void begin_repeat();             ///< `|:`
    void end_repeat(int times = 2);  ///< `:|`: all since `|:`, or since the last repeat, is played so many times

    std::size_t size() const { return chords_.size(); }
    /// All from chord `first` on is played so many times.
    void repeat_from(std::size_t first, int times);

    /// Throws InputError where there is no chord.
    ChordFile finish();

    ChordFile& result() { return result_; }

private:
    struct Entry {
        std::string written;
        ChordSymbol symbol;
        double beats = 1.0;
    };

    void append_copy(std::size_t first, std::size_t last);
    void check_room(std::size_t more) const;

    std::string file_;
    ChordFile result_;
    std::vector<Entry> chords_;
    std::size_t bar_begin_ = 0;                          // of the bar that is being filled
    std::size_t last_bar_begin_ = 0, last_bar_end_ = 0;  // the last one that was
    std::size_t repeat_begin_ = 0;
};

}  // namespace armonica::features::harmony
