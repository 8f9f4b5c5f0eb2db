#include "explain/learned_overlap.hpp"

#include <gtest/gtest.h>

#include "explain/random_models.hpp"

namespace armonica {
namespace {

using test::RandomModels;

TEST(LearnedOverlap, IsOneWithItselfAndTheSameFromEitherSide) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        RandomModels random(seed);
        for (const Kind kind : test::every_kind_of_effect) {
            const auto model = random.model(kind);
            const LearnedTag first(*model, 0), second(*model, 1);
            EXPECT_NEAR(first.overlap(first).value, 1.0, 1e-12);
            const auto one = first.overlap(second), other = second.overlap(first);
            EXPECT_NEAR(one.value, other.value, 1e-12);
            EXPECT_LE(std::abs(one.value), 1.0 + 1e-12);
            double sum = 0.0;
            for (const auto& [group, share] : one.groups) sum += share;
            EXPECT_NEAR(sum, one.value, 1e-12);
        }
    }
}

TEST(LearnedOverlap, DoesNotLookAtStrengthAndTurnsWithTheSign) {
    RandomModels random(5);
    const auto model = random.model(Kind::linear);
    auto& tags = model->tags;
    tags[1].weights = tags[0].weights;
    for (double& weight : tags[1].weights) weight *= -3.0;
    EXPECT_NEAR(LearnedTag(*model, 0).overlap(LearnedTag(*model, 1)).value, -1.0, 1e-12);
}

TEST(LearnedOverlap, OfTagsThatReadOtherFeaturesIsNothing) {
    RandomModels random(6);
    const auto model = random.model(Kind::linear);
    for (std::size_t j = 0; j < model->features.size(); ++j) model->tags[j % 2].weights[j] = 0.0;
    EXPECT_DOUBLE_EQ(LearnedTag(*model, 0).overlap(LearnedTag(*model, 1)).value, 0.0);
    for (double& weight : model->tags[0].weights) weight = 0.0;
    EXPECT_DOUBLE_EQ(LearnedTag(*model, 0).overlap(LearnedTag(*model, 0)).value, 0.0);
}

// Two features that are uniform over the percentiles: of linear weights the cosine is that of the weights times
// spreads.
TEST(LearnedOverlap, IsTheCosineOfWhatFeaturesAdd) {
    RandomModels random(7);
    const auto model = random.model(Kind::linear);
    for (auto& tag : model->tags) std::fill(tag.weights.begin(), tag.weights.end(), 0.0);
    for (ModelFeature& feature : model->features) {
        for (int q = 0; q <= 100; ++q) feature.quantiles[static_cast<std::size_t>(q)] = q;
        feature.scale = {.mean = 50.0, .spread = 30.0, .minimum = 0.0, .maximum = 100.0};
    }
    model->tags[0].weights[0] = 3.0;
    model->tags[0].weights[1] = 4.0;
    model->tags[1].weights[0] = 1.0;
    const auto overlap = LearnedTag(*model, 0).overlap(LearnedTag(*model, 1));
    EXPECT_NEAR(overlap.value, 0.6, 1e-12);
    EXPECT_NEAR(overlap.groups.at("group0"), 0.6, 1e-12);
}

}  // namespace
}  // namespace armonica
