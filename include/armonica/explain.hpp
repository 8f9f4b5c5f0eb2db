#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/export.hpp>
#include <armonica/feature_vector.hpp>
#include <armonica/tagger.hpp>

namespace armonica {

/// What one feature adds to one tag's score.
struct FeatureContribution {
    std::string feature;                     ///< feature id or table column
    std::optional<double> value;             ///< the track's value, in the feature's unit; empty where missing
    std::optional<double> uncertainty = {};  ///< as FeatureVector::uncertainty
    std::optional<double> percentile;        ///< share of the reference collection below the value, 0 … 100
    std::string missing;                     ///< the reason where there is no value, else empty
    bool beyond_reference = false;           ///< outside all values of the reference collection: counted as its nearest
    std::vector<double> heard_at;            ///< where what it counts is heard, as FeatureVector::heard_at
    std::vector<std::string> quotes;         ///< the words that made it, as FeatureVector::quotes
    double contribution = 0.0;               ///< in log-odds; exactly 0 where missing
};

/// What two features of one group add together to one tag's score, beyond what each adds by itself.
struct PairContribution {
    std::string first, second;  ///< feature ids or table columns
    double contribution = 0.0;  ///< in log-odds; exactly 0 where one of them is missing
};

/// What one group of features adds to one tag's score.
struct GroupContribution {
    std::string group;  ///< id
    std::string title;
    double contribution = 0.0;                  ///< the sum of what its features and pairs contribute
    std::optional<double> deviation;            ///< standard deviation of the contribution, as of TagResult::interval
    std::vector<FeatureContribution> features;  ///< strongest first
    std::vector<PairContribution> pairs;        ///< strongest first; none in models of kind linear or additive
};

/// Why a tag has its score: baseline + Σ contributions = score, to 1e-9.
struct TagExplanation {
    TagResult result;
    double baseline = 0.0;
    std::vector<GroupContribution> groups;  ///< strongest first
};

/// The reasons for `tags` (all tags if empty), most probable first: exact, not estimated. Fails as Tagger::tag does.
/// Throws std::invalid_argument for a tag that the model does not know.
ARMONICA_API std::variant<std::vector<TagExplanation>, TrackError> explain(const Tagger& tagger,
                                                                           const FeatureVector& track,
                                                                           const std::vector<std::string>& tags = {},
                                                                           const TagOptions& options = {});

}  // namespace armonica
