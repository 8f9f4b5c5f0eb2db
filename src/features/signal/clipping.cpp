#include <algorithm>
#include <cmath>
#include <span>

#include "dsp/extremes.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "clipping_rate",
    .title = "clipping",
    .modality = Modality::signal,
    .family = "clipping",
    .unit = "log2 1/s",
    .minimum = 0.0,
    .maximum = 16.0,
    .low = "clean at its peaks",
    .high = "clipped at its peaks",
    .lower = "cleaner at its peaks",
    .higher = "more clipped at its peaks",
    .definition =
        "log2(1 + r), r being the samples a second in runs of three at least at or beyond 99 % of full scale on the "
        "same "
        "side of zero; mean of left and right, over hops of 1,024 samples with a sample above -80 dB. A file that was "
        "turned down after it was clipped shows none.",
    .null_rule = "silent: no hop above -80 dB.",
    .citation = "",
}};

constexpr float full = 0.99F;
constexpr float least = 1e-4F;
constexpr int least_run = 3;

// Counts, on one side, the samples in runs that are long enough.
class Runs {
public:
    double count(std::span<const float> samples, float largest) {
        if (largest < full) {
            run_ = 0;
            return 0.0;
        }
        double counted = 0.0;
        for (const float sample : samples) {
            const int sign = sample >= full ? 1 : (sample <= -full ? -1 : 0);
            run_ = sign == 0 ? 0 : (sign == sign_ ? run_ + 1 : 1);
            sign_ = sign;
            if (run_ == least_run) counted += least_run;
            if (run_ > least_run) counted += 1.0;
        }
        return counted;
    }

private:
    int run_ = 0, sign_ = 0;
};

class Clipping final : public Measurement {
public:
    void hear(const Hop& hop) override {
        const float left = dsp::largest_magnitude(hop.left), right = dsp::largest_magnitude(hop.right);
        clipped_ += 0.5 * (left_.count(hop.left, left) + right_.count(hop.right, right));
        if (std::max(left, right) > least) samples_ += static_cast<double>(hop.mono.size());
    }

    void finish(const Track&, FeatureVector& result) override {
        result.set("clipping_rate", std::log2(1.0 + clipped_ * sample_rate / samples_));
    }

private:
    Runs left_, right_;
    double clipped_ = 0.0, samples_ = 0.0;
};

}  // namespace

constinit const Family clipping{.name = "clipping", .features = infos, .start = start<Clipping>};

}  // namespace armonica::features::signal
