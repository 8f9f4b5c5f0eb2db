// The features that a network hears, as a track has them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>

#include "features/midlevel/ear.hpp"
#include "features/track_measurement.hpp"
#include "shipped/data_directory.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

std::vector<std::string> heard_features() {
    std::vector<std::string> ids;
    for (const FeatureInfo& info : catalogue())
        if (info.modality == Modality::midlevel) ids.emplace_back(info.id);
    return ids;
}

bool is_spread(const std::string& id) { return id.ends_with("_spread"); }

TEST(HeardFeatures, TheCatalogueAndTheShippedNetworkNameTheSame) {
    const auto descriptor = features::midlevel::read_descriptor(data_directory() / "midlevel" / "perception.toml");
    std::vector<std::string> outputs, catalogued;
    for (const auto* list : {&descriptor.perceptions, &descriptor.sources})
        for (const auto& output : *list) outputs.push_back("midlevel_" + output.id);
    for (const std::string& id : heard_features())
        if (!is_spread(id)) catalogued.push_back(id);
    EXPECT_THAT(catalogued, testing::UnorderedElementsAreArray(outputs));
}

TEST(HeardFeatures, AreNumbersWithinTheirRangeAndSayHowSureTheyAre) {
    const FeatureVector track = measure_mono(drum_beats(120.0, 25.0), heard_features());
    for (const std::string& id : heard_features()) {
        SCOPED_TRACE(id);
        const double value = value_of(track, id);
        EXPECT_GE(value, *find_feature(id)->minimum);
        EXPECT_LE(value, *find_feature(id)->maximum);
        EXPECT_EQ(track.uncertainty(id).has_value(), !is_spread(id));
        if (!is_spread(id)) {
            EXPECT_GT(*track.uncertainty(id), 0.0);
        }
    }
}

TEST(HeardFeatures, NeedAWindow) {
    for (const double seconds : {3.0, 10.0}) {
        const FeatureVector track = measure_mono(white_noise(seconds), heard_features());
        for (const std::string& id : heard_features()) EXPECT_EQ(track.missing(id), MissingReason::too_short) << id;
    }
    const FeatureVector one_window = measure_mono(white_noise(12.0), heard_features());
    for (const std::string& id : heard_features()) EXPECT_EQ(one_window.missing(id).has_value(), is_spread(id)) << id;
}

TEST(HeardFeatures, OfSilenceNothingIsHeard) {
    const FeatureVector silent = measure_mono(silence(30.0), heard_features());
    // Sound too short for a window to begin with, and silence where whole windows are.
    const FeatureVector nearly = measure_mono(silence(31.0) + white_noise(2.0), heard_features());
    for (const std::string& id : heard_features()) {
        EXPECT_EQ(silent.missing(id), MissingReason::silent) << id;
        EXPECT_EQ(nearly.missing(id), MissingReason::silent) << id;
    }
}

TEST(HeardFeatures, DoNotDependOnTheLevelOrOnBlocks) {
    const Samples loud = mixed(drum_beats(100.0, 21.0), chord({48, 60, 64, 67}, 21.0)), soft = scaled(loud, 0.05);
    const FeatureVector one = measure_mono(loud, heard_features()), other = measure_mono(soft, heard_features());
    for (const std::string& id : heard_features()) EXPECT_NEAR(value_of(one, id), value_of(other, id), 0.02) << id;

    const features::MeasurementPlan plan(ExtractOptions{.features = heard_features()});
    features::TrackMeasurement in_blocks(plan);
    for (std::size_t at = 0; at < loud.size(); at += 777) {
        const std::span<const float> block(&loud[at], std::min<std::size_t>(777, loud.size() - at));
        in_blocks.add(block, block);
    }
    const FeatureVector third = in_blocks.finish();
    for (const std::string& id : heard_features()) EXPECT_EQ(value_of(one, id), value_of(third, id)) << id;
}

// What the network knows best: rhythm by drums, harmony by notes. Coarse, so that another training passes too.
TEST(HeardFeatures, HearWhatIsThere) {
    const FeatureVector beat = measure_mono(drum_beats(120.0, 21.0), heard_features());
    EXPECT_GT(value_of(beat, "midlevel_rhythmic_stability"), 0.65);
    EXPECT_LT(value_of(measure_mono(white_noise(21.0), heard_features()), "midlevel_rhythmic_stability"), 0.5);
    EXPECT_LT(value_of(beat, "midlevel_voice"), 0.3);
    Samples cadences;
    for (int i = 0; i < 7; ++i)
        for (const auto& notes : {std::vector<double>{48, 64, 67, 72}, {53, 65, 69, 72}, {55, 62, 67, 71}})
            cadences = cadences + chord(notes, 1.0);
    Samples in_minor;
    for (int i = 0; i < 7; ++i)
        for (const auto& notes : {std::vector<double>{48, 63, 67, 72}, {53, 65, 68, 72}, {55, 62, 67, 70}})
            in_minor = in_minor + chord(notes, 1.0);
    const FeatureVector major = measure_mono(cadences, heard_features()),
                        minor = measure_mono(in_minor, heard_features());
    EXPECT_GT(value_of(major, "midlevel_mode"), 0.6);
    EXPECT_LT(value_of(minor, "midlevel_mode"), 0.4);
    EXPECT_LT(value_of(major, "midlevel_drums"), 0.2);
}

}  // namespace
}  // namespace armonica::test
