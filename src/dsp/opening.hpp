#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "dsp/lanes.hpp"

/// Morphological opening with a flat element of six values (Serra 1982): of a series it keeps what lasts six values or
/// more, and takes away peaks that are narrower. The largest of the smallest of any six neighbours that hold a value;
/// beyond its ends the series counts as 0. A cheap stand-in for a median: it needs no sorting.
namespace armonica::dsp {

inline constexpr std::size_t opening_length = 6;

/// Opens one series of values that are not negative, whose number is a multiple of four. No allocation after the first
/// call with a size.
class Opening {
public:
    /// The opened series; valid until the next call.
    std::span<const float> of(std::span<const float> values);

private:
    std::vector<float> padded_, smallest_, result_;
};

/// Opens as many series at once as a frame has values, one value of each at a time.
class RunningOpening {
public:
    /// For frames of `size` values, a multiple of four.
    explicit RunningOpening(std::size_t size);

    /// Takes a frame and returns the opened one of five frames before; valid until the next call.
    std::span<const float> add(std::span<const float> frame);

private:
    // What is known of four neighbouring series, side by side in memory: of one frame ago, and of the last four frames
    // the smaller of two neighbouring frames and the larger of two neighbours of `smallest`.
    struct Column {
        Float4 frame, smallest;
        std::array<Float4, 4> pair_smallest, pair_largest;
    };

    std::vector<Column> columns_;
    std::vector<float> result_;
    std::size_t turn_ = 0;
};

}  // namespace armonica::dsp
