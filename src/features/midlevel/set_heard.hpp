#pragma once

#include <armonica/feature_vector.hpp>
#include <string_view>

#include "features/shared/sound.hpp"

namespace armonica::features::midlevel {

/// Sets feature `id`, "midlevel_" and the id of an output, to what was heard, with its uncertainty and where it sets
/// in; missing where no window sounded, or the track is shorter than one. Throws std::out_of_range where no network has
/// that output.
void set_mean(std::string_view id, const Track& track, FeatureVector& result);

/// Sets `spread_id` to how much the output behind `id` varies from window to window; missing where there is but one.
void set_spread(std::string_view id, std::string_view spread_id, const Track& track, FeatureVector& result);

}  // namespace armonica::features::midlevel
