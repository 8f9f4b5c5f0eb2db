#include "app/text_drawings.hpp"

#include <numeric>
#include <stdexcept>

#include <gtest/gtest.h>

namespace armonica::app {
namespace {

TEST(TextDrawings, ACurveIsBlocksFromItsLowestToItsHighest) {
    std::vector<double> values(101);
    std::iota(values.begin(), values.end(), -50.0);
    EXPECT_EQ(curve_in_blocks(values, 8), "▁▂▃▄▅▆▇█");
    for (double& value : values) value *= -1e-9;
    EXPECT_EQ(curve_in_blocks(values, 8), "█▇▆▅▄▃▂▁");
    EXPECT_EQ(curve_in_blocks(std::vector<double>(20, 3.0), 4), "▁▁▁▁");
    EXPECT_EQ(curve_in_blocks(std::vector<double>{0.0, 0.0, 1.0, 1.0, 0.5, 0.5}, 3), "▁█▅");
    EXPECT_EQ(curve_in_blocks(std::vector<double>{-1.7e308, -1.7e308, 0.0, 0.0, 1.7e308, 1.7e308}, 3), "▁▅█");
    EXPECT_THROW(curve_in_blocks(values, 200), std::invalid_argument);
    EXPECT_THROW(curve_in_blocks(values, 0), std::invalid_argument);
}

TEST(TextDrawings, ACurveShowsItsGaps) {
    using Values = std::vector<std::optional<double>>;
    EXPECT_EQ(curve_in_blocks(Values{0.0, std::nullopt, 1.0, 0.5}, 4), "▁·█▅");
    EXPECT_EQ(curve_in_blocks(Values{0.0, std::nullopt, 1.0, 1.0}, 2), "▁█");
    EXPECT_EQ(curve_in_blocks(Values{std::nullopt, std::nullopt}, 2), "··");
}

TEST(TextDrawings, ACellShowsItsSignAndItsSize) {
    EXPECT_EQ(shaded_cell(0.4, 0.4, 4), "+███");
    EXPECT_EQ(shaded_cell(-0.4, 0.4, 4), "−███");
    EXPECT_EQ(shaded_cell(-0.2, 0.4, 4), "−▒▒▒");
    EXPECT_EQ(shaded_cell(0.1, 0.4, 3), "+░░");
    EXPECT_EQ(shaded_cell(0.04, 0.4, 3), " ··");
    EXPECT_EQ(shaded_cell(0.0, 0.0, 3), " ··");
}

}  // namespace
}  // namespace armonica::app
