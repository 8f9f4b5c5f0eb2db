#include <algorithm>
#include <vector>

#include "dsp/fft.hpp"
#include "dsp/peaks.hpp"
#include "dsp/running_mean.hpp"
#include "dsp/window.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "pitch_salience",
    .title = "pitch salience",
    .modality = Modality::signal,
    .family = "pitch_salience",
    .unit = "1",
    .minimum = 0.0,
    .maximum = 1.0,
    .low = "no clear pitch, like noise or drums",
    .high = "a clear pitch stands out",
    .lower = "less clearly pitched",
    .higher = "more clearly pitched",
    .definition = "Highest peak (local maximum) of the normalised autocorrelation among the lags of pitches from 80 to "
                  "5,000 Hz, 0 "
                  "where there is none; mean over frames of 2,048 samples (Hann window, hop 1,024) above -80 dB. The "
                  "window's own "
                  "autocorrelation is divided out.",
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation =
        "Ricard, Towards Computational Morphological Description of Sound, DEA thesis, Universitat Pompeu Fabra, "
        "2004",
}};

constexpr auto shortest_lag = static_cast<std::size_t>(sample_rate / 5000.0);
constexpr auto longest_lag = static_cast<std::size_t>(sample_rate / 80.0);

// 1 over the (circular) autocorrelation of the Hann window, lag 0 being 1.
std::vector<float> window_correction() {
    dsp::RealFft fft(frame_size);
    const std::vector<float> window = dsp::hann_window(frame_size);
    std::copy(window.begin(), window.end(), fft.time().begin());
    fft.forward();
    for (auto& bin : fft.spectrum()) bin = std::norm(bin);
    fft.inverse();
    std::vector<float> correction(longest_lag + 2);
    for (std::size_t lag = 0; lag < correction.size(); ++lag) correction[lag] = fft.time()[0] / fft.time()[lag];
    return correction;
}

class PitchSalience final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        const auto bins = fft_.spectrum();
        for (std::size_t k = 0; k < bin_count; ++k) bins[k] = {spectrum.power[k], 0.0F};
        fft_.inverse();
        const float power = fft_.time()[0];
        if (!(power > 0.0F)) return;
        for (std::size_t lag = 0; lag < correlation_.size(); ++lag)
            correlation_[lag] = fft_.time()[lag] * correction_[lag];
        float highest = 0.0F;
        for (std::size_t lag = shortest_lag; lag <= longest_lag; ++lag)
            if (correlation_[lag] > highest && dsp::is_local_maximum(correlation_, lag)) highest = correlation_[lag];
        salience_.add(std::min(highest / power, 1.0F));
    }

    void finish(const Track&, FeatureVector& result) override {
        if (salience_.count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        result.set("pitch_salience", salience_.mean());
    }

private:
    dsp::RealFft fft_{frame_size};
    std::vector<float> correction_ = window_correction();
    std::vector<float> correlation_ = std::vector<float>(longest_lag + 2);
    dsp::RunningMean salience_;
};

}  // namespace

constinit const Family pitch_salience{.name = "pitch_salience",
                                      .features = infos,
                                      .needs = {.spectrum = true},
                                      .minimum_seconds = 0.05,
                                      .start = start<PitchSalience>};

}  // namespace armonica::features::signal
