#pragma once

#include <vector>

#include "model/folded_collection.hpp"
#include "model/held_out_tracks.hpp"
#include "model/model.hpp"

namespace armonica {

/// The model of one tested fold, learned without it, calibration and thresholds included.
struct FoldModel {
    std::vector<int> rows;  ///< of the collection: the tested ones
    Tagger::Model model;    ///< with all columns and all tags of the collection; it does not know how sure it is
};

/// One for each of `collection.splits`. `names`: of its columns; `tags`: names of the collection's tags; `groups`: ids
/// and titles by group number. Throws std::invalid_argument for kind xgboost, which no model can be of.
std::vector<FoldModel> fold_models(const FoldedCollection& collection, const std::vector<std::string>& names,
                                   const std::vector<std::string>& tags, const std::vector<ModelGroup>& groups,
                                   Kind kind, const EmOptions& options, int jobs);

/// What they say of the tracks that they have not seen, raw scores, probabilities and decisions. `models` as
/// fold_models() gives them for `collection`.
HeldOutTracks held_out_tracks(const FoldedCollection& collection, const std::vector<FoldModel>& models);

}  // namespace armonica
