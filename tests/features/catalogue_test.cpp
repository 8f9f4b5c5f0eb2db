#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
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
        if (info.minimum && info.maximum) EXPECT_LT(*info.minimum, *info.maximum);
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
    EXPECT_EQ(hash, 0ULL);
}

TEST(Catalogue, VersionChangesWithValues) {
    Samples sound;
    for (int bar = 0; bar < 4; ++bar)
        sound = std::move(sound) + triad(9, true, 1.25) + triad(5, false, 1.25) + triad(0, false, 1.25);
    sound = mixed(mixed(std::move(sound), drum_beats(96.0, 15.0, 0.3)), white_noise(15.0, 0.003));
    const auto track = measure_mono(sound);
    const std::map<std::string, double> pinned = {};
    for (const FeatureInfo& info : catalogue()) {
        const std::string id(info.id);
        ASSERT_TRUE(pinned.contains(id)) << id << " is " << value_of(track, id);
        // Other processors may round the transform's last bits otherwise.
        EXPECT_NEAR(value_of(track, id), pinned.at(id), 1e-4 * std::max(1.0, std::abs(pinned.at(id)))) << id;
    }
}

}  // namespace
}  // namespace armonica::test
