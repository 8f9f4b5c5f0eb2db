#include "features/harmony/files/timeline.hpp"

#include <algorithm>
#include <cmath>

#include <armonica/error.hpp>

#include "features/harmony/symbols/chord_name.hpp"
#include "features/harmony/symbols/note_names.hpp"
#include "features/harmony/symbols/open_fifths.hpp"

namespace armonica::features::harmony {
namespace {

constexpr double rounding_seconds = 0.01;

std::string harte_spelt_as(std::string_view written, const std::optional<Chord>& chord) {
    const std::string usual = harte(chord);
    const auto root = leading_note(written);
    if (!chord || !root) return usual;
    return std::string(written.substr(0, root->length)) + usual.substr(usual.find(':'));
}

}  // namespace

Timeline::Timeline(std::string file, std::string format) : file_(std::move(file)) {
    result_.format = std::move(format);
    result_.timed = true;
}

void Timeline::fail(const std::string& problem) const { throw InputError(file_, line_, place_ + problem); }

void Timeline::check(double start, double end) const {
    if (!std::isfinite(start) || !std::isfinite(end)) fail("its times are not finite numbers");
    if (start < 0.0) fail("it starts before the music, at a negative time");
    if (end > longest_piece_seconds) fail("it lies more than four months after the start; times are in seconds");
    if (end < start) fail("it ends before it starts");
    if (start < reached_ - rounding_seconds)
        fail("it starts before the end of the chord before it; chords must come in their order, without overlap");
}

void Timeline::add(double start, double end, std::string_view label, double confidence) {
    check(start, end);
    ChordSymbol symbol;
    try {
        symbol = read_label(label);
    } catch (const SymbolError& error) {
        fail(error.what());
    }
    start = std::max(start, reached_);
    if (end <= start) return;
    Progression& chords = result_.chords;
    if (start - reached_ > rounding_seconds)
        chords.push_back({reached_, start, std::nullopt, 1.0});
    else
        start = reached_;
    chords.push_back({start, end, symbol.chord, confidence});
    if (symbol.reduced) reduced_.push_back({chords.size() - 1, std::string(label), symbol.open_fifth});
    reached_ = end;
}

ChordFile Timeline::finish() {
    if (result_.chords.empty()) throw InputError(file_, std::nullopt, "there is not one chord in this file");
    std::vector<std::size_t> open_fifths;
    for (const Reduced& reduced : reduced_)
        if (reduced.open_fifth) open_fifths.push_back(reduced.index);
    settle_open_fifths(result_.chords, open_fifths);
    for (const Reduced& reduced : reduced_)
        note_reduction(result_, reduced.written, result_.chords[reduced.index].chord);
    return std::move(result_);
}

ChordSymbol read_label(std::string_view label) {
    try {
        return read_harte(label);
    } catch (const SymbolError&) {
        if (label.find(':') != std::string_view::npos) throw;
        const auto named = read_chord_name(label);
        if (!named) throw;
        return *named;
    }
}

void note_reduction(ChordFile& file, std::string_view written, const std::optional<Chord>& kept) {
    const auto same = std::find_if(file.reduced.begin(), file.reduced.end(),
                                   [&](const ReducedSymbol& reduced) { return reduced.written == written; });
    if (same != file.reduced.end())
        ++same->times;
    else
        file.reduced.push_back({std::string(written), harte_spelt_as(written, kept), 1});
}

}  // namespace armonica::features::harmony
