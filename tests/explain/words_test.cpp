#include "explain/words.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

FeatureContribution tempo(double value, double percentile) {
    FeatureContribution feature;
    feature.feature = "bpm";
    feature.value = value;
    feature.percentile = percentile;
    return feature;
}

TEST(Words, CountInWholes) {
    FeatureContribution lines;
    lines.feature = "lyrics_lines";
    lines.value = 1.0;
    EXPECT_EQ(feature_in_words(lines), "number of lines 1 line");
    lines.value = 14.0;
    EXPECT_EQ(feature_in_words(lines), "number of lines 14 lines");
}

TEST(Words, QuoteTheWordsThatMadeAFeature) {
    FeatureContribution chorus;
    chorus.feature = "lyrics_chorus_share";
    chorus.value = 0.58;
    chorus.percentile = 90.0;
    chorus.quotes = {"the chorus beginning “Sing it” takes 58 % of the words"};
    EXPECT_EQ(
        feature_in_words(chorus),
        "share of the chorus 0.580, richer in chorus than 90 % of the reference tracks; the chorus beginning “Sing "
        "it” takes 58 % of the words");
}

TEST(Words, NamePerceptionsWithTheirUncertainty) {
    FeatureContribution mode;
    mode.feature = "midlevel_mode";
    mode.uncertainty = 0.06;
    const auto heard_as = [&](double value) {
        mode.value = value;
        return feature_in_words(mode);
    };
    EXPECT_EQ(heard_as(0.0), "mode heard as clearly minor (0.00 ± 0.06)");
    EXPECT_EQ(heard_as(0.28), "mode heard as mostly minor (0.28 ± 0.06)");
    EXPECT_EQ(heard_as(0.5), "mode heard as between minor and major (0.50 ± 0.06)");
    EXPECT_EQ(heard_as(0.78), "mode heard as mostly major (0.78 ± 0.06)");
    EXPECT_EQ(heard_as(1.0), "mode heard as clearly major (1.00 ± 0.06)");
    mode.percentile = 12.0;
    EXPECT_EQ(heard_as(0.28), "mode heard as mostly minor (0.28 ± 0.06), more minor than 88 % of the reference tracks");
}

TEST(Words, NameSourcesByTheirShareOfTheTime) {
    FeatureContribution guitar;
    guitar.feature = "midlevel_distorted_guitar";
    guitar.value = 0.42;
    guitar.uncertainty = 0.11;
    guitar.heard_at = {48.2, 95.0};
    EXPECT_EQ(feature_in_words(guitar), "distorted guitar 0.42 ± 0.11 of the time; heard at 0:48 and 1:35");
}

TEST(Words, SayHowATrackComparesWithTheReference) {
    EXPECT_EQ(feature_in_words(tempo(172.3, 91.2)), "tempo 172 BPM, faster than 91 % of the reference tracks");
    EXPECT_EQ(feature_in_words(tempo(60, 8.0)), "tempo 60.0 BPM, slower than 92 % of the reference tracks");
    EXPECT_EQ(feature_in_brief(tempo(172, 91)), "faster");
    EXPECT_EQ(feature_in_brief(tempo(60, 8)), "slower");
}

TEST(Words, NeverRoundAShareToAllWithinTheReference) {
    EXPECT_THAT(feature_in_words(tempo(200, 99.9)), HasSubstr("faster than 99 %"));
    FeatureContribution beyond = tempo(300, 100.0);
    beyond.beyond_reference = true;
    EXPECT_THAT(feature_in_words(beyond), HasSubstr("faster than every reference track"));
}

TEST(Words, SayWhyAValueIsMissing) {
    FeatureContribution missing;
    missing.feature = "bpm";
    missing.missing = "no_beat";
    EXPECT_EQ(feature_in_words(missing), "tempo is missing (no_beat): counts nothing");
}

TEST(Words, CountWhatIsHeardAndTellWhere) {
    FeatureContribution cadences = tempo(14.0 / 3.0, 96.4);
    cadences.feature = "harmony_cadence_ii_v_i_rate";
    for (int i = 0; i < 14; ++i) cadences.heard_at.push_back(12.0 + 11.0 * i);
    EXPECT_EQ(
        feature_in_words(cadences),
        "ii-V-I cadences, 14 in 3:00, more frequent than 96 % of the reference tracks; heard at 0:12, 0:23, 0:34, "
        "0:45 and 10 times more");
    cadences.value = 2.0 / 3.0;
    cadences.heard_at = {5.0, 65.0};
    EXPECT_THAT(feature_in_words(cadences), HasSubstr("cadences, 2 in 3:00, "));
    EXPECT_THAT(feature_in_words(cadences), HasSubstr("tracks; heard at 0:05 and 1:05"));
    FeatureContribution substitutes = tempo(0.05, 80);
    substitutes.feature = "harmony_tritone_substitute";
    substitutes.heard_at = {61.0};
    EXPECT_THAT(feature_in_words(substitutes), HasSubstr("tritone substitutes 0.05"));
    EXPECT_THAT(feature_in_words(substitutes), HasSubstr("tracks; heard at 1:01"));
    cadences.value = 0.0;
    cadences.heard_at.clear();
    EXPECT_THAT(feature_in_words(cadences), HasSubstr("ii-V-I cadences 0 1/min, "));
}

TEST(Words, CallATableColumnByItsName) {
    FeatureContribution column = tempo(0.5, 75);
    column.feature = "Rhythm Stability";
    EXPECT_EQ(feature_in_words(column), "Rhythm Stability 0.500, higher than 75 % of the reference tracks");
    EXPECT_EQ(feature_in_brief(column), "higher Rhythm Stability");
}

TEST(Words, EveryFeatureOfTheCatalogueMakesASentence) {
    for (const FeatureInfo& info : catalogue()) {
        FeatureContribution feature = tempo(1.0, 80);
        feature.feature = info.id;
        EXPECT_THAT(feature_in_words(feature), HasSubstr(std::string(info.higher) + " than 80 %"));
        feature.percentile = 20;
        EXPECT_THAT(feature_in_words(feature), HasSubstr(std::string(info.lower) + " than 80 %"));
    }
}

TagExplanation judged(bool given, std::vector<std::string> deciding) {
    TagExplanation explanation;
    explanation.result.given = given;
    explanation.deciding = std::move(deciding);
    for (const char* id : {"speed", "force"}) {
        GroupContribution group;
        group.group = id;
        group.title = std::string("the ") + id;
        group.without.given = given;
        explanation.groups.push_back(group);
    }
    return explanation;
}

TEST(Words, OfWhatDecided) {
    EXPECT_THAT(decision_in_words(judged(true, {"force"})),
                ElementsAre("Decided by “the force”: even if nothing else spoke for the tag, it would be given."));
    EXPECT_THAT(decision_in_words(judged(false, {"force", "speed"})),
                ElementsAre("Decided by “the force” and “the speed”: even if nothing else spoke against the tag, it "
                            "would not be given."));
    EXPECT_THAT(decision_in_words(judged(true, {})),
                ElementsAre("It would be given even if nothing spoke for it here."));
    EXPECT_THAT(decision_in_words(judged(false, {})),
                ElementsAre("It would not be given even if nothing spoke against it here."));
    TagExplanation hinging = judged(true, {"speed"});
    hinging.groups[0].without = {.tag = {}, .probability = 0.38, .given = false, .interval = {}};
    EXPECT_THAT(decision_in_words(hinging),
                ElementsAre(HasSubstr("Decided by"), "Without “the speed” it would not be given (38 %)."));
    hinging.deciding.clear();
    hinging.deciding_known = false;
    EXPECT_THAT(decision_in_words(hinging), ElementsAre("Without “the speed” it would not be given (38 %)."));
}

TEST(Words, OfHowStronglyAGroupSpeaks) {
    EXPECT_EQ(strength_in_words(0.0), "not at all");
    EXPECT_EQ(strength_in_words(0.09), "hardly at all");
    EXPECT_EQ(strength_in_words(-0.09), "hardly at all");
    EXPECT_EQ(strength_in_words(std::log(1.49)), "a little for it");
    EXPECT_EQ(strength_in_words(-std::log(1.51)), "clearly against it");
    EXPECT_EQ(strength_in_words(std::log(2.51)), "strongly for it");
    EXPECT_EQ(strength_in_words(-std::log(4.99)), "strongly against it");
    EXPECT_EQ(strength_in_words(std::log(5.01)), "very strongly for it");
    EXPECT_EQ(strength_in_words(-100.0), "very strongly against it");
}

TEST(Words, OfTheNearestChange) {
    NearestChange nearest;
    nearest.changes = {{"bpm", 172.0, 92.0, 91.0, 20.0}, {"lyrics_lines", 14.0, 1.0, 60.0, 50.0}};
    nearest.result.probability = 0.581;
    EXPECT_EQ(
        change_in_words(nearest, false),
        "The least that would give it, all else staying as it is: tempo 92.0 BPM instead of 172 BPM and number of "
        "lines 1 line instead of 14 lines (58 %).");
    nearest.changes.pop_back();
    EXPECT_THAT(change_in_words(nearest, true), HasSubstr("would take it away, all else staying as it is: tempo"));
    EXPECT_THAT(change_in_words(std::nullopt, true), HasSubstr("would take it away"));
    EXPECT_THAT(change_in_words(std::nullopt, false), HasSubstr("would give it"));
}

}  // namespace
}  // namespace armonica
