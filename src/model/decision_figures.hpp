#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/held_out_tracks.hpp"

namespace armonica {

/// What came of the decisions about held-out tracks: counts over all tested folds that judge the tag.
struct DecisionFigures {
    std::size_t given = 0;    ///< times a tag was given
    std::size_t right = 0;    ///< of these, times the track carries it
    std::size_t carried = 0;  ///< times a track carries a tag

    std::optional<double> precision() const;  ///< right/given; empty where nothing was given
    std::optional<double> recall() const;     ///< right/carried; empty where nothing was there

    bool operator==(const DecisionFigures&) const = default;
};

/// By tag. Without decisions all counts are 0.
std::vector<DecisionFigures> decision_figures(const HeldOutTracks& tracks);
/// Of all tags together.
DecisionFigures sum_of(const std::vector<DecisionFigures>& tags);

}  // namespace armonica
