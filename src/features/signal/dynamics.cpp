#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "dsp/extremes.hpp"
#include "dsp/level.hpp"
#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr double longest_fade = 36000.0;

constexpr FeatureInfo dynamics_info(std::string_view id, std::string_view title, std::string_view unit, double maximum,
                                    std::string_view low, std::string_view high, std::string_view lower,
                                    std::string_view higher, std::string_view definition) {
    return {
        .id = id,
        .title = title,
        .modality = Modality::signal,
        .family = "dynamics",
        .unit = unit,
        .minimum = 0.0,
        .maximum = maximum,
        .low = low,
        .high = high,
        .lower = lower,
        .higher = higher,
        .definition = definition,
        .null_rule = "silent: no hop above -80 dB; too_short: less than 2 s.",
        .citation = "",
    };
}

#define LOUD                                                                                                           \
    " The loud level is the 95th percentile of the mono signal's level in stretches of 0.37 s (16,384 samples) above " \
    "-80 dB."

#define FADE(end)                                                                                                  \
    "Time from the " end " stretch of 93 ms within 30 dB of the usual level to the " end                           \
    " 0.46 s within 3 dB of "                                                                                      \
    "it, over 0.676: as long as a fade that is even in amplitude. The usual level is the median of the stretches " \
    "of 0.37 s within 40 dB of the loud level. 0 where that is less than 1 s, and where the sound at the end of "  \
    "the file is not below 30 dB." LOUD

constexpr FeatureInfo infos[] = {
    dynamics_info("crest_factor_mean", "crest factor", "dB", 110.0, "dense", "spiky", "denser", "spikier",
                  "Largest sample over the root mean square, in decibels, of the mono signal in stretches of 93 ms "
                  "(4,096 samples); mean over the stretches above -80 dB."),
    dynamics_info(
        "level_deviation", "spread of the level", "dB", 60.0, "level at all times", "with ups and downs",
        "steadier in level", "less steady in level",
        "Standard deviation of the level of stretches of 0.37 s that are within 30 dB of the loud level." LOUD),
    dynamics_info("quiet_share", "share of quiet passages", "1", 1.0, "never quiet", "quiet for the most part",
                  "less often quiet", "more often quiet",
                  "Share of stretches of 0.37 s that are 10 dB or more below the loud level, of those within 40 dB of "
                  "it." LOUD),
    dynamics_info("pause_share", "share of pauses", "1", 1.0, "without pauses", "full of pauses", "less interrupted",
                  "more interrupted",
                  "Share of stretches of 93 ms that are more than 40 dB below the loud level, or at or below -80 dB, "
                  "from the first to the last that is not." LOUD),
    dynamics_info("silence_share", "share of silence", "1", 1.0, "never silent", "silent for long", "less often silent",
                  "more often silent",
                  "Share of stretches of 93 ms (4,096 samples) at or below -80 dB, ends included."),
    dynamics_info("fade_in", "fade-in", "s", longest_fade, "beginning at once", "fading in", "quicker to begin",
                  "slower to begin", FADE("first")),
    dynamics_info("fade_out", "fade-out", "s", longest_fade, "ending at once", "fading out", "quicker to end",
                  "slower to end", "Backwards, as fade_in: " FADE("last")),
};
#undef LOUD
#undef FADE

constexpr std::size_t hops_of_a_stretch = 4;
constexpr double stretch_seconds = hops_of_a_stretch * hop_size / sample_rate;
constexpr std::size_t stretches_of_a_passage = 4;
constexpr std::size_t smoothing = 2;  // stretches on either side

constexpr double quiet_db = 10.0, spread_db = 30.0, pause_db = 40.0;
constexpr double fade_from_db = 30.0, fade_to_db = 3.0, shortest_fade = 1.0;
constexpr double fade_share = 0.676;  // of a linear fade lies between them: 10^(−3/20) − 10^(−30/20)

// Silence itself is rounded on its way.
constexpr double least_db = silence_db + 0.01;

double power_of(double level) { return std::pow(10.0, 0.1 * level); }

// The level of every `count` levels together, `step` apart; what is left over at the end is left out.
std::vector<double> joined(const std::vector<double>& levels, std::size_t count, std::size_t step) {
    std::vector<double> result;
    for (std::size_t first = 0; first + count <= levels.size(); first += step) {
        double power = 0.0;
        for (std::size_t i = 0; i < count; ++i) power += power_of(levels[first + i]);
        result.push_back(dsp::level_db(power / static_cast<double>(count), silence_db));
    }
    return result;
}

double percentile(std::vector<double> values, double share) {
    const auto rank = static_cast<std::ptrdiff_t>(std::lround(static_cast<double>(values.size() - 1) * share));
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    return values[static_cast<std::size_t>(rank)];
}

std::vector<double> above(std::vector<double> levels, double least) {
    std::erase_if(levels, [least](double level) { return level <= least; });
    return levels;
}

double deviation(const std::vector<double>& values) {
    double mean = 0.0, squares = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size()));
}

double share_of_pauses(const std::vector<double>& levels, double least) {
    const auto sounds = [least](double level) { return level > least; };
    const auto first = std::find_if(levels.begin(), levels.end(), sounds);
    const auto last = std::find_if(levels.rbegin(), levels.rend(), sounds).base();
    if (first >= last) return 0.0;
    return 1.0 - static_cast<double>(std::count_if(first, last, sounds)) / static_cast<double>(last - first);
}

// From the front: reversed levels give the fade-out.
double fade_seconds(const std::vector<double>& levels, double usual) {
    const std::vector<double> smooth = joined(levels, 2 * smoothing + 1, 1);
    const auto first_from = [](const std::vector<double>& series, double least) {
        const auto reaches = [least](double level) { return level >= least; };
        return std::find_if(series.begin(), series.end(), reaches) - series.begin();
    };
    const auto begin = first_from(levels, usual - fade_from_db);
    const auto end = first_from(smooth, usual - fade_to_db) + static_cast<std::ptrdiff_t>(smoothing);
    const double seconds = static_cast<double>(end - begin) * stretch_seconds / fade_share;
    return begin > 0 && seconds >= shortest_fade ? seconds : 0.0;
}

class Dynamics final : public Measurement {
public:
    void hear(const Hop& hop) override {
        mean_square_ += hop.mean_square / static_cast<double>(hops_of_a_stretch);
        peak_ = std::max(peak_, dsp::largest_magnitude(hop.mono));
        if (++hops_ == hops_of_a_stretch) end_stretch();
    }

    void finish(const Track&, FeatureVector& result) override {
        std::vector<double> levels(levels_.begin(), levels_.end());
        for (double& level : levels) level /= steps_of_a_decibel;
        const std::vector<double> passages = joined(levels, stretches_of_a_passage, stretches_of_a_passage);
        const std::vector<double> sounding = above(passages, least_db);
        if (sounding.empty() || crests_ == 0.0) return set_all_missing(infos, MissingReason::silent, result);
        const double loud = percentile(sounding, 0.95);
        const std::vector<double> near = above(sounding, loud - pause_db);

        result.set("crest_factor_mean", crest_ / crests_);
        result.set("level_deviation", deviation(above(sounding, loud - spread_db)));
        const auto quiet =
            std::count_if(near.begin(), near.end(), [=](double level) { return level <= loud - quiet_db; });
        result.set("quiet_share", static_cast<double>(quiet) / static_cast<double>(near.size()));
        result.set("pause_share", share_of_pauses(levels, std::max(loud - pause_db, least_db)));
        const auto silent = std::count_if(levels.begin(), levels.end(), [](double level) { return level <= least_db; });
        result.set("silence_share", static_cast<double>(silent) / static_cast<double>(levels.size()));
        finish_fades(levels, percentile(near, 0.5), result);
    }

private:
    static constexpr double steps_of_a_decibel = 256.0;

    void end_stretch() {
        const double level = dsp::level_db(mean_square_, silence_db);
        levels_.push_back(static_cast<std::int16_t>(std::lround(level * steps_of_a_decibel)));
        if (level > least_db) {
            crest_ += std::max(0.0, 20.0 * std::log10(static_cast<double>(peak_)) - level);
            crests_ += 1.0;
        }
        mean_square_ = 0.0;
        peak_ = 0.0F;
        hops_ = 0;
    }

    static void finish_fades(std::vector<double> levels, double usual, FeatureVector& result) {
        result.set("fade_in", fade_seconds(levels, usual));
        std::reverse(levels.begin(), levels.end());
        result.set("fade_out", fade_seconds(levels, usual));
    }

    double mean_square_ = 0.0;
    float peak_ = 0.0F;
    std::size_t hops_ = 0;
    std::vector<std::int16_t> levels_;  // of stretches, in fractions of a decibel
    double crest_ = 0.0, crests_ = 0.0;
};

}  // namespace

constinit const Family dynamics{
    .name = "dynamics", .features = infos, .minimum_seconds = 2.0, .start = start<Dynamics>};

}  // namespace armonica::features::signal
