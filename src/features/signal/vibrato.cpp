#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

#include "dsp/logarithm.hpp"
#include "dsp/peaks.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/bands.hpp"

namespace armonica::features::signal {

namespace {

#define HELD_NOTE                                                                                                      \
    " Held notes: stretches of 0.56 s, taken every 0.19 s, in which a peak of the spectrum (frames of 2,048 samples, " \
    "hop 1,024) that "                                                                                                 \
    "was the strongest between 200 and 2,000 Hz where it began, rises 6 dB above the second bins beside it and stays " \
    "within 20 dB of "                                                                                                 \
    "the strongest, moves by at most 0.8 semitones from frame to frame. A straight line is fitted to its pitch; what " \
    "it leaves is "                                                                                                    \
    "weighed by a Hann window and transformed: swings 4 to 8 times a second fall into the bins of 3.6 to 9.0 Hz."

constexpr std::string_view null_rule =
    "silent: no frame above -80 dB; too_short: less than 1 s; no_pitch: no held note (held_share is 0 then).";
constexpr std::string_view citation =
    "Herrera & Bonada, Vibrato Extraction and Parameterization in the Spectral Modeling Synthesis Framework, DAFX 1998 "
    "(the method)";

constexpr FeatureInfo infos[] = {
    {
        .id = "held_share",
        .title = "share of held notes",
        .modality = Modality::signal,
        .family = "vibrato",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "notes are short or hidden",
        .high = "notes are held",
        .lower = "shorter in its notes",
        .higher = "longer in its notes",
        .definition = "Number of held notes, relative to that of all stretches." HELD_NOTE,
        .null_rule = "silent: no frame above -80 dB; too_short: less than 1 s.",
        .citation = citation,
    },
    {
        .id = "vibrato_extent_mean",
        .title = "extent of vibrato",
        .modality = Modality::signal,
        .family = "vibrato",
        .unit = "cents",
        .minimum = 0.0,
        .maximum = 3600.0,
        .low = "held notes are straight, as on a piano",
        .high = "held notes swing in pitch, as of singers",
        .lower = "straighter in its held notes",
        .higher = "wider in vibrato",
        .definition = "Amplitude, half the way from the lowest to the highest pitch, of the sine that has the power of "
                      "the swings 4 to 8 times a second; mean over held notes." HELD_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "vibrato_share",
        .title = "share of vibrato",
        .modality = Modality::signal,
        .family = "vibrato",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "held notes without vibrato",
        .high = "most held notes with vibrato",
        .lower = "less given to vibrato",
        .higher = "more given to vibrato",
        .definition = "Share of held notes with vibrato: those of which 60 % of what the line leaves swing 4 to 8 "
                      "times a second, with an amplitude of 10 cents at least." HELD_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "glide_mean",
        .title = "gliding",
        .modality = Modality::signal,
        .family = "vibrato",
        .unit = "semitones/s",
        .minimum = 0.0,
        .maximum = 35.0,
        .low = "held notes keep their pitch",
        .high = "notes glide into each other",
        .lower = "firmer in pitch",
        .higher = "more gliding in pitch",
        .definition = "Steepness of the straight line, up or down; mean over held notes." HELD_NOTE,
        .null_rule = null_rule,
        .citation = citation,
    },
};
#undef HELD_NOTE

constexpr double frames_per_second = sample_rate / static_cast<double>(hop_size);
constexpr std::size_t first_bin = first_bin_from(200.0);
constexpr std::size_t last_bin = first_bin_from(2000.0);
constexpr float largest_step = 0.8F;
constexpr float least_fall = 1.99F;  // 6 dB
constexpr float most_below = 6.64F;  // 20 dB, as log₂ of power
constexpr std::size_t stretch = 24;  // 0.56 s: bins of 1.79 Hz
constexpr std::size_t stretch_hop = 8;
constexpr std::size_t slowest = 2, fastest = 5;  // bins: 3.6 to 9.0 Hz, since the window spreads 4 and 8 Hz
constexpr double least_share = 0.6;
constexpr double least_cents = 10.0;

std::size_t strongest_bin(std::span<const float> log_power) {
    std::size_t best = first_bin;
    for (std::size_t k = first_bin + 1; k < last_bin; ++k)
        if (log_power[k] > log_power[best]) best = k;
    return best;
}

// In semitones, relative to one bin.
float pitch_of(std::span<const float> log_power, std::size_t bin) {
    const double offset = dsp::parabola_top(log_power[bin - 1], log_power[bin], log_power[bin + 1]).offset;
    return 12.0F * dsp::fast_log2(static_cast<float>(static_cast<double>(bin) + std::clamp(offset, -0.5, 0.5)));
}

// A tone falls by 14 dB at least from its own bin to the second one beside it; peaks of noise seldom do.
bool is_tone(std::span<const float> log_power, std::size_t bin) {
    return dsp::is_local_maximum(log_power, bin) && log_power[bin] - log_power[bin - 2] > least_fall &&
           log_power[bin] - log_power[bin + 2] > least_fall;
}

struct Swing {
    double slope = 0.0;   // semitones a second
    double extent = 0.0;  // cents
    double share = 0.0;   // of the power of what the line leaves
};

class Swings {
public:
    Swings() {
        for (std::size_t i = 0; i < stretch; ++i) {
            const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(stretch);
            window_[i] = 0.5 - 0.5 * std::cos(turn);
            for (std::size_t k = slowest; k <= fastest; ++k)
                waves_[k - slowest][i] = std::polar(1.0, turn * static_cast<double>(k));
        }
    }

    // Of pitches in semitones, relative to any.
    Swing of(std::array<double, stretch> pitch) const {
        Swing swing;
        double mean = 0.0, moment = 0.0;
        constexpr double middle = 0.5 * (stretch - 1.0);
        constexpr double moment_of_line = stretch * (stretch * stretch - 1.0) / 12.0;
        for (std::size_t i = 0; i < stretch; ++i) {
            mean += pitch[i] / stretch;
            moment += pitch[i] * (static_cast<double>(i) - middle);
        }
        const double step = moment / moment_of_line;
        swing.slope = step * frames_per_second;
        double power = 0.0;
        for (std::size_t i = 0; i < stretch; ++i) {
            pitch[i] = (pitch[i] - mean - step * (static_cast<double>(i) - middle)) * window_[i];
            power += pitch[i] * pitch[i];
        }
        double swinging = 0.0;  // as `power`, by Parseval; each bin stands for its mirror too
        for (const auto& wave : waves_) {
            std::complex<double> sum = 0.0;
            for (std::size_t i = 0; i < stretch; ++i) sum += wave[i] * pitch[i];
            swinging += 2.0 * std::norm(sum) / stretch;
        }
        // A sine of amplitude a has, under a Hann window, the power a²/2 · 3N/8.
        swing.extent = 100.0 * std::sqrt(16.0 / 3.0 * swinging / stretch);
        swing.share = power > 0.0 ? swinging / power : 0.0;
        return swing;
    }

private:
    std::array<double, stretch> window_{};
    std::array<std::array<std::complex<double>, stretch>, fastest - slowest + 1> waves_{};
};

class Vibrato final : public Measurement {
public:
    void see(const Spectrum& spectrum) override {
        const std::size_t strongest = strongest_bin(spectrum.log_power);
        const bool goes_on = held_for_ > 0 && follow_peak(spectrum.log_power, strongest);
        if (!goes_on) {
            bin_ = strongest;
            pitch_ = pitch_of(spectrum.log_power, bin_);
        }
        held_for_ = goes_on ? held_for_ + 1 : is_tone(spectrum.log_power, bin_);
        pitches_[count_ % stretch] = pitch_;
        ++count_;
        if (count_ < stretch || count_ % stretch_hop != 0) return;
        const bool held = held_for_ >= stretch;
        held_.add(held ? 1.0 : 0.0);
        if (held) add_held_note();
    }

    void finish(const Track&, FeatureVector& result) override {
        if (held_.count() == 0)
            return set_all_missing(infos, count_ == 0 ? MissingReason::silent : MissingReason::too_short, result);
        if (extent_.count() == 0) {
            set_all_missing(infos, MissingReason::no_pitch, result);
        } else {
            result.set("vibrato_extent_mean", extent_.mean());
            result.set("vibrato_share", vibrato_.mean());
            result.set("glide_mean", glide_.mean());
        }
        result.set("held_share", held_.mean());
    }

private:
    // Where the voice was, there it may be again, though something else is stronger now.
    bool follow_peak(std::span<const float> log_power, std::size_t strongest) {
        const std::size_t from = std::max(bin_, first_bin + 2) - 2, to = std::min(bin_ + 2, last_bin);
        float nearest = largest_step;
        const float before = pitch_;
        bool found = false;
        for (std::size_t k = from; k <= to; ++k) {
            if (!is_tone(log_power, k) || log_power[k] < log_power[strongest] - most_below) continue;
            const float candidate = pitch_of(log_power, k);
            if (std::abs(candidate - before) > nearest) continue;
            nearest = std::abs(candidate - before);
            pitch_ = candidate;
            bin_ = k;
            found = true;
        }
        return found;
    }

    void add_held_note() {
        std::array<double, stretch> pitch{};
        for (std::size_t i = 0; i < stretch; ++i) pitch[i] = pitches_[(count_ + i) % stretch];
        const Swing swing = swings_.of(pitch);
        extent_.add(swing.extent);
        vibrato_.add(swing.share >= least_share && swing.extent >= least_cents ? 1.0 : 0.0);
        glide_.add(std::abs(swing.slope));
    }

    const Swings swings_;
    std::array<float, stretch> pitches_{};  // frame i at i % stretch
    std::size_t count_ = 0, held_for_ = 0, bin_ = 0;
    float pitch_ = 0.0F;  // of the peak that is followed, at bin_
    dsp::RunningMean held_, extent_, vibrato_, glide_;
};

}  // namespace

constinit const Family vibrato{
    .name = "vibrato", .features = infos, .needs = {.spectrum = true}, .minimum_seconds = 1.0, .start = start<Vibrato>};

}  // namespace armonica::features::signal
