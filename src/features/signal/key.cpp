#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

#define CORRELATION                                                                                              \
    "of the mean chroma (see chroma_c) with the major and minor key profiles of Budge, as Bellmann gives them, " \
    "rotated to every tonic"

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 2 s; no_pitch: as chroma_c, or all pitch classes alike.";
constexpr std::string_view citation =
    "Krumhansl, Cognitive Foundations of Musical Pitch, Oxford University Press, 1990 (the method); Bellmann, About "
    "the "
    "Determination of Key of a Musical Excerpt, CMMR 2005 (the profiles)";

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
    {
        .id = "key_tonic_share",
        .title = "weight of the key note",
        .modality = Modality::signal,
        .family = "key",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "the key note hardly sounds",
        .high = "the key note sounds all the time, as a drone",
        .lower = "lighter on the key note",
        .higher = "heavier on the key note",
        .definition = "Share of the tonic of the best key in the mean chroma (see chroma_c). Best key: highest Pearson "
                      "correlation " CORRELATION ".",
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "key_chromatic_share",
        .title = "notes outside the key",
        .modality = Modality::signal,
        .family = "key",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "only notes of the key",
        .high = "many notes from outside the key",
        .lower = "purer in key",
        .higher = "more chromatic",
        .definition = "Share of the five pitch classes outside the scale of the best key (in minor the natural one) in "
                      "the mean chroma (see chroma_c). Best key: highest Pearson correlation " CORRELATION ".",
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "key_leading_note",
        .title = "leading note",
        .modality = Modality::signal,
        .family = "key",
        .unit = "octaves",
        .minimum = -7.0,
        .maximum = 7.0,
        .low = "the seventh is flat, as in blues, rock and old modes",
        .high = "the seventh leads up to the key note, as in classical harmony",
        .lower = "flatter in its sevenths",
        .higher = "sharper in its sevenths",
        .definition =
            "log₂ of the strength of the major seventh above the tonic of the best key over that of the minor "
            "seventh in the mean chroma (see chroma_c), 0.01 added to both. Best key: highest Pearson "
            "correlation " CORRELATION ".",
        .null_rule = null_rule,
        .citation = citation,
    },
};
#undef CORRELATION

using Profile = std::array<double, 12>;
// How often, in percent, each degree of the scale sounds in the chords of 18th and 19th century music. Profiles that
// people rate (Krumhansl) or that count notes in scores are flatter: in sound, the notes of the chords, in the bass and
// as partials of others, stand out more.
constexpr Profile major_profile = {16.80, 0.86, 12.95, 1.41, 13.49, 11.93, 1.25, 20.28, 1.80, 8.04, 0.62, 10.57};
constexpr Profile minor_profile = {18.16, 0.69, 12.99, 13.34, 1.07, 11.15, 1.38, 21.07, 7.49, 1.53, 0.92, 10.21};

// A key whose correlation is 0.046 (ln 2/15) less is half as likely.
constexpr double confidence_scale = 15.0;

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

double strength_of(int tonic, const Profile& profile, const Profile& chroma) {
    double correlation = 0.0;
    for (int i = 0; i < 12; ++i) correlation += chroma[(tonic + i) % 12] * profile[i];
    return std::clamp(correlation, -1.0, 1.0);
}

// All keys, best first. Of equals the major key, and the lower tonic, comes first.
std::vector<Key> ranked_keys(const Profile& chroma) {
    const Profile major = centred(major_profile), minor = centred(minor_profile);
    std::vector<Key> keys;
    for (int tonic = 0; tonic < 12; ++tonic) keys.push_back({tonic, false, strength_of(tonic, major, chroma)});
    for (int tonic = 0; tonic < 12; ++tonic) keys.push_back({tonic, true, strength_of(tonic, minor, chroma)});
    std::stable_sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.strength > b.strength; });
    double total = 0.0;
    for (Key& key : keys) total += key.confidence = std::exp(confidence_scale * (key.strength - keys[0].strength));
    for (Key& key : keys) key.confidence /= total;
    return keys;
}

// The mean chroma as shares of the degrees above a tonic.
Profile degrees_above(int tonic, const Chroma& mean) {
    Profile degrees{};
    double total = 0.0;
    for (int i = 0; i < 12; ++i) total += degrees[i] = mean[(tonic + i) % 12];
    for (double& degree : degrees) degree /= total;
    return degrees;
}

// Of the natural scale.
double share_outside(const Profile& degrees, bool minor) {
    double share = 0.0;
    for (const int degree : minor ? std::array{1, 4, 6, 9, 11} : std::array{1, 3, 6, 8, 10}) share += degrees[degree];
    return share;
}

class KeyOfTrack final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Chroma& mean = track.chroma().mean();
        Profile chroma{};
        std::copy(mean.begin(), mean.end(), chroma.begin());
        chroma = centred(chroma);
        const bool even =
            std::all_of(chroma.begin(), chroma.end(), [](double value) { return std::abs(value) < 1e-6; });
        if (!track.chroma().tonal() || even) return set_all_missing(infos, MissingReason::no_pitch, result);
        const std::vector<Key> keys = ranked_keys(chroma);
        const auto best = [&](bool minor) {
            return *std::find_if(keys.begin(), keys.end(), [=](const Key& key) { return key.minor == minor; });
        };
        set_degrees(keys.front(), mean, result);
        result.key = keys.front();
        result.other_keys.assign(keys.begin() + 1, keys.end());
        result.set("key_strength", keys.front().strength);
        result.set("key_minorness", best(true).strength - best(false).strength);
    }

private:
    static void set_degrees(const Key& key, const Chroma& mean, FeatureVector& result) {
        const Profile degrees = degrees_above(key.tonic, mean);
        result.set("key_tonic_share", degrees[0]);
        result.set("key_chromatic_share", std::min(share_outside(degrees, key.minor), 1.0));
        const double major_seventh = mean[(key.tonic + 11) % 12], minor_seventh = mean[(key.tonic + 10) % 12];
        result.set("key_leading_note", std::log2((major_seventh + 0.01) / (minor_seventh + 0.01)));
    }
};

}  // namespace

constinit const Family key{
    .name = "key", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 2.0, .start = start<KeyOfTrack>};

}  // namespace armonica::features::signal
