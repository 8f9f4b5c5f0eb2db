#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/lyrics/files/read_lyrics.hpp"
#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// A line as a file has it, with its times in seconds.
struct ReadLine {
    std::string text;             ///< empty: a break between sections
    std::optional<double> start;  ///< of a break: when the pause begins
    std::optional<double> end;
    std::optional<SectionKind> kind;  ///< of a break: what the section behind it is, where the file's markup says so
};

/// No song has more; a file that seems to is made to fill memory.
inline constexpr std::size_t most_sung_lines = 100'000;
inline constexpr std::size_t most_sung_bytes = 2 * longest_lyrics_bytes;

/// The lines of a file one after the other, bounded in number and size.
class ReadLines {
public:
    /// Adds a line, unless there are too many. Breaks without times behind a break are one break.
    void add(ReadLine line);
    void add_break() { add({}); }

    bool full() const { return full_; }
    std::vector<ReadLine>& lines() { return lines_; }

private:
    std::vector<ReadLine> lines_;
    std::size_t bytes_ = 0;
    bool full_ = false;
};

/// Whether every time is no smaller than the one before.
bool in_order_of_time(const std::vector<ReadLine>& lines);

/// Which way a break without a time goes when lines are sorted.
enum class BreakGoesWith { line_before, line_behind };

/// Sorts by start; what starts together keeps its order, and a line without a time stays behind the one before it.
void sort_by_time(std::vector<ReadLine>& lines, BreakGoesWith side);

/// Silence between lines that separates sections, in seconds.
inline constexpr double section_gap_seconds = 8.0;

}  // namespace armonica::features::lyrics
