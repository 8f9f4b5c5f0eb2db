#include <algorithm>
#include <vector>

#include "dsp/fft.hpp"
#include "dsp/lanes.hpp"
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
    .definition = "Highest peak (local maximum) of the normalised autocorrelation among the "
                  "lags of pitches from 80 to 5,000 Hz, 0 where there is none; mean over every second frame of 2,048 "
                  "samples (Hann window, hop 2,048) above -80 dB. The window's own autocorrelation is divided out; "
                  "what lies above 11 kHz counts as noise.",
    .null_rule = "silent: no frame above -80 dB; too_short: less than 0.05 s.",
    .citation =
        "Ricard, Towards Computational Morphological Description of Sound, DEA thesis, Universitat Pompeu Fabra, "
        "2004",
}};

// The power spectrum's lower half, transformed back, is the autocorrelation at half the sampling rate: pitches need no
// more. What lies above counts for the power alone.
constexpr std::size_t half = frame_size / 2;
constexpr auto shortest_lag = static_cast<std::size_t>(0.5 * sample_rate / 5000.0);
constexpr auto longest_lag = static_cast<std::size_t>(0.5 * sample_rate / 80.0);

// 1 over the (circular) autocorrelation of the Hann window, lag 0 being 1.
std::vector<float> window_correction() {
    dsp::RealFft fft(frame_size);
    const std::vector<float> window = dsp::hann_window(frame_size);
    std::copy(window.begin(), window.end(), fft.time().begin());
    fft.forward();
    for (auto& bin : fft.spectrum()) bin = std::norm(bin);
    fft.inverse();
    std::vector<float> correction(longest_lag + 2);
    for (std::size_t lag = 0; lag < correction.size(); ++lag) correction[lag] = fft.time()[0] / fft.time()[2 * lag];
    return correction;
}

class PitchSalience final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        skip_ = !skip_;
        if (skip_) return;
        const auto bins = fft_.spectrum();
        for (std::size_t k = 0; k < half / 2; ++k) bins[k] = {spectrum.power[k], 0.0F};
        bins[half / 2] = 0.0F;
        fft_.inverse();
        const float power = fft_.time()[0] + dsp::sum(spectrum.power.subspan(half / 2)) * 2.0F / half;
        if (!(power > 0.0F)) return;
        const float* time = fft_.time().data();
        for (std::size_t lag = 0; lag < correlation_.size(); ++lag) correlation_[lag] = time[lag] * correction_[lag];
        salience_.add(std::clamp(highest_peak() / power, 0.0, 1.0));
    }

    void finish(const Track&, FeatureVector& result) override {
        if (salience_.count() == 0) return set_all_missing(infos, MissingReason::silent, result);
        result.set("pitch_salience", salience_.mean());
    }

private:
    double highest_peak() const {
        std::size_t highest = 0;
        for (std::size_t lag = shortest_lag; lag <= longest_lag; ++lag)
            if ((highest == 0 || correlation_[lag] > correlation_[highest]) && dsp::is_local_maximum(correlation_, lag))
                highest = lag;
        if (highest == 0) return 0.0;
        return dsp::parabola_top(correlation_[highest - 1], correlation_[highest], correlation_[highest + 1]).value;
    }

    bool skip_ = true;
    dsp::RealFft fft_{half};
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
