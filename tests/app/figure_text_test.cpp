#include "app/figure_text.hpp"

#include <gtest/gtest.h>

namespace armonica::app {
namespace {

TEST(FigureText, RoundsToFourDecimalsAndNothingHasNoSign) {
    EXPECT_EQ(four_decimals(0.06204), "0.0620");
    EXPECT_EQ(four_decimals(0.06204, true), "+0.0620");
    EXPECT_EQ(four_decimals(-0.06206, true), "-0.0621");
    EXPECT_EQ(four_decimals(-0.00004), "0.0000");
    EXPECT_EQ(four_decimals(-0.00004, true), "+0.0000");
}

TEST(FigureText, IntervalsKeepEveryDigitForPrograms) {
    EXPECT_EQ(interval_json(Interval{0.1, 0.3}).dump(), "[0.1,0.3]");
    EXPECT_TRUE(interval_json(std::nullopt).is_null());
    EXPECT_EQ(csv_figure(1.0 / 3.0) + csv_interval(Interval{-0.5, 2.0}), ",0.3333333333333333,-0.5,2.0");
    EXPECT_EQ(csv_figure(std::nullopt) + csv_interval(std::nullopt), ",,,");
}

}  // namespace
}  // namespace armonica::app
