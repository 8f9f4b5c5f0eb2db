#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/glass_fit.hpp"
#include "model/held_out_tracks.hpp"

namespace armonica {

/// What each group adds to the scores of tracks by models that had not seen them, fold after fold.
struct HeldOutContributions {
    std::vector<int> groups;           ///< of the grouping: those that have a column; in what follows they count from 0
    HeldOutTracks tracks;              ///< with raw scores, without decisions
    std::vector<Eigen::MatrixXd> raw;  ///< by tag: tested tracks × groups, in the unit of the raw scores
    Eigen::MatrixXd
        slopes;  ///< tested fold × tag: log-odds by raw score, learned within the training folds; never below 0
    std::vector<LearnedBands> bands;  ///< by tested fold
};

/// Fits every tested fold's model. Throws std::invalid_argument for kind xgboost.
HeldOutContributions held_out_contributions(const FoldedCollection& collection, Kind kind, const EmOptions& options,
                                            int jobs);

/// Raw scores (tested tracks × tags, ordered as tested_tracks() orders them) of models that were trained without the
/// features of one group, counted as HeldOutContributions::groups does. Where no other group is left, 0 throughout:
/// nothing tells one track from another.
Eigen::MatrixXd scores_without_group(const FoldedCollection& collection, int group, Kind kind, const EmOptions& options,
                                     int jobs);

}  // namespace armonica
