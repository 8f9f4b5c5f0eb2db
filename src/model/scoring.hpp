#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "model/model.hpp"

namespace armonica {

/// A track that is shorter than this is not judged: its features can be measured, but they are those of a sound, not of
/// a piece of music.
inline constexpr double shortest_judged_seconds = 3.0;

/// Throws InputError if `model` was trained on a table, whose columns cannot be measured from sound, or with another
/// version of the catalogue than `version`, by which tracks are measured.
void check_catalogue(const Tagger::Model& model, std::string_view version);

/// The features of `track` as `model` sees them, in the order of Model::features. Kind linear: standardised, values
/// beyond the reference collection counted as its nearest end, 0 where missing or constant. Other kinds: rank-normal,
/// NaN where missing or constant. Throws as check_catalogue does.
std::vector<double> inputs_of_track(const Tagger::Model& model, const FeatureVector& track);

/// The same for a row of numbers in the order of Model::features, NaN where missing. Throws std::invalid_argument if it
/// has another length.
std::vector<double> inputs_of_row(const Tagger::Model& model, std::span<const double> row);

/// What the model sees of one value of feature number `feature`.
double input_of(const Tagger::Model& model, std::size_t feature, double value);

/// What a score is made of, in log-odds.
struct Contributions {
    std::vector<double> features;  ///< by feature: what it adds by itself. Exactly 0 where it is missing
    std::vector<double> pairs;     ///< by ModelTag::function.pairs: what two features of one group add together
};

/// slope · weight · z, or slope · effect.
Contributions contributions(const ModelTag& tag, std::span<const double> inputs);

/// Baseline + Σ contributions, features first, in their order.
double score(const ModelTag& tag, const Contributions& contributions);

/// True where the tag's score depends on the feature with this index.
bool weighs(const ModelTag& tag, std::size_t feature);

/// Scores of every tag of a model, and what its groups add to each.
struct TagScores {
    std::vector<double> scores;  ///< by tag
    Eigen::MatrixXd groups;      ///< tags × groups
};

TagScores scores_of(const Tagger::Model& model, std::span<const double> inputs);

/// An error where more than half of the features that any tag weighs are missing on `track`, its code following the
/// most frequent reason (`silent`, `too_short`, else `not_enough_features`), or where the track is shorter than
/// shortest_judged_seconds (`too_short`).
std::optional<TrackError> missing_too_much(const Tagger::Model& model, const FeatureVector& track);

}  // namespace armonica
