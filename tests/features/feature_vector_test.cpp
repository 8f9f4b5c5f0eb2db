#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <armonica/feature_vector.hpp>
#include <limits>
#include <stdexcept>

namespace armonica {
namespace {

TEST(FeatureVector, StartsWithNothingRequested) {
    const FeatureVector track;
    for (const FeatureInfo& info : catalogue()) {
        EXPECT_FALSE(track.value(info.id));
        EXPECT_EQ(track.missing(info.id), MissingReason::not_requested);
    }
}

TEST(FeatureVector, HoldsAValueOrAReason) {
    FeatureVector track;
    track.set("bpm", 120.0);
    EXPECT_EQ(track.value("bpm"), 120.0);
    EXPECT_FALSE(track.missing("bpm"));
    track.set_missing("bpm", MissingReason::no_beat);
    EXPECT_FALSE(track.value("bpm"));
    EXPECT_EQ(track.missing("bpm"), MissingReason::no_beat);
}

TEST(FeatureVector, KnowsWhereSomethingIsHeard) {
    FeatureVector track;
    track.set("harmony_cadence_plagal_rate", 4.0, {12.5, 26.0});
    EXPECT_EQ(track.heard_at("harmony_cadence_plagal_rate"), (std::vector<double>{12.5, 26.0}));
    EXPECT_TRUE(track.heard_at("bpm").empty());
    track.set_missing("harmony_cadence_plagal_rate", MissingReason::no_chords);
    EXPECT_TRUE(track.heard_at("harmony_cadence_plagal_rate").empty());
    EXPECT_THROW(track.heard_at("no_such_feature"), std::out_of_range);
}

TEST(FeatureVector, RefusesWhatIsNotANumber) {
    FeatureVector track;
    EXPECT_THROW(track.set("bpm", 1.0, {std::numeric_limits<double>::quiet_NaN()}), std::domain_error);
    EXPECT_THROW(track.set("bpm", std::numeric_limits<double>::quiet_NaN()), std::domain_error);
    EXPECT_THROW(track.set("bpm", std::numeric_limits<double>::infinity()), std::domain_error);
    EXPECT_THROW(track.set("bpm", -std::numeric_limits<double>::infinity()), std::domain_error);
    EXPECT_FALSE(track.value("bpm"));
}

TEST(FeatureVector, RefusesUnknownFeatures) {
    FeatureVector track;
    EXPECT_FALSE(track.value("no_such_feature"));
    EXPECT_THROW(track.missing("no_such_feature"), std::out_of_range);
    EXPECT_THROW(track.set("no_such_feature", 1.0), std::out_of_range);
    EXPECT_THROW(track.set_missing("no_such_feature", MissingReason::silent), std::out_of_range);
}

TEST(FeatureVector, NamesAreStable) {
    EXPECT_EQ(to_string(MissingReason::not_requested), "not_requested");
    EXPECT_EQ(to_string(MissingReason::silent), "silent");
    EXPECT_EQ(to_string(MissingReason::too_short), "too_short");
    EXPECT_EQ(to_string(MissingReason::no_beat), "no_beat");
    EXPECT_EQ(to_string(MissingReason::no_pitch), "no_pitch");
    EXPECT_EQ(to_string(MissingReason::not_in_table), "not_in_table");
    EXPECT_EQ(to_string(Modality::signal), "signal");
    EXPECT_EQ(to_string(Modality::lyrics), "lyrics");
    EXPECT_EQ(to_string(Key{9, true, 0.5}), "A minor");
    EXPECT_EQ(to_string(Key{6, false, 0.5}), "F# major");
    EXPECT_THROW(to_string(Key{12, false, 0.5}), std::out_of_range);
}

}  // namespace
}  // namespace armonica
