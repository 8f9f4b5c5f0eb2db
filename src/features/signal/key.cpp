#include <algorithm>
#include <array>
#include <cmath>

#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

#define CORRELATION                                                                                               \
    "of the mean chroma (see chroma_c) with the 24 major and minor key profiles of Temperley (2007), rotated to " \
    "every tonic"

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 2 s; no_pitch: as chroma_c, or all pitch classes alike.";
constexpr std::string_view citation =
    "Krumhansl, Cognitive Foundations of Musical Pitch, Oxford University Press, 1990 (the method); Temperley, Music "
    "and "
    "Probability, MIT Press, 2007 (the profiles)";

constexpr FeatureInfo infos[] = {
    {
        .id = "key_strength",
        .title = "key strength",
        .modality = Modality::signal,
        .family = "key",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "no clear key",
        .high = "an unambiguous key",
        .lower = "less clear in key",
        .higher = "clearer in key",
        .definition = "Highest Pearson correlation " CORRELATION ".",
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "key_minorness",
        .title = "minorness",
        .modality = Modality::signal,
        .family = "key",
        .unit = "1",
        .minimum = -2.0,
        .maximum = 2.0,
        .low = "clearly major",
        .high = "clearly minor",
        .lower = "more major",
        .higher = "more minor",
        .definition = "By how much the best minor key leads the best major key: difference of the highest Pearson "
                      "correlations " CORRELATION ".",
        .null_rule = null_rule,
        .citation = citation,
    },
};
#undef CORRELATION

using Profile = std::array<double, 12>;
// Share of the segments of the Kostka-Payne corpus in which each degree of the scale occurs.
constexpr Profile major_profile = {0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400};
constexpr Profile minor_profile = {0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330};

Profile centred(const Profile& values) {
    double mean = 0.0, squares = 0.0;
    for (const double value : values) mean += value / 12.0;
    Profile result{};
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = values[i] - mean;
        squares += result[i] * result[i];
    }
    if (squares > 1e-12)
        for (double& value : result) value /= std::sqrt(squares);
    return result;
}

// The key of one mode whose profile correlates best with a centred chroma.
Key best_key(const Profile& chroma, const Profile& profile, bool minor) {
    Key best{0, minor, -2.0};
    for (int tonic = 0; tonic < 12; ++tonic) {
        double correlation = 0.0;
        for (int i = 0; i < 12; ++i) correlation += chroma[(tonic + i) % 12] * profile[i];
        if (correlation > best.strength) best = {tonic, minor, std::clamp(correlation, -1.0, 1.0)};
    }
    return best;
}

class KeyOfTrack final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Chroma mean = track.chroma().mean();
        Profile chroma{};
        std::copy(mean.begin(), mean.end(), chroma.begin());
        chroma = centred(chroma);
        const bool even =
            std::all_of(chroma.begin(), chroma.end(), [](double value) { return std::abs(value) < 1e-6; });
        if (!track.chroma().tonal() || even) return set_all_missing(infos, MissingReason::no_pitch, result);
        const Key major = best_key(chroma, centred(major_profile), false);
        const Key minor = best_key(chroma, centred(minor_profile), true);
        result.key = minor.strength > major.strength ? minor : major;
        result.set("key_strength", result.key->strength);
        result.set("key_minorness", minor.strength - major.strength);
    }
};

}  // namespace

constinit const Family key{
    .name = "key", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 2.0, .start = start<KeyOfTrack>};

}  // namespace armonica::features::signal
