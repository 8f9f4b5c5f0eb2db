#include <algorithm>
#include <array>
#include <cmath>

#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/level_window.hpp"

namespace armonica::features::signal {

namespace {

#define LEVELS                                                                                                       \
    "Levels in decibels of frames of 2,048 samples (Hann window, hop 1,024; silence of more than 1 s cut to that), " \
    "what lies 60 dB below the loudest frame of 5.9 s counting as that."

#define SUDDENNESS(from, to)                                                                                        \
    "Mean square of the level's rises from frame to frame over that of its falls, between " from " and " to         \
    " Hz, in decibels, 0.1 square decibels added to both; a step of more than 15 dB counts as that. 0 where notes " \
    "rise as they fall; by 3 dB more each time "                                                                    \
    "that a fall takes twice as long. " LEVELS

constexpr FeaturesLike sudden_info{{
    .modality = Modality::signal,
    .family = "note_shape",
    .unit = "dB",
    .minimum = -50.0,
    .maximum = 50.0,
    .null_rule = "silent: no frame above -80 dB; too_short: fewer than 256 frames (6 s) above -80 dB.",
    .citation = "",
}};

#define OF_BAND(band, name, from, to)                                                                             \
    sudden_info("suddenness_" band, "suddenness of notes in the " name, name " swells as it fades",               \
                name " starts suddenly and fades slowly", "less sudden in the " name, "more sudden in the " name, \
                SUDDENNESS(from, to))

// As `bands`, then the time.
constexpr FeatureInfo infos[] = {
    OF_BAND("low", "bass", "32", "150"),
    OF_BAND("low_middle", "lower middle", "150", "500"),
    OF_BAND("middle", "middle", "500", "1,500"),
    OF_BAND("high_middle", "upper middle", "1,500", "5,000"),
    OF_BAND("high", "treble", "5,000", "16,000"),
    {
        .id = "fall_time",
        .title = "time of sounds to die away",
        .modality = Modality::signal,
        .family = "note_shape",
        .unit = "ms",
        .minimum = 0.0,
        .maximum = 6000.0,
        .low = "dry and short",
        .high = "reverberant, or long in dying away",
        .lower = "drier",
        .higher = "longer in dying away",
        .definition =
            "Time in which a level falls from 3 to 13 dB below its last maximum, a sixth of the reverberation time "
            "where a room decides it; geometric mean over all such falls of the levels of five bands (edges 32, 150, "
            "500, 1,500, 5,000, 16,000 Hz). " LEVELS,
        .null_rule = "silent: no frame above -80 dB; too_short: fewer than 256 frames (6 s) above -80 dB; no_onsets: "
                     "no level falls by 13 dB.",
        .citation = "after Ratnam, Jones, Wheeler, O'Brien, Lansing & Feng, Blind Estimation of Reverberation Time, "
                    "Journal of the Acoustical Society of America 114(5), 2003",
    },
};
static_assert(std::size(infos) == bands.size() + 1);

constexpr float widest_step = 15.0F;  // dB: one edge of silence must not outweigh all notes
constexpr double least_square = 0.1;  // dB², the flicker of a steady tone
constexpr float fall_begins = 3.0F;   // dB below the maximum
constexpr float fall_ends = 13.0F;

class NoteShape final : public Measurement {
public:
    void hear(const Hop&) override { window_.hear(); }

    void see(const Spectrum& spectrum) override {
        if (!window_.add(spectrum)) return;
        ++windows_;
        for (std::size_t band = 0; band < bands.size(); ++band) {
            add_steps(band);
            add_falls(window_.levels()[band]);
        }
    }

    void finish(const Track&, FeatureVector& result) override {
        if (windows_ == 0) return set_all_missing(infos, MissingReason::too_short, result);
        const double least = least_square * static_cast<double>(windows_ * (LevelWindow::size - 1));
        for (std::size_t band = 0; band < bands.size(); ++band)
            result.set(infos[band].id, 10.0 * std::log10((rises_[band] + least) / (falls_[band] + least)));
        if (fall_log_frames_.count() == 0) return result.set_missing("fall_time", MissingReason::no_onsets);
        result.set("fall_time", 1000.0 / LevelWindow::rate * std::exp2(fall_log_frames_.mean()));
    }

private:
    void add_steps(std::size_t band) {
        const auto& levels = window_.levels()[band];
        float rises = 0.0F, falls = 0.0F;
        for (std::size_t i = 1; i < levels.size(); ++i) {
            const float step = levels[i] - levels[i - 1];
            const float rise = std::clamp(step, 0.0F, widest_step), fall = std::clamp(step, -widest_step, 0.0F);
            rises += rise * rise;
            falls += fall * fall;
        }
        rises_[band] += rises;
        falls_[band] += falls;
    }

    // Falls that begin in the first half of the window: those of the second half are the next window's.
    void add_falls(std::span<const float> levels) {
        float maximum = levels[0];
        float begin = -1.0F;  // frames; negative: not falling
        for (std::size_t i = 1; i < levels.size(); ++i) {
            const float level = levels[i], before = levels[i - 1];
            const auto crossed_at = [&](float mark) {
                return static_cast<float>(i) - (mark - level) / (before - level);
            };
            maximum = std::max(maximum, level);
            if (level > maximum - fall_begins)
                begin = -1.0F;
            else if (begin < 0.0F)
                begin = crossed_at(maximum - fall_begins);
            if (begin < 0.0F || begin >= static_cast<float>(LevelWindow::hop)) {
                if (i >= LevelWindow::hop) return;
                continue;
            }
            if (level > maximum - fall_ends) continue;
            fall_log_frames_.add(std::log2(std::max(0.5F, crossed_at(maximum - fall_ends) - begin)));
            maximum = level;
            begin = -1.0F;
        }
    }

    LevelWindow window_;
    std::array<double, bands.size()> rises_{}, falls_{};  // dB², summed
    dsp::RunningMean fall_log_frames_;
    std::size_t windows_ = 0;
};

}  // namespace

constinit const Family note_shape{.name = "note_shape",
                                  .features = infos,
                                  .needs = {.spectrum = true},
                                  .minimum_seconds = 6.0,
                                  .start = start<NoteShape>};

}  // namespace armonica::features::signal
