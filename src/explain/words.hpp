#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <armonica/alike.hpp>
#include <armonica/catalogue.hpp>
#include <armonica/explain.hpp>
#include <armonica/in_time.hpp>

#include "explain/messages.hpp"

namespace armonica {

/// A number as a person writes it: three significant digits, thousands apart, a true minus: "2,310", "0.0312", "−14.2".
std::string number_in_words(double value);

/// A feature's value: as number_in_words, but what is counted in wholes ("14 lines") without decimals.
std::string value_in_words(double value, const FeatureInfo& feature);

/// The unit of that value: "lines", and "line" for one of them; empty for a pure number.
std::string unit_in_words(double value, const FeatureInfo& feature);

/// A count with its thousands apart: "1,000".
std::string count_in_words(std::size_t count);

/// "3:07", "1:02:05": a length or a place in a track; below 0 counts as 0.
std::string minutes_and_seconds(double seconds);

/// A feature's value with its unit, as it is told in a list: "172 BPM", "3 in 2:10".
std::string amount_in_words(const FeatureContribution& feature, const Messages& messages = Messages::english());

/// What a feature's value means on this track, for a listener: "tempo 172 BPM, faster than 91 % of the reference
/// tracks", "plagal cadences, 2 in 0:30, more frequent than 92 % of the reference tracks; heard at 0:12 and 0:26". Says
/// so where the value is missing or lies beyond all reference tracks. A table column that the catalogue does not know
/// is called by its name and is "higher" or "lower".
std::string feature_in_words(const FeatureContribution& feature, const Messages& messages = Messages::english());

/// "roughness together with rate of onsets": what two features say only together.
std::string pair_in_words(const PairContribution& pair, const Messages& messages = Messages::english());

/// The same in few words, for a table: "faster", "duller", "higher timbre 5".
std::string feature_in_brief(const FeatureContribution& feature, const Messages& messages = Messages::english());

/// Which way what a group adds speaks, and how strongly, by how much it changes the odds of the tag: "hardly at all" by
/// less than a tenth, "a little for it" up to 1.5 times, "clearly" to 2.5 times, "strongly" to 5 times, "very strongly"
/// beyond.
std::string strength_in_words(double contribution, const Messages& messages = Messages::english());

/// The titles of groups, within a sentence: "“melody and harmony” and “space”".
std::string groups_in_words(const std::vector<std::string>& ids, const std::vector<GroupContribution>& groups,
                            const Messages& messages = Messages::english());

/// What decided, and which groups could not be left out, each a sentence: "Decided by “key and mode”: even if nothing
/// else spoke for the tag, it would be given."
std::vector<std::string> decision_in_words(const TagExplanation& explanation,
                                           const Messages& messages = Messages::english());

/// "The least that would give it, all else staying as it is: tempo 92 BPM instead of 120 BPM (58 %)." `given`: whether
/// the tag is given as the track is.
std::string change_in_words(const std::optional<NearestChange>& nearest, bool given,
                            const Messages& messages = Messages::english());

/// "Listen at 0:48–1:16 (84 %): “pulse” and “space” speak for it more than elsewhere." `groups`: for their titles.
std::string stretch_in_words(const CarryingStretch& stretch, const std::vector<GroupContribution>& groups,
                             const Messages& messages = Messages::english());

/// In what two tracks are alike most: "Alike most in “space” (both against tension)." At most two groups.
std::string likeness_in_words(const Likeness& likeness, const Messages& messages = Messages::english());

/// "71 %"
std::string percent_in_words(double share);

}  // namespace armonica
