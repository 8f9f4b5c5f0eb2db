#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/export.hpp>
#include <armonica/extract.hpp>
#include <armonica/tagger.hpp>

namespace armonica {

/// A stretch of a track in which a tag's score is higher than elsewhere in it.
struct CarryingStretch {
    double start = 0.0, end = 0.0;      ///< seconds from the start of the track
    double probability = 0.0;           ///< highest of its passages
    std::vector<std::string> groups;    ///< ids of what speaks for the tag more there than elsewhere, at most two
    std::vector<std::string> features;  ///< the same of features, at most five
};

/// One tag along a track.
struct TagInTime {
    std::string tag;
    /// By passage; empty where the passage alone cannot be judged (silence, a gap).
    std::vector<std::optional<TagResult>> passages;
    /// Where to listen: those that carry the tag most, at most three, strongest first. Empty where the tag is as
    /// probable from start to end.
    std::vector<CarryingStretch> carrying;
};

/// The same model along the track: every passage judged as if it were a track. Passages are shorter than the tracks
/// that models are trained on, so what needs long to be heard (harmony, form) says less of them. `tags`: all if empty,
/// in the order of Tagger::tags(). Throws as Tagger::tag does, and std::invalid_argument for a tag that the model does
/// not know.
ARMONICA_API std::vector<TagInTime> in_time(const Tagger& tagger, const std::vector<Passage>& passages,
                                            const std::vector<std::string>& tags = {}, const TagOptions& options = {});

}  // namespace armonica
