#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/symbols/harte.hpp"

namespace armonica::features::harmony {

/// The longest piece whose times are believed, in seconds: some four months.
inline constexpr double longest_piece_seconds = 1e7;

/// Chords that a file names with their times, entry by entry: checks the times and fills gaps with no chord.
class Timeline {
public:
    Timeline(std::string file, std::string format);

    /// Where the next entry stands, for the errors: a line, or words such as "entry 3: ".
    void at_line(std::size_t line) { line_ = line; }
    void at(std::string place) { place_ = std::move(place); }

    /// Adds what sounds from `start` to `end`, in seconds. A gap before it becomes a time without chord; what overlaps
    /// by no more than 10 ms, as rounding makes it, begins where the one before ends. An entry without length is passed
    /// over. Throws InputError for times that are no numbers, negative, too late, turned round, out of order or
    /// overlapping.
    void add(double start, double end, std::string_view label, double confidence = 1.0);

    /// [at_line/at] Throws the InputError.
    [[noreturn]] void fail(const std::string& problem) const;

    /// What was read. Throws InputError where there is no entry at all.
    ChordFile finish();

    ChordFile& result() { return result_; }

private:
    void check(double start, double end) const;

    std::string file_;
    std::optional<std::size_t> line_;
    std::string place_;
    struct Reduced {
        std::size_t index;  ///< in the progression
        std::string written;
        bool open_fifth;
    };

    double reached_ = 0.0;
    std::vector<Reduced> reduced_;
    ChordFile result_;
};

/// A label in Harte's notation or, where it is none and has no colon, an English chord name, as chord recognisers write
/// them. Throws SymbolError.
ChordSymbol read_label(std::string_view label);

/// Notes that `written` was reduced to `kept`, whose root is spelt as it was written.
void note_reduction(ChordFile& file, std::string_view written, const std::optional<Chord>& kept);

}  // namespace armonica::features::harmony
