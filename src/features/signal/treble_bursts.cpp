#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/lanes.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/level_window.hpp"

namespace armonica::features::signal {

namespace {

#define LEVELS                                                                                                        \
    " Levels in decibels of frames of 2,048 samples (Hann window, hop 1,024; silence of more than 1 s cut to that), " \
    "what lies 60 dB below the loudest frame of 5.9 s counting as that. Treble: 5,000 to 16,000 Hz. Over the rest: "  \
    "above the strongest of three bands with edges 150, 500, 1,500 and 5,000 Hz."

constexpr FeatureInfo treble_info(std::string_view id, std::string_view title, std::string_view unit, double maximum,
                                  std::string_view low, std::string_view high, std::string_view lower,
                                  std::string_view higher, std::string_view definition) {
    return {
        .id = id,
        .title = title,
        .modality = Modality::signal,
        .family = "treble_bursts",
        .unit = unit,
        .minimum = 0.0,
        .maximum = maximum,
        .low = low,
        .high = high,
        .lower = lower,
        .higher = higher,
        .definition = definition,
        .null_rule = "silent: no frame above -80 dB; too_short: fewer than 256 frames (6 s) above -80 dB.",
        .citation = "",
    };
}

constexpr FeatureInfo infos[] = {
    treble_info("treble_burst_share", "share of time in bursts of hiss", "%", 100.0,
                "no short hisses: neither sibilants nor crisp cymbals", "many short hisses: sibilants or crisp cymbals",
                "poorer in short hisses", "richer in short hisses",
                "Share of frames whose treble is at most 10 dB under the rest and at least 10 dB above itself 139 ms "
                "(6 frames) before and after." LEVELS),
    treble_info("treble_swing", "swing of the treble against the rest", "dB", 120.0, "treble tied to the rest",
                "treble that comes and goes by itself", "steadier in its treble", "more changing in its treble",
                "Standard deviation of the treble's level over the rest, within windows of 5.9 s (root mean square "
                "over windows that overlap by half)." LEVELS),
    treble_info("treble_peaks", "how far the treble stands out at its peaks", "dB", 120.0, "even treble",
                "treble that stands out in moments", "more even in the treble", "spikier in the treble",
                "How far the treble's level over the rest is above its median for a twentieth of the time, mean over "
                "windows of 5.9 s that overlap by half." LEVELS),
};

constexpr std::size_t reach = 6;
constexpr float least_rise = 10.0F;
constexpr float most_under_rest = 10.0F;

class TrebleBursts final : public Measurement {
public:
    void hear(const Hop&) override { window_.hear(); }

    void see(const Spectrum& spectrum) override {
        if (!window_.add(spectrum)) return;
        const auto& [bass, low_middle, middle, high_middle, treble] = window_.levels();
        std::array<float, LevelWindow::size> over_rest{};
        for (std::size_t i = 0; i < over_rest.size(); ++i)
            over_rest[i] = treble[i] - std::max({low_middle[i], middle[i], high_middle[i]});
        count_bursts(treble, over_rest);
        const float mean = dsp::sum(over_rest) / static_cast<float>(over_rest.size());
        square_.add(dsp::sum_of_squares_about(over_rest, mean) / static_cast<float>(over_rest.size()));
        std::sort(over_rest.begin(), over_rest.end());
        peaks_.add(over_rest[over_rest.size() * 19 / 20] - over_rest[over_rest.size() / 2]);
    }

    void finish(const Track&, FeatureVector& result) override {
        if (peaks_.count() == 0) return set_all_missing(infos, MissingReason::too_short, result);
        result.set("treble_burst_share", 100.0 * burst_.mean());
        result.set("treble_swing", std::sqrt(square_.mean()));
        result.set("treble_peaks", peaks_.mean());
    }

private:
    // In the middle half of the window: each frame is in that of one window.
    void count_bursts(std::span<const float> treble, std::span<const float> over_rest) {
        constexpr std::size_t first = (LevelWindow::size - LevelWindow::hop) / 2;
        for (std::size_t i = first; i < first + LevelWindow::hop; ++i) {
            const bool burst = treble[i] > treble[i - reach] + least_rise &&
                               treble[i] > treble[i + reach] + least_rise && over_rest[i] > -most_under_rest;
            burst_.add(burst ? 1.0 : 0.0);
        }
    }

    LevelWindow window_;
    dsp::RunningMean burst_, square_, peaks_;
};

}  // namespace

constinit const Family treble_bursts{.name = "treble_bursts",
                                     .features = infos,
                                     .needs = {.spectrum = true},
                                     .minimum_seconds = 6.0,
                                     .start = start<TrebleBursts>};

}  // namespace armonica::features::signal
