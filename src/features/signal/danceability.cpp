#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/detrended_fluctuation.hpp"
#include "dsp/lanes.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "danceability",
    .title = "danceability",
    .modality = Modality::signal,
    .family = "danceability",
    .unit = "1",
    .minimum = 0.25,
    .maximum = 4.0,
    .low = "hard to dance to, its level wanders",
    .high = "easy to dance to, a steady strong beat",
    .lower = "harder to dance to",
    .higher = "easier to dance to",
    .definition =
        "Reciprocal of the mean exponent of a detrended fluctuation analysis. Series: standard deviation of the mono "
        "samples in stretches of 10 ms. Fluctuation F(n): root mean square residual of straight lines fitted to the "
        "summed-up series in windows of n stretches that move on by n/50, for n from 31 growing by a tenth up to 880 "
        "(310 "
        "ms to 8.8 s). Exponents: slopes of log F over log n between neighbouring windows, negative ones taken as 0. A "
        "regular beat keeps F from growing with n. Limited to 0.25 … 4.",
    .null_rule = "silent: no hop above -80 dB; too_short: less than 10 s.",
    .citation =
        "Streich & Herrera, Detrended Fluctuation Analysis of Music Signals: Danceability Estimation and further "
        "Semantic Characterization, AES 118th Convention, 2005",
}};

constexpr std::size_t stretch_samples = 441;

std::vector<std::size_t> windows() {
    std::vector<std::size_t> result;
    for (double n = 31.0; n <= 880.0; n *= 1.1) result.push_back(static_cast<std::size_t>(n));
    return result;
}

class Danceability final : public Measurement {
public:
    void hear(const Hop& hop) override {
        for (std::span<const float> rest = hop.mono; !rest.empty();) {
            const auto part = rest.first(std::min(rest.size(), stretch_samples - filled_));
            total_ += dsp::sum(part);
            squares_ += dsp::dot(part, part);
            filled_ += part.size();
            rest = rest.subspan(part.size());
            if (filled_ == stretch_samples) end_stretch();
        }
    }

    void finish(const Track&, FeatureVector& result) override {
        const std::vector<double> fluctuation = analysis_.finish();
        double exponents = 0.0, count = 0.0;
        for (std::size_t i = 1; i < windows_.size(); ++i) {
            count += 1.0;
            if (fluctuation[i - 1] < least_fluctuation || fluctuation[i] <= fluctuation[i - 1]) continue;
            exponents += std::log(fluctuation[i] / fluctuation[i - 1]) /
                         std::log(static_cast<double>(windows_[i]) / static_cast<double>(windows_[i - 1]));
        }
        result.set("danceability", std::clamp(count / std::max(exponents, 1e-9), *infos[0].minimum, *infos[0].maximum));
    }

private:
    // Below this a profile is straight to the rounding of float samples, and its slopes mean nothing.
    static constexpr double least_fluctuation = 1e-7;

    void end_stretch() {
        const auto count = static_cast<double>(stretch_samples);
        const double mean = total_ / count;
        analysis_.add(static_cast<float>(std::sqrt(std::max(0.0, squares_ / count - mean * mean))));
        total_ = squares_ = 0.0;
        filled_ = 0;
    }

    std::vector<std::size_t> windows_ = windows();
    dsp::DetrendedFluctuation analysis_{windows_};
    double total_ = 0.0, squares_ = 0.0;
    std::size_t filled_ = 0;
};

}  // namespace

constinit const Family danceability{
    .name = "danceability", .features = infos, .minimum_seconds = 10.0, .start = start<Danceability>};

}  // namespace armonica::features::signal
