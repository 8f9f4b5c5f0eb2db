#include <cmath>

#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "zero_crossing_rate",
    .title = "zero-crossing rate",
    .modality = Modality::signal,
    .family = "zero_crossing_rate",
    .unit = "1/s",
    .minimum = 0.0,
    .maximum = sample_rate,
    .low = "smooth",
    .high = "noisy or sharp",
    .lower = "smoother",
    .higher = "noisier and sharper",
    .definition = "How often a second the sign of the mono signal changes from one sample to the next, 0 counting as "
                  "positive. Hops "
                  "of 1,024 samples at or below -80 dB are left out.",
    .null_rule = "silent: no hop above -80 dB; too_short: less than 0.05 s.",
    .citation = "Gouyon, Pachet & Delerue, On the Use of Zero-Crossing Rate for an Application of Classification of "
                "Percussive Sounds, DAFx 2000",
}};

class ZeroCrossingRate final : public Measurement {
public:
    void hear(const Hop& hop) override {
        const auto samples = hop.mono;
        if (hop.sounding()) {
            int changes = (last_ < 0.0F) != (samples[0] < 0.0F) ? 1 : 0;
            for (std::size_t i = 1; i < samples.size(); ++i)
                changes += static_cast<int>(samples[i - 1] < 0.0F) ^ static_cast<int>(samples[i] < 0.0F);
            crossings_ += changes;
            samples_ += static_cast<double>(samples.size());
        }
        last_ = samples.back();
    }

    void finish(const Track&, FeatureVector& result) override {
        result.set("zero_crossing_rate", crossings_ * sample_rate / samples_);
    }

private:
    float last_ = 0.0F;
    double crossings_ = 0.0, samples_ = 0.0;
};

}  // namespace

constinit const Family zero_crossing_rate{
    .name = "zero_crossing_rate", .features = infos, .minimum_seconds = 0.05, .start = start<ZeroCrossingRate>};

}  // namespace armonica::features::signal
