#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "features/families.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> published_order = {"danceability",
                                                  "loudness",
                                                  "chords_changes_rate",
                                                  "dynamic_complexity",
                                                  "zero_crossing_rate",
                                                  "chords_number_rate",
                                                  "pitch_salience",
                                                  "spectral_centroid_mean",
                                                  "spectral_complexity_mean",
                                                  "spectral_decrease_mean",
                                                  "spectral_entropy_mean",
                                                  "spectral_flux_mean",
                                                  "spectral_rolloff_mean",
                                                  "spectral_spread_mean",
                                                  "energy_low",
                                                  "energy_middle_low",
                                                  "energy_middle_high",
                                                  "energy_high",
                                                  "onset_rate",
                                                  "length",
                                                  "bpm",
                                                  "beats_loudness",
                                                  "mfcc_0_mean",
                                                  "mfcc_1_mean",
                                                  "mfcc_2_mean",
                                                  "mfcc_3_mean",
                                                  "mfcc_4_mean",
                                                  "mfcc_5_mean",
                                                  "mfcc_6_mean",
                                                  "mfcc_7_mean",
                                                  "mfcc_8_mean",
                                                  "mfcc_9_mean",
                                                  "mfcc_10_mean",
                                                  "mfcc_11_mean",
                                                  "mfcc_12_mean",
                                                  "chroma_c",
                                                  "chroma_c_sharp",
                                                  "chroma_d",
                                                  "chroma_d_sharp",
                                                  "chroma_e",
                                                  "chroma_f",
                                                  "chroma_f_sharp",
                                                  "chroma_g",
                                                  "chroma_g_sharp",
                                                  "chroma_a",
                                                  "chroma_a_sharp",
                                                  "chroma_b",
                                                  "key_strength",
                                                  "key_minorness"};

TEST(Catalogue, HasThePublishedOrder) {
    ASSERT_GE(catalogue().size(), published_order.size());
    for (std::size_t i = 0; i < published_order.size(); ++i) EXPECT_EQ(catalogue()[i].id, published_order[i]);
}

TEST(Catalogue, EveryEntryIsWhole) {
    std::set<std::string_view> ids, titles;
    for (const FeatureInfo& info : catalogue()) {
        SCOPED_TRACE(info.id);
        EXPECT_TRUE(ids.insert(info.id).second);
        EXPECT_TRUE(titles.insert(info.title).second);
        EXPECT_EQ(info.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string_view::npos);
        for (const std::string_view words : {info.title, info.family, info.unit, info.low, info.high, info.lower,
                                             info.higher, info.definition, info.null_rule})
            EXPECT_FALSE(words.empty());
        // Sentences are built around them: "…, {higher} than 91 % of the reference tracks".
        for (const std::string_view comparative : {info.lower, info.higher}) {
            EXPECT_EQ(comparative.find("than"), std::string_view::npos);
            EXPECT_TRUE(comparative.find("er") != std::string_view::npos || comparative.starts_with("more") ||
                        comparative.starts_with("less"))
                << comparative;
        }
        EXPECT_EQ(info.definition.find("  "), std::string_view::npos);
        EXPECT_EQ(info.definition.back(), '.');
        EXPECT_TRUE(!info.minimum || !info.maximum || *info.minimum < *info.maximum);
        EXPECT_EQ(find_feature(info.id), &info);
    }
}

TEST(Catalogue, FamiliesNameThemselvesInTheirEntries) {
    for (const features::Family* family : features::families)
        for (const FeatureInfo& info : family->features) EXPECT_EQ(info.family, family->name) << info.id;
}

TEST(Catalogue, KnowsNothingElse) { EXPECT_EQ(find_feature("no_such_feature"), nullptr); }

// What the version stands for. Where this fails, a vector measured before is not one measured now: raise the version in
// catalogue.cpp, then bring the figures below up to date. A change of wording alone needs only the new hash.
TEST(Catalogue, VersionChangesWithIdsAndDefinitions) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const FeatureInfo& info : catalogue())
        for (const std::string_view text : {info.id, info.unit, info.definition})
            for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    EXPECT_EQ(catalogue_version(), "1");
    EXPECT_EQ(hash, 14028376571505557226ULL);
}

TEST(Catalogue, VersionChangesWithValues) {
    Samples sound;
    for (int bar = 0; bar < 4; ++bar)
        sound = std::move(sound) + triad(9, true, 1.25) + triad(5, false, 1.25) + triad(0, false, 1.25);
    sound = mixed(mixed(std::move(sound), drum_beats(96.0, 15.0, 0.3)), white_noise(15.0, 0.003));
    const auto track = measure_mono(sound);
    const std::map<std::string, double> pinned = {
        {"danceability", 2.95425476},
        {"loudness", -13.5741405},
        {"chords_changes_rate", 0.733333333},
        {"dynamic_complexity", 0.156833259},
        {"zero_crossing_rate", 1959.93333},
        {"chords_number_rate", 0.2},
        {"pitch_salience", 0.680171747},
        {"spectral_centroid_mean", 2040.52105},
        {"spectral_complexity_mean", 16.6770186},
        {"spectral_decrease_mean", 0.0256093722},
        {"spectral_entropy_mean", 6.08520754},
        {"spectral_flux_mean", 0.14764733},
        {"spectral_rolloff_mean", 1275.70854},
        {"spectral_spread_mean", 3229.38068},
        {"energy_low", -56.0129703},
        {"energy_middle_low", -17.7679176},
        {"energy_middle_high", -22.6235093},
        {"energy_high", -37.8793053},
        {"onset_rate", 2.33333333},
        {"length", 15},
        {"bpm", 96.0123435},
        {"beats_loudness", -15.1236056},
        {"mfcc_0_mean", -293.311303},
        {"mfcc_1_mean", 66.6396865},
        {"mfcc_2_mean", -53.2698795},
        {"mfcc_3_mean", -48.8507409},
        {"mfcc_4_mean", -13.9992244},
        {"mfcc_5_mean", -28.9316845},
        {"mfcc_6_mean", -26.0560512},
        {"mfcc_7_mean", -12.9102101},
        {"mfcc_8_mean", -8.00078804},
        {"mfcc_9_mean", -2.18206402},
        {"mfcc_10_mean", 1.44132135},
        {"mfcc_11_mean", 4.97722886},
        {"mfcc_12_mean", 10.2993337},
        {"chroma_c", 0.932833612},
        {"chroma_c_sharp", 0.0149008669},
        {"chroma_d", 0.028856134},
        {"chroma_d_sharp", 2.83506036e-08},
        {"chroma_e", 0.651515305},
        {"chroma_f", 0.29171291},
        {"chroma_f_sharp", 1.16353167e-08},
        {"chroma_g", 0.381031901},
        {"chroma_g_sharp", 0.0141388625},
        {"chroma_a", 0.624565363},
        {"chroma_a_sharp", 3.03796348e-08},
        {"chroma_b", 0.0669644251},
        {"key_strength", 0.777578503},
        {"key_minorness", -0.0472055818},
    };
    std::ostringstream now;
    now.precision(9);
    for (const FeatureInfo& info : catalogue()) {
        const std::string id(info.id);
        const double value = value_of(track, id);
        now << "{\"" << id << "\", " << value << "},\n";
        // Other processors may round the transform's last bits otherwise.
        EXPECT_TRUE(pinned.contains(id) && std::abs(value - pinned.at(id)) <= 1e-4 * std::max(1.0, std::abs(value)))
            << id;
    }
    if (HasFailure()) std::cout << "The values now:\n" << now.str();
}

}  // namespace
}  // namespace armonica::test
