#include "features/midlevel/set_heard.hpp"

#include <stdexcept>
#include <string>

#include "features/midlevel/heard.hpp"

namespace armonica::features::midlevel {

namespace {

constexpr double one_window_seconds = 10.4;  // and what the frames reach beyond it

const HeardOutput& output_of(std::string_view id, const Heard& heard) {
    constexpr std::string_view prefix = "midlevel_";
    const HeardOutput* output = heard.find(id.substr(prefix.size()));
    if (output == nullptr) throw std::out_of_range("no network hears " + std::string(id));
    return *output;
}

/// Why nothing was heard: in a track that is long enough all windows were silent.
MissingReason nothing_heard(const Track& track) {
    return track.seconds() < one_window_seconds ? MissingReason::too_short : MissingReason::silent;
}

}  // namespace

void set_mean(std::string_view id, const Track& track, FeatureVector& result) {
    if (track.midlevel().windows == 0) return result.set_missing(id, nothing_heard(track));
    const HeardOutput& output = output_of(id, track.midlevel());
    result.set(id, output.mean, output.sets_in);
    result.set_uncertainty(id, output.uncertainty);
}

void set_spread(std::string_view id, std::string_view spread_id, const Track& track, FeatureVector& result) {
    if (track.midlevel().windows == 0) return result.set_missing(spread_id, nothing_heard(track));
    const HeardOutput& output = output_of(id, track.midlevel());
    if (output.spread)
        result.set(spread_id, *output.spread);
    else
        result.set_missing(spread_id, MissingReason::too_short);
}

}  // namespace armonica::features::midlevel
