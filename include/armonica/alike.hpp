#pragma once

#include <string>
#include <variant>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/export.hpp>
#include <armonica/feature_vector.hpp>
#include <armonica/tagger.hpp>

namespace armonica {

/// The reasons for all tags of one track: what each group of features adds to each tag's score, in log-odds.
struct Reasons {
    /// One row a tag, in the order of Tagger::tags(); in it one number a group, in the order of the model.
    std::vector<std::vector<double>> contributions;
};

/// The reasons of `track`. Fails as Tagger::tag does.
ARMONICA_API std::variant<Reasons, TrackError> reasons(const Tagger& tagger, const FeatureVector& track);

/// What one group has to do with how alike two tracks are.
struct GroupLikeness {
    std::string group;  ///< id
    std::string title;
    double share = 0.0;  ///< what it adds to Likeness::value; below 0 where it speaks against what it speaks for there
    std::string tag;     ///< the tag that makes most of the share, on its side of 0
    double first = 0.0, second = 0.0;  ///< what the group adds to that tag's score in either track, in log-odds
};

/// How alike the reasons of two tracks are.
struct Likeness {
    /// 1: the same reasons, equally strong; −1: the same, each turned into its opposite.
    double value = 0.0;
    std::vector<GroupLikeness> groups;  ///< all; largest share first. Their shares add up to `value`, to 1e-12
};

/// With a and b what a group adds to a tag in either track, over all tags and groups,
///
///     2 Σ a·b / (Σ a² + Σ b²) = 1 − Σ (a − b)² / (Σ a² + Σ b²)
///
/// the coefficient of identity (Zegers and ten Berge, Psychometrika 50, 1985, pp. 17-24; Dice's coefficient for
/// numbers, and Lin's concordance, Biometrics 45, 1989, pp. 255-268, about 0 instead of the means). Unlike a
/// correlation it asks for the same strength too: reasons of half the strength are alike by 0.8. It is the same from
/// either side. Where all is 0 in both, nothing speaks in either: they are alike, 1, of which every group has the same
/// share. With `tag` only what speaks for and against that one counts.
///
/// Throws std::invalid_argument for a tag that the model does not know, and for reasons of another model.
ARMONICA_API Likeness likeness(const Tagger& tagger, const Reasons& first, const Reasons& second,
                               const std::string& tag = "");

}  // namespace armonica
