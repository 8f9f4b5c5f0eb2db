#pragma once

#include <cstdint>
#include <vector>

#include <Eigen/Core>

#include "model/folded_collection.hpp"
#include "model/resampling.hpp"
#include "model/weighted_figures.hpp"

namespace armonica {

/// What was predicted of every tested track by models that had not seen it, fold after fold.
struct HeldOutTracks {
    std::vector<int> rows;   ///< of the collection
    std::vector<int> folds;  ///< by tested track: which of the tested folds, counted from 0
    Eigen::MatrixXd scores;  ///< tested tracks × tags: raw
    Eigen::MatrixXd
        probabilities;       ///< tested tracks × tags: calibrated within the training folds; empty without decisions
    Eigen::MatrixXi given;   ///< tested tracks × tags: 1 where the tag is given; empty without decisions
    Eigen::MatrixXi labels;  ///< tested tracks × tags
    std::vector<std::vector<bool>> judged;  ///< tested fold × tag: both classes on both sides
    std::vector<TagFamily> families;

    bool decided() const { return given.size() > 0; }
    /// Indices of tested tracks.
    std::vector<std::vector<int>> tracks_by_fold() const;
    /// The same figures as Evaluation has, for tracks that count more or less often.
    WeightedFigures figures() const;
    /// Draws of them within each tested fold: of whole units, or of tracks where `unit_of_track` is empty. It is
    /// indexed by row of the collection.
    Resampling resampling(const std::vector<int>& unit_of_track, std::uint64_t seed) const;
};

/// The tested tracks of a collection before anything is predicted of them: all but scores, probabilities and decisions.
HeldOutTracks tested_tracks(const FoldedCollection& collection);

}  // namespace armonica
