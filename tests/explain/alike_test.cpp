#include <armonica/alike.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explain/random_models.hpp"
#include "explain/words.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

using test::RandomModels;
using testing::SizeIs;

/// Reasons that nobody measured.
Reasons made(RandomModels& random, const Tagger& tagger, double strength = 1.0) {
    Reasons made;
    made.contributions.resize(tagger.tags().size());
    for (auto& row : made.contributions)
        for (std::size_t g = 0; g < tagger.model().groups.size(); ++g)
            row.push_back(strength * random.uniform(-1.0, 1.0));
    return made;
}

Reasons times(Reasons reasons, double factor) {
    for (auto& row : reasons.contributions)
        for (double& contribution : row) contribution *= factor;
    return reasons;
}

double sum_of_shares(const Likeness& likeness) {
    double sum = 0.0;
    for (const GroupLikeness& group : likeness.groups) sum += group.share;
    return sum;
}

class Alike : public testing::TestWithParam<Kind> {
protected:
    RandomModels random_{71};
    Tagger tagger_{random_.model(GetParam())};

    Reasons of_some_track() { return std::get<Reasons>(reasons(tagger_, random_.track(tagger_.model()))); }
};

TEST_P(Alike, ReasonsAreWhatGroupsAddToScores) {
    const FeatureVector track = random_.track(tagger_.model());
    const auto rows = std::get<Reasons>(reasons(tagger_, track)).contributions;
    ASSERT_THAT(rows, SizeIs(tagger_.tags().size()));
    const auto results = std::get<std::vector<TagResult>>(tagger_.tag(track));
    for (std::size_t t = 0; t < rows.size(); ++t) {
        ASSERT_THAT(rows[t], SizeIs(RandomModels::groups));
        double score = tagger_.tags()[t].baseline;
        for (const double contribution : rows[t]) score += contribution;
        const auto result = std::find_if(results.begin(), results.end(),
                                         [&](const TagResult& each) { return each.tag == tagger_.tags()[t].name; });
        EXPECT_NEAR(result->score, score, 1e-9);
    }
}

TEST_P(Alike, IsTheFormulaInTheHeader) {
    for (int i = 0; i < 50; ++i) {
        const Reasons a = of_some_track(), b = of_some_track();
        double difference = 0.0, squares = 0.0;
        for (std::size_t t = 0; t < a.contributions.size(); ++t)
            for (std::size_t g = 0; g < a.contributions[t].size(); ++g) {
                difference += std::pow(a.contributions[t][g] - b.contributions[t][g], 2);
                squares += std::pow(a.contributions[t][g], 2) + std::pow(b.contributions[t][g], 2);
            }
        EXPECT_NEAR(likeness(tagger_, a, b).value, 1.0 - difference / squares, 1e-12);
    }
}

TEST_P(Alike, IsOneOnlyOfTheSameReasonsAndMinusOneOfOpposites) {
    const Reasons a = of_some_track();
    EXPECT_EQ(likeness(tagger_, a, a).value, 1.0);
    EXPECT_EQ(likeness(tagger_, a, times(a, -1.0)).value, -1.0);
    EXPECT_NEAR(likeness(tagger_, a, times(a, 0.5)).value, 0.8, 1e-12);
    EXPECT_NEAR(likeness(tagger_, a, times(a, 2.0)).value, 0.8, 1e-12);
    EXPECT_NEAR(likeness(tagger_, a, times(a, -2.0)).value, -0.8, 1e-12);
    EXPECT_LT(likeness(tagger_, a, times(a, 1.0 + 1e-6)).value, 1.0);
}

TEST_P(Alike, IsTheSameFromEitherSide) {
    for (int i = 0; i < 50; ++i) {
        const Reasons a = of_some_track(), b = of_some_track();
        const Likeness there = likeness(tagger_, a, b), back = likeness(tagger_, b, a);
        EXPECT_EQ(there.value, back.value);
        EXPECT_LE(std::abs(there.value), 1.0);
        ASSERT_EQ(there.groups.size(), back.groups.size());
        for (std::size_t g = 0; g < there.groups.size(); ++g) {
            EXPECT_EQ(there.groups[g].group, back.groups[g].group);
            EXPECT_EQ(there.groups[g].share, back.groups[g].share);
            EXPECT_EQ(there.groups[g].first, back.groups[g].second);
        }
    }
}

TEST_P(Alike, IsASumOverGroups) {
    for (int i = 0; i < 50; ++i) {
        const Reasons a = made(random_, tagger_), b = made(random_, tagger_, 3.0);
        const Likeness alike = likeness(tagger_, a, b);
        EXPECT_NEAR(sum_of_shares(alike), alike.value, 1e-12);
        std::set<std::string> groups;
        for (std::size_t g = 0; g < alike.groups.size(); ++g) {
            groups.insert(alike.groups[g].group);
            EXPECT_GE(alike.groups[g > 0 ? g - 1 : 0].share, alike.groups[g].share);
        }
        EXPECT_THAT(groups, SizeIs(RandomModels::groups));
    }
}

TEST_P(Alike, NamesTheTagThatMakesMostOfAShare) {
    const Reasons a = made(random_, tagger_), b = made(random_, tagger_);
    const Likeness alike = likeness(tagger_, a, b);
    for (const GroupLikeness& group : alike.groups) {
        const auto g = static_cast<std::size_t>(group.group.back() - '0');  // "group3"
        const double side = group.share < 0.0 ? -1.0 : 1.0;
        double most = -std::numeric_limits<double>::infinity();
        std::size_t best = 0;
        for (std::size_t t = 0; t < a.contributions.size(); ++t)
            if (const double product = side * a.contributions[t][g] * b.contributions[t][g]; product > most) {
                most = product;
                best = t;
            }
        EXPECT_EQ(group.tag, tagger_.tags()[best].name);
        EXPECT_EQ(group.title, group.group);
        EXPECT_EQ(group.first, a.contributions[best][g]);
        EXPECT_EQ(group.second, b.contributions[best][g]);
    }
}

TEST_P(Alike, FallsAsNoiseGrows) {
    for (int i = 0; i < 20; ++i) {
        const Reasons a = made(random_, tagger_), noise = made(random_, tagger_);
        // 1 − s² Σ n² / (2 Σ a² + 2 s Σ a n + s² Σ n²) falls with every s where Σ a n is not below 0.
        const double side = likeness(tagger_, a, noise).value < 0.0 ? -1.0 : 1.0;
        double before = 1.0;
        for (const double amount : {0.1, 0.3, 1.0, 3.0, 10.0}) {
            Reasons noisy = a;
            for (std::size_t t = 0; t < noisy.contributions.size(); ++t)
                for (std::size_t g = 0; g < noisy.contributions[t].size(); ++g)
                    noisy.contributions[t][g] += side * amount * noise.contributions[t][g];
            const double value = likeness(tagger_, a, noisy).value;
            EXPECT_LT(value, before) << amount;
            before = value;
        }
    }
}

TEST_P(Alike, OfOneTagOnlyItsOwnReasonsCount) {
    const std::string tag = tagger_.tags()[2].name;
    const Reasons a = made(random_, tagger_), b = made(random_, tagger_);
    Reasons only_a = times(a, 0.0), only_b = times(b, 0.0);
    only_a.contributions[2] = a.contributions[2];
    only_b.contributions[2] = b.contributions[2];
    const Likeness of_tag = likeness(tagger_, a, b, tag);
    EXPECT_EQ(of_tag.value, likeness(tagger_, only_a, only_b).value);
    EXPECT_NEAR(sum_of_shares(of_tag), of_tag.value, 1e-12);
    for (const GroupLikeness& group : of_tag.groups) EXPECT_EQ(group.tag, tag);
    Reasons same_in_tag = b;
    same_in_tag.contributions[2] = a.contributions[2];
    EXPECT_EQ(likeness(tagger_, a, same_in_tag, tag).value, 1.0);
    EXPECT_LT(likeness(tagger_, a, same_in_tag).value, 1.0);
}

TEST_P(Alike, TracksOfWhichNothingSpeaksAreAlike) {
    const Reasons some = made(random_, tagger_), none = times(some, 0.0);
    const Likeness both = likeness(tagger_, none, none);
    EXPECT_EQ(both.value, 1.0);
    for (const GroupLikeness& group : both.groups) {
        EXPECT_DOUBLE_EQ(group.share, 1.0 / RandomModels::groups);
        EXPECT_EQ(group.first, 0.0);
    }
    EXPECT_EQ(likeness(tagger_, some, none).value, 0.0);
    EXPECT_EQ(likeness(tagger_, none, some).value, 0.0);
}

TEST_P(Alike, NeitherVeryLargeNorVerySmallNumbersAreLost) {
    const Reasons a = made(random_, tagger_), b = made(random_, tagger_);
    const double value = likeness(tagger_, a, b).value;
    EXPECT_NEAR(likeness(tagger_, times(a, 1e300), times(b, 1e300)).value, value, 1e-12);
    EXPECT_NEAR(likeness(tagger_, times(a, 1e-300), times(b, 1e-300)).value, value, 1e-12);
    EXPECT_EQ(likeness(tagger_, times(a, 1e300), times(a, 1e300)).value, 1.0);
}

TEST_P(Alike, RefusesWhatCannotBeCompared) {
    const Reasons a = made(random_, tagger_);
    EXPECT_THROW(likeness(tagger_, a, a, "no such tag"), std::invalid_argument);
    EXPECT_THROW(likeness(tagger_, a, Reasons()), std::invalid_argument);
    Reasons short_row = a, not_finite = a;
    short_row.contributions[1].pop_back();
    not_finite.contributions[1][1] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(likeness(tagger_, short_row, a), std::invalid_argument);
    EXPECT_THROW(likeness(tagger_, a, not_finite), std::invalid_argument);
    FeatureVector unmeasured = random_.track(tagger_.model());
    unmeasured.length_seconds = 1.0;
    EXPECT_EQ(std::get<TrackError>(reasons(tagger_, unmeasured)).code, ErrorCode::too_short);
    unmeasured.catalogue_version = "other";
    EXPECT_THROW(reasons(tagger_, unmeasured), InputError);
}

Likeness with_groups(std::vector<GroupLikeness> groups) {
    Likeness likeness{0.0, std::move(groups)};
    for (const GroupLikeness& group : likeness.groups) likeness.value += group.share;
    return likeness;
}

TEST(LikenessInWords, NamesAtMostTwoGroupsAndOnWhichSideTheySpeak) {
    const GroupLikeness key{"key", "harmony and key", 0.4, "emotion---calmness", 0.5, 0.6};
    const GroupLikeness space{"space", "space", 0.2, "emotion---joyful_activation", -0.5, -0.2};
    const GroupLikeness beat{"beat", "beat", 0.1, "genre---rock", 0.2, 0.1};
    const GroupLikeness apart{"apart", "what is apart", -0.3, "genre---rock", 0.2, -0.1};
    EXPECT_EQ(likeness_in_words(with_groups({key, space, beat, apart})),
              "Alike most in “harmony and key” (both for calmness) and “space” (both against joyful activation).");
    EXPECT_EQ(likeness_in_words(with_groups({beat, apart})), "Alike most in “beat” (both for rock).");
    EXPECT_EQ(likeness_in_words(with_groups({apart})), "In no group are they alike.");
    EXPECT_EQ(likeness_in_words(with_groups({{"key", "harmony and key", 0.01, "a tag", 0.5, 0.6}})),
              "In no group are they alike.");
    EXPECT_EQ(likeness_in_words(with_groups({{"key", "harmony and key", 1.0, "a tag", 0.0, 0.0}})),
              "Nothing speaks for or against it in either track.");
}

INSTANTIATE_TEST_SUITE_P(OfEveryKind, Alike, testing::ValuesIn(test::every_kind_of_effect));

}  // namespace
}  // namespace armonica
