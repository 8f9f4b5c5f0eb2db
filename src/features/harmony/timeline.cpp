#include "features/harmony/timeline.hpp"

#include <algorithm>
#include <cmath>

#include <armonica/error.hpp>

#include "features/harmony/chord_name.hpp"

namespace armonica::features::harmony {
namespace {

constexpr double rounding_seconds = 0.01;

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
    note_reduction(result_, label, symbol);
    reached_ = end;
}

ChordFile Timeline::finish() {
    if (result_.chords.empty()) throw InputError(file_, std::nullopt, "there is not one chord in this file");
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

void note_reduction(ChordFile& file, std::string_view written, const ChordSymbol& symbol) {
    if (!symbol.reduced) return;
    const auto same = std::find_if(file.reduced.begin(), file.reduced.end(),
                                   [&](const ReducedSymbol& reduced) { return reduced.written == written; });
    if (same != file.reduced.end())
        ++same->times;
    else
        file.reduced.push_back({std::string(written), harte(symbol.chord), 1});
}

}  // namespace armonica::features::harmony
