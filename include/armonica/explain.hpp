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
    TagResult without;                          ///< what would be said of the tag if the group counted nothing
    std::vector<FeatureContribution> features;  ///< strongest first
    std::vector<PairContribution> pairs;        ///< strongest first; none in models of kind linear or additive
};

/// Why a tag has its score: baseline + Σ contributions = score, to 1e-9.
struct TagExplanation {
    TagResult result;
    double baseline = 0.0;
    std::vector<GroupContribution> groups;  ///< strongest first

    /// The smallest set of groups (ids, strongest first) that already decides: even if no other group spoke for what
    /// is said of the tag, and all that speak against it stayed, it would be given, or not given, all the same. Empty
    /// where not even one is needed: what speaks against it could not change what the average track is told.
    std::vector<std::string> deciding;
    bool deciding_known = true;  ///< false where too many groups would have to be tried
};

/// The reasons for `tags` (all tags if empty), most probable first: exact, not estimated. Fails as Tagger::tag does.
/// Throws std::invalid_argument for a tag that the model does not know.
ARMONICA_API std::variant<std::vector<TagExplanation>, TrackError> explain(const Tagger& tagger,
                                                                           const FeatureVector& track,
                                                                           const std::vector<std::string>& tags = {},
                                                                           const TagOptions& options = {});

/// One feature, and the value it would have to have.
struct FeatureChange {
    std::string feature;
    double from = 0.0, to = 0.0;  ///< in the feature's unit
    double from_percentile = 0.0, to_percentile = 0.0;
};

/// The nearest other track, in one or two features, of which the tag would be said otherwise.
struct NearestChange {
    std::vector<FeatureChange> changes;  ///< one or two
    TagResult result;                    ///< what would then be said of the tag
};

/// The least that one or two features would have to be otherwise for `tag` to be given where it is not, or not given
/// where it is; least in percentiles of the reference collection, and within the values that it takes. All other
/// features stay as they are, which real music seldom does. Empty where no two features could do it. Fails as explain.
ARMONICA_API std::variant<std::optional<NearestChange>, TrackError> nearest_change(const Tagger& tagger,
                                                                                   const FeatureVector& track,
                                                                                   const std::string& tag,
                                                                                   const TagOptions& options = {});

/// Why one tag rather than another: what each group and feature adds to the score of the first more than to that of the
/// second.
struct TagComparison {
    TagResult first, second;
    double baseline = 0.0;                  ///< of the first less that of the second
    std::vector<GroupContribution> groups;  ///< differences, strongest first; `without` and `deviation` are not set
};

/// baseline + Σ contributions = score of `first` less that of `second`, to 1e-9. Fails as explain.
ARMONICA_API std::variant<TagComparison, TrackError> compare(const Tagger& tagger, const FeatureVector& track,
                                                             const std::string& first, const std::string& second,
                                                             const TagOptions& options = {});

}  // namespace armonica
