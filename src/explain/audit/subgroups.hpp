#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/held_out_tracks.hpp"
#include "model/resampled_means.hpp"
#include "tables/collection.hpp"

namespace armonica::audit {

/// How a model does on some of a collection's tracks, which it has not seen. Intervals are of 95 %.
struct SubgroupFigures {
    std::string name;
    std::size_t tracks = 0;
    std::size_t tags = 0;                   ///< that some of these tracks carry, and some do not, here and elsewhere
    std::optional<double> roc_auc, others;  ///< mean over these tags: here, and on all other tracks
    std::optional<double> difference;       ///< here less elsewhere
    std::optional<Interval> difference_interval;
    MeanFigure
        excess_probability;   ///< mean over tracks and tags of the probability, less the share that carries the tag
    MeanFigure excess_given;  ///< the same of tags given
};

struct SubgroupAudit {
    std::string by;  ///< "genre", "year"
    std::vector<SubgroupFigures> subgroups;
    std::size_t left_out = 0;  ///< tracks of subgroups that are too small, or of none
};

struct SubgroupOptions {
    std::size_t fewest_tracks = 10;  ///< fewer tell nothing
    int resamples = 1000;
    std::uint64_t seed = 1;
    int jobs = 0;
};

/// Tracks told apart by `value_of_track` (by row of the collection, empty where not known). Tags whose family is `by`
/// are not counted: within one genre there is nothing to tell of genres. Scores are the calibrated ones, which can be
/// compared between folds.
SubgroupAudit audit_subgroups(const HeldOutTracks& tracks, const std::string& by,
                              const std::vector<std::string>& value_of_track, const std::vector<int>& unit_of_track,
                              const SubgroupOptions& options);

/// A column as subgroups: its texts, or, where all are numbers and there are more than eight, thirds of them, "below
/// 1985", "1985 to 2000", "2000 and above".
std::vector<std::string> subgroup_of_track(const TrackColumn& column);

/// The tag of the family that each track carries, without its category; empty where it carries none.
std::vector<std::string> family_of_track(const TrainingData& data, const std::string& family);

}  // namespace armonica::audit
