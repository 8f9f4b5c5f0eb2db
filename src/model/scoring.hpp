#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/model.hpp"

namespace armonica {

/// The features of `track` as `model` sees them, in the order of Model::features: standardised, values beyond the
/// reference collection counted as its nearest end, 0 where missing or constant. Throws InputError if the model was
/// trained on a table, whose columns cannot be measured from sound, or if the track was measured with another version
/// of the catalogue than the model was trained with.
std::vector<double> standardise_track(const Tagger::Model& model, const FeatureVector& track);

/// The same for a row of numbers in the order of Model::features, NaN where missing. Throws std::invalid_argument if it
/// has another length.
std::vector<double> standardise_row(const Tagger::Model& model, std::span<const double> row);

/// What each feature adds to the score of `tag`, in log-odds: slope · weight · z. Exactly 0 for a missing feature.
std::vector<double> contributions(const ModelTag& tag, std::span<const double> z);

/// Baseline + Σ contributions, added in the order of the features.
double score(const ModelTag& tag, std::span<const double> contributions);

/// Every tag's score, probability and whether it is given, in the order of Model::tags. The probability is the logistic
/// function of the score, or, in a family of tags that exclude each other, the softmax of its scores. In a family the
/// tag of highest score is given (the first of equals), and none where the scores told nothing out of fold (slope 0).
std::vector<TagResult> judge(const Tagger::Model& model, std::span<const double> z);

/// An error where more than half of the features that any tag weighs are missing on `track`. Its code follows the most
/// frequent reason: `silent`, `too_short`, else `not_enough_features`.
std::optional<TrackError> missing_too_much(const Tagger::Model& model, const FeatureVector& track);

}  // namespace armonica
