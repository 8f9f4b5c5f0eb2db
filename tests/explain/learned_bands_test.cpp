#include "explain/learned_bands.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Tagger::Model made_model() {
    Tagger::Model model;
    model.kind = Kind::additive;
    model.bands = {{BandKind::straight, 0}, {BandKind::curved, 0}, {BandKind::straight, 1}, {BandKind::curved, 1}};
    for (const char* name : {"mood---calm", "genre---rock", "mood---sad", "loud", "mood---wild"}) {
        ModelTag tag;
        tag.info.name = name;
        tag.lambdas = {0.05, 0.02, 0.03, 0.0};
        tag.shared_lambdas = {0.03, 0.03, 0.06, 0.0};
        tag.log_lambda_deviations = {0.5, std::nullopt, 0.1, 1e300};
        model.tags.push_back(tag);
    }
    return model;
}

TEST(LearnedBands, SayWhatTheTagTookFromItsRelatives) {
    const Tagger::Model model = made_model();
    const auto bands = learned_bands(model, 0);
    ASSERT_EQ(bands.size(), 4U);
    // 3 λ = own + 2 shared
    EXPECT_NEAR(*bands[0].own, 0.09, 1e-15);
    EXPECT_NEAR(*bands[0].taken, 0.4, 1e-15);
    EXPECT_NEAR(*bands[1].own, 0.0, 1e-15);
    EXPECT_NEAR(*bands[1].taken, 1.0, 1e-15);
    // A fit that has not quite arrived can leave less than nothing for the tag itself.
    EXPECT_EQ(*bands[2].own, 0.0);
    EXPECT_EQ(*bands[2].taken, 1.0);
    EXPECT_FALSE(bands[3].taken) << "of nothing, no share can be told";
    EXPECT_EQ(bands[1].band.kind, BandKind::curved);
    EXPECT_EQ(bands[2].band.group, 1);
}

TEST(LearnedBands, IntervalsHold90PercentAndGrowWithTheDeviation) {
    Tagger::Model model = made_model();
    const auto bands = learned_bands(model, 0);
    ASSERT_TRUE(bands[0].interval && bands[2].interval);
    // 90 % of a normal distribution: Φ(1.645) − Φ(−1.645), of log λ.
    const double deviations = std::log(bands[0].interval->high / bands[0].lambda) / 0.5;
    EXPECT_NEAR(std::erf(deviations / std::sqrt(2.0)), 0.90, 1e-12);
    EXPECT_NEAR(bands[0].interval->low * bands[0].interval->high, 0.05 * 0.05, 1e-15);
    double width = 0.0;
    for (const double deviation : {0.0, 0.1, 0.4, 1.5, 3.0}) {
        model.tags[0].log_lambda_deviations[0] = deviation;
        const auto interval = *learned_bands(model, 0)[0].interval;
        EXPECT_LE(interval.low, 0.05);
        EXPECT_GE(interval.high, 0.05);
        EXPECT_TRUE(interval.high / interval.low > width) << deviation;
        width = interval.high / interval.low;
    }
    EXPECT_FALSE(bands[1].interval);
    EXPECT_FALSE(bands[3].interval) << "an infinite end says nothing";
}

TEST(LearnedBands, ALinearModelHasNoRelatives) {
    Tagger::Model model = made_model();
    model.kind = Kind::linear;
    model.tags[0].shared_lambdas.clear();
    model.tags[0].log_lambda_deviations.clear();
    const auto bands = learned_bands(model, 0);
    EXPECT_FALSE(bands[0].shared || bands[0].own || bands[0].taken || bands[0].interval);
    EXPECT_EQ(bands[0].lambda, 0.05);
    EXPECT_THAT(relatives_of(model, 0), IsEmpty());
}

TEST(LearnedBands, ATagAloneTakesNothingFromItself) {
    Tagger::Model model = made_model();
    model.tags.resize(1);
    const auto bands = learned_bands(model, 0);
    EXPECT_FALSE(bands[0].shared || bands[0].own || bands[0].taken);
    EXPECT_TRUE(bands[0].interval);
}

TEST(LearnedBands, RelativesAreOfOneCategory) {
    const Tagger::Model model = made_model();
    EXPECT_THAT(relatives_of(model, 0), ElementsAre(2, 4));
    EXPECT_THAT(relatives_of(model, 1), ElementsAre(3)) << "those that are alone in theirs, or have none";
    EXPECT_THAT(relatives_of(model, 4), ElementsAre(0, 2));
}

}  // namespace
}  // namespace armonica
