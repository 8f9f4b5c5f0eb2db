#include "features/harmony/files/chord_sequence.hpp"

#include <armonica/error.hpp>

#include "features/harmony/symbols/open_fifths.hpp"
#include "features/harmony/files/timeline.hpp"

namespace armonica::features::harmony {

ChordSequence::ChordSequence(std::string file, std::string format) : file_(std::move(file)) {
    result_.format = std::move(format);
}

void ChordSequence::check_room(std::size_t more) const {
    if (more > most_chords - chords_.size())
        throw InputError(
            file_, std::nullopt,
            "with its repeats written out this is a chart of more than " + std::to_string(most_chords) + " chords");
}

void ChordSequence::chord(std::string_view written, const ChordSymbol& symbol) {
    check_room(1);
    chords_.push_back({std::string(written), symbol});
}

void ChordSequence::beat() {
    if (!chords_.empty()) chords_.back().beats += 1.0;
}

void ChordSequence::append_copy(std::size_t first, std::size_t last) {
    check_room(last - first);
    for (std::size_t i = first; i < last; ++i) chords_.push_back(Entry(chords_[i]));
}

void ChordSequence::repeat_bar() {
    if (chords_.size() > bar_begin_)
        append_copy(chords_.size() - 1, chords_.size());
    else
        append_copy(last_bar_begin_, last_bar_end_);
}

void ChordSequence::bar_line() {
    if (chords_.size() == bar_begin_) return;
    last_bar_begin_ = bar_begin_;
    last_bar_end_ = bar_begin_ = chords_.size();
}

void ChordSequence::begin_repeat() {
    bar_line();
    repeat_begin_ = chords_.size();
}

void ChordSequence::end_repeat(int times) {
    bar_line();
    repeat_from(repeat_begin_, times);
    repeat_begin_ = chords_.size();
}

void ChordSequence::repeat_from(std::size_t first, int times) {
    const std::size_t last = chords_.size();
    for (int time = 1; time < times; ++time) append_copy(first, last);
    bar_begin_ = chords_.size();
}

ChordFile ChordSequence::finish() {
    if (chords_.empty()) throw InputError(file_, std::nullopt, "there is not one chord in this file");
    double at = 0.0;
    std::vector<std::size_t> open_fifths;
    for (const Entry& entry : chords_) {
        if (entry.symbol.open_fifth) open_fifths.push_back(result_.chords.size());
        result_.chords.push_back({at, at + entry.beats, entry.symbol.chord, 1.0});
        at += entry.beats;
    }
    settle_open_fifths(result_.chords, open_fifths);
    for (std::size_t i = 0; i < chords_.size(); ++i)
        if (chords_[i].symbol.reduced) note_reduction(result_, chords_[i].written, result_.chords[i].chord);
    return std::move(result_);
}

}  // namespace armonica::features::harmony
