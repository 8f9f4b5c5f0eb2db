#include "model/value_histogram.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "model/random_data.hpp"
#include "model/standardise.hpp"

namespace armonica {
namespace {

using Eigen::VectorXd;

ValueHistogram histogram_of(const VectorXd& values) {
    ValueHistogram histogram;
    for (const double value : values) histogram.add(value);
    return histogram;
}

TEST(ValueHistogram, QuantilesAreThoseOfTheValuesToTheWidthOfACell) {
    const VectorXd noise = test::random_matrix(5000, 1, 1);
    VectorXd awkward = noise;
    awkward.head(2000).setZero();
    awkward.tail(500) *= 1e-200;
    const VectorXd pitches = 440.0 + noise.array();
    const VectorXd few{{-3.0, 7.0}};
    const VectorXd one{{-2.5}};
    for (const VectorXd& values : {noise, awkward, pitches, few, one}) {
        const auto found = histogram_of(values).quantiles(values.minCoeff(), values.maxCoeff());
        const auto expected = measure_quantiles(values);
        ASSERT_EQ(found.size(), 101U);
        EXPECT_EQ(found.front(), values.minCoeff());
        EXPECT_EQ(found.back(), values.maxCoeff());
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
        // Between two neighbours of different size, the coarser one decides.
        const double largest = values.cwiseAbs().maxCoeff();
        for (std::size_t q = 0; q < 101; ++q) EXPECT_NEAR(found[q], expected[q], largest * 0x1p-13) << q;
    }
    EXPECT_EQ(ValueHistogram().quantiles(0.0, 0.0), std::vector<double>(101, 0.0));
}

TEST(ValueHistogram, PartsAddUp) {
    const VectorXd values = test::random_matrix(1000, 1, 2);
    ValueHistogram sum = histogram_of(values.head(10));
    sum += histogram_of(values.tail(990));
    EXPECT_EQ(sum.counts, histogram_of(values).counts);
}

}  // namespace
}  // namespace armonica
