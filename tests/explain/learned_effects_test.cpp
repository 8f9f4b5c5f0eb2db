#include "explain/learned_effects.hpp"

#include <cmath>
#include <fstream>

#include <gtest/gtest.h>

#include "model/model_file.hpp"
#include "model/random_data.hpp"
#include "model/trainer.hpp"
#include "support/model_reading.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

std::vector<double> curve(double (*f)(double)) {
    std::vector<double> values;
    for (int p = 0; p <= 100; ++p) values.push_back(f(p / 100.0));
    return values;
}

TEST(Shape, IsWhatAPersonWouldCallIt) {
    EXPECT_EQ(shape_of({}), Shape::flat);
    EXPECT_EQ(shape_of({2.0, 2.0, 2.0}), Shape::flat);
    EXPECT_EQ(shape_of(curve([](double x) { return x * x; })), Shape::rising);
    EXPECT_EQ(shape_of(curve([](double x) { return std::exp(-x); })), Shape::falling);
    EXPECT_EQ(shape_of(curve([](double x) { return -(x - 0.4) * (x - 0.4); })), Shape::peaked);
    EXPECT_EQ(shape_of(curve([](double x) { return std::abs(x - 0.5); })), Shape::dipped);
    EXPECT_EQ(shape_of(curve([](double x) { return std::sin(10.0 * x); })), Shape::winding);
    // Staircases tremble; a tenth against the way changes nothing, half of it does.
    EXPECT_EQ(shape_of({0.0, 0.5, 0.4, 0.8, 0.7, 1.0}), Shape::rising);
    EXPECT_EQ(shape_of({1.0, 0.5, 0.6, 0.3, 0.4, 0.0}), Shape::falling);
    EXPECT_EQ(shape_of({0.0, 0.8, 0.3, 1.0, 0.5, 1.0}), Shape::winding);
}

// Six features in two groups, one of them constant, one with ties and gaps; tags that hang on a feature, on a bend and
// on a product.
TrainingData shaped_table() {
    TrainingData data;
    data.features = test::random_matrix(240, 6, 17);
    data.features.col(1).setConstant(4.0);
    data.features.col(4) = data.features.col(4).unaryExpr([](double v) { return std::max(0.0, std::round(2.0 * v)); });
    for (int i = 0; i < 240; i += 5) data.features(i, 5) = std::nan("");
    data.features.col(0) = data.features.col(0).array().exp() * 1000.0;
    for (int j = 0; j < 6; ++j) data.feature_names.push_back("f" + std::to_string(j));
    data.tag_names = {"straight", "bent", "paired"};
    data.tag_families = {"", "", ""};
    data.labels.setZero(240, 3);
    for (int i = 0; i < 240; ++i) {
        data.tracks.push_back(std::to_string(i));
        data.labels(i, 0) = data.features(i, 0) > 1200.0;
        data.labels(i, 1) = std::abs(data.features(i, 3)) > 0.8;
        data.labels(i, 2) = (data.features(i, 0) > 1000.0) == (data.features(i, 2) > 0.0);
    }
    data.targets = data.labels;
    return data;
}

class LearnedEffects : public testing::TestWithParam<Kind> {
protected:
    LearnedEffects() {
        TrainOptions options;
        options.kind = GetParam();
        const Grouping grouping{"g", "g", "", {{"one", "one", "", {"*"}}, {"two", "two", "", {}}}};
        save_model(train(shaped_table(), grouping, {0, 0, 0, 1, 1, 1}, options).model(), folder_ / "model.json");
        model_ = load_model(folder_ / "model.json");
        std::ifstream stream(folder_ / "model.json");
        reading_ = std::make_unique<test::ModelReading>(nlohmann::json::parse(stream));
    }

    double input_at(std::size_t feature, double percent) const {
        const auto below = static_cast<std::size_t>(percent);
        const double from = reading_->quantile(feature, below);
        const double to = reading_->quantile(feature, std::min<std::size_t>(below + 1, 100));
        return reading_->input(feature, from + (percent - static_cast<double>(below)) * (to - from));
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<Tagger::Model> model_;
    std::unique_ptr<test::ModelReading> reading_;
};

INSTANTIATE_TEST_SUITE_P(Kinds, LearnedEffects, testing::Values(Kind::linear, Kind::additive, Kind::glass),
                         [](const auto& kind) { return std::string(to_string(kind.param)); });

TEST_P(LearnedEffects, AreWhatTheFileSays) {
    std::size_t pairs = 0;
    for (std::size_t t = 0; t < model_->tags.size(); ++t) {
        for (const LearnedGroup& group : learned_groups(*model_, model_->tags[t])) {
            for (const LearnedCurve& curve : group.curves) {
                ASSERT_EQ(curve.contributions.size(), 101U);
                for (std::size_t p = 0; p <= 100; ++p)
                    ASSERT_NEAR(curve.contributions[p],
                                reading_->main(t, curve.feature, input_at(curve.feature, static_cast<double>(p))),
                                1e-9);
            }
            for (const LearnedPair& pair : group.pairs) {
                ++pairs;
                for (std::size_t i = 0; i < 5; ++i)
                    for (std::size_t k = 0; k < 5; ++k) {
                        double mean = 0.0;
                        for (int a = 0; a < 4; ++a)
                            for (int b = 0; b < 4; ++b)
                                mean += reading_->pair(
                                            t, pair.first, pair.second,
                                            input_at(pair.first, 20.0 * static_cast<double>(i) + 5.0 * a + 2.5),
                                            input_at(pair.second, 20.0 * static_cast<double>(k) + 5.0 * b + 2.5)) /
                                        16.0;
                        ASSERT_NEAR(pair.cells[i][k], mean, 1e-9);
                    }
            }
        }
    }
    EXPECT_EQ(pairs > 0, GetParam() == Kind::glass);
}

TEST_P(LearnedEffects, AreStrongestFirstAndAddUpToAWhole) {
    for (const ModelTag& tag : model_->tags) {
        const auto groups = learned_groups(*model_, tag);
        ASSERT_EQ(groups.size(), 2U);
        double share = 0.0;
        for (const LearnedGroup& group : groups) {
            share += group.share;
            double squares = 0.0, last = std::numeric_limits<double>::infinity();
            for (const LearnedCurve& curve : group.curves) {
                EXPECT_NE(curve.feature, 1U) << "a constant feature adds nothing";
                EXPECT_LE(curve.highest - curve.lowest, last);
                last = curve.highest - curve.lowest;
                squares += curve.spread * curve.spread;
                EXPECT_EQ(model_->kind == Kind::linear, curve.weight != 0.0);
            }
            for (const LearnedPair& pair : group.pairs) squares += pair.spread * pair.spread;
            EXPECT_NEAR(group.strength, std::sqrt(squares), 1e-12);
        }
        EXPECT_GE(groups[0].strength, groups[1].strength);
        EXPECT_NEAR(share, tag.slope > 0.0 ? 1.0 : 0.0, 1e-12);
    }
}

TEST_P(LearnedEffects, FindWhatTheTagHangsOn) {
    const LearnedCurve straight = learned_groups(*model_, model_->tags[0])[0].curves[0];
    EXPECT_EQ(straight.feature, 0U);
    EXPECT_EQ(straight.shape, Shape::rising);
    if (GetParam() == Kind::linear) return;
    const LearnedGroup bent = learned_groups(*model_, model_->tags[1])[0];
    EXPECT_EQ(bent.group, 1U);
    EXPECT_EQ(bent.curves[0].feature, 3U);
    EXPECT_EQ(bent.curves[0].shape, Shape::dipped);
    if (GetParam() == Kind::additive) return;
    const LearnedPair paired = learned_groups(*model_, model_->tags[2])[0].pairs[0];
    EXPECT_EQ(paired.first, 0U);
    EXPECT_EQ(paired.second, 2U);
    for (const bool up : {false, true})  // like ends speak for the tag, unlike ones against it
        for (const bool right : {false, true}) EXPECT_EQ(paired.cells[up ? 4 : 0][right ? 4 : 0] > 0.0, up == right);
}

// What calibration found worthless adds nothing, and divides by nothing.
TEST_P(LearnedEffects, OfAWorthlessTagAreFlat) {
    Tagger::Model model = *model_;
    model.tags[0].slope = 0.0;
    for (const LearnedGroup& group : learned_groups(model, model.tags[0])) {
        EXPECT_TRUE(group.curves.empty() && group.pairs.empty());
        EXPECT_EQ(group.strength, 0.0);
        EXPECT_EQ(group.share, 0.0);
    }
}

}  // namespace
}  // namespace armonica
