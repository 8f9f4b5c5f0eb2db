#include "model/standardise.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace armonica {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(Standardise, MeasuresTheValuesThatAreThere) {
    const auto scale = measure_scale(Eigen::Vector<double, 6>{1, missing, 3, 5, 7, missing});
    EXPECT_DOUBLE_EQ(scale.mean, 4.0);
    EXPECT_DOUBLE_EQ(scale.spread, std::sqrt(5.0));
    EXPECT_EQ(scale.minimum, 1.0);
    EXPECT_EQ(scale.maximum, 7.0);
    EXPECT_DOUBLE_EQ(scale.standardise(5.0), 1.0 / std::sqrt(5.0));
}

TEST(Standardise, CountsValuesBeyondTheReferenceAsItsNearestEnd) {
    const auto scale = measure_scale(Eigen::Vector3d{1, 2, 3});
    EXPECT_EQ(scale.standardise(1e9), scale.standardise(3.0));
    EXPECT_EQ(scale.standardise(-1e9), scale.standardise(1.0));
    EXPECT_TRUE(scale.beyond(3.1) && scale.beyond(0.9));
    EXPECT_FALSE(scale.beyond(3.0) || scale.beyond(1.0));
}

TEST(Standardise, MissingAndConstantDepartByExactlyNothing) {
    EXPECT_EQ(measure_scale(Eigen::Vector3d{1, 2, 3}).standardise(missing), 0.0);
    const auto constant = measure_scale(Eigen::Vector3d{0.1, 0.1, 0.1});
    EXPECT_EQ(constant.spread, 0.0);
    EXPECT_EQ(constant.standardise(5.0), 0.0);
    const auto rounding = measure_scale(Eigen::Vector3d{1e6, 1e6 * (1 + 1e-15), 1e6});
    EXPECT_EQ(rounding.spread, 0.0);
    const auto absent = measure_scale(Eigen::Vector2d{missing, missing});
    EXPECT_EQ(absent.spread, 0.0);
    EXPECT_EQ(absent.standardise(5.0), 0.0);
}

TEST(Standardise, SurvivesExtremeUnits) {
    for (const double unit : {1e-200, 1e200, 9e299}) {
        const auto scale = measure_scale(Eigen::Vector3d{-unit, 0.0, unit});
        EXPECT_NEAR(scale.standardise(unit), std::sqrt(1.5), 1e-12) << unit;
    }
    EXPECT_THROW(measure_scale(Eigen::Vector2d{1.0, std::numeric_limits<double>::infinity()}), std::invalid_argument);
    EXPECT_THROW(measure_scale(Eigen::Vector2d{1.0, -2e300}), std::invalid_argument);
}

TEST(Standardise, QuantilesInterpolate) {
    const auto q = measure_quantiles(Eigen::Vector<double, 6>{40, missing, 10, 30, 20, 50});
    ASSERT_EQ(q.size(), 101u);
    EXPECT_DOUBLE_EQ(q[0], 10.0);
    EXPECT_DOUBLE_EQ(q[25], 20.0);
    EXPECT_DOUBLE_EQ(q[30], 22.0);
    EXPECT_DOUBLE_EQ(q[100], 50.0);
    EXPECT_EQ(measure_quantiles(Eigen::VectorXd(0)), std::vector<double>(101, 0.0));
}

}  // namespace
}  // namespace armonica
