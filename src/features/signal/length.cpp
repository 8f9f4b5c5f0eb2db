#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "length",
    .title = "length",
    .modality = Modality::signal,
    .family = "length",
    .unit = "s",
    .minimum = 0.0,
    .maximum = std::nullopt,
    .low = "short",
    .high = "long",
    .lower = "shorter",
    .higher = "longer",
    .definition = "Length of the decoded sound, silence included.",
    .null_rule = "Never missing.",
    .citation = "",
}};

class Length final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override { result.set("length", track.seconds()); }
};

}  // namespace

constinit const Family length{.name = "length", .features = infos, .measures_silence = true, .start = start<Length>};

}  // namespace armonica::features::signal
