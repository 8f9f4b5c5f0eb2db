#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

TEST(Length, IsThatOfTheSound) {
    EXPECT_DOUBLE_EQ(value_of(measure_mono(Samples(44100 * 3 + 441, 0.5F)), "length"), 3.01);
}

TEST(Length, OfSilenceAndOfNothingIsKnown) {
    EXPECT_DOUBLE_EQ(value_of(measure_mono(silence(2.0)), "length"), 2.0);
    EXPECT_DOUBLE_EQ(value_of(measure_mono({}), "length"), 0.0);
}

}  // namespace
}  // namespace armonica::test
