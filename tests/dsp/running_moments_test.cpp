#include "dsp/running_moments.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace armonica::test {
namespace {

TEST(RunningMoments, AreMeanAndStandardDeviation) {
    dsp::RunningMoments moments;
    EXPECT_EQ(moments.count(), 0U);
    EXPECT_EQ(moments.deviation(), 0.0);
    for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) moments.add(value);
    EXPECT_EQ(moments.count(), 8U);
    EXPECT_DOUBLE_EQ(moments.mean(), 5.0);
    EXPECT_DOUBLE_EQ(moments.deviation(), 2.0);
}

TEST(RunningMoments, AreExactFarFromZero) {
    dsp::RunningMoments moments;
    for (int i = 0; i < 1000; ++i) moments.add(1e9 + (i % 2));
    EXPECT_NEAR(moments.deviation(), 0.5, 1e-6);
}

}  // namespace
}  // namespace armonica::test
