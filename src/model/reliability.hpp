#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "model/held_out_tracks.hpp"
#include "model/metrics.hpp"

namespace armonica {

/// One bin of a reliability table: of the predictions between two probabilities, what was said and what was found.
struct ReliabilityBin {
    std::size_t count = 0;          ///< predictions
    double mean_probability = 0.0;  ///< of these; 0 where there are none
    double share = 0.0;             ///< of these that carry the tag; 0 where there are none
};

/// Probabilities beside what was found (DeGroot and Fienberg 1983; Niculescu-Mizil and Caruana 2005).
struct Reliability {
    std::array<ReliabilityBin, calibration_bins> bins{};  ///< of equal width, from 0 to 1; 1 belongs to the last
    std::size_t count = 0;
    std::optional<double> calibration_error;  ///< Σ of count/all · |mean_probability − share|; empty for no predictions
    std::optional<double> by_chance;          ///< see calibration_error_by_chance()
};

struct EvaluationReliability {
    Reliability pooled;             ///< of every tested track and every tag that its fold judges
    std::vector<Reliability> tags;  ///< by tag: of every tested track of the folds that judge it
};

/// Of held-out probabilities. Without decisions all counts are 0.
EvaluationReliability reliability_of(const HeldOutTracks& tracks);

}  // namespace armonica
