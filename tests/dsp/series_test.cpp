#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "dsp/autocorrelation.hpp"
#include "dsp/detrended_fluctuation.hpp"
#include "support/signals.hpp"

namespace armonica::dsp {
namespace {

std::vector<double> autocorrelation(const std::vector<float>& series, std::size_t stretch, std::size_t lags) {
    Autocorrelation result(stretch, lags);
    for (const float value : series) result.add(value);
    return result.finish();
}

TEST(Autocorrelation, OfOneStretchAgreesWithThePlainSum) {
    auto series = test::white_noise(0.01);
    series.resize(200);
    double mean = 0.0;
    for (const float value : series) mean += value / 200.0;
    const auto mean_product = [&](std::size_t lag) {
        double total = 0.0;
        for (std::size_t i = 0; i + lag < series.size(); ++i) total += (series[i] - mean) * (series[i + lag] - mean);
        return total / static_cast<double>(series.size() - lag);
    };
    const auto result = autocorrelation(series, 256, 100);
    for (std::size_t lag = 0; lag < 100; ++lag)
        EXPECT_NEAR(result[lag], mean_product(lag) / mean_product(0), 1e-5) << lag;
}

TEST(Autocorrelation, OfAPeriodicSeriesIsOneAtThePeriod) {
    std::vector<float> series(5000);
    for (std::size_t i = 0; i < series.size(); ++i) series[i] = i % 40 == 0 ? 1.0F : 0.0F;
    const auto result = autocorrelation(series, 1024, 200);
    EXPECT_NEAR(result[0], 1.0, 1e-9);
    EXPECT_NEAR(result[40], 1.0, 0.02);
    EXPECT_NEAR(result[80], 1.0, 0.03);
    EXPECT_LT(result[20], 0.0);
}

TEST(Autocorrelation, OfAConstantOrNothingIsZero) {
    EXPECT_EQ(autocorrelation(std::vector<float>(300, 1.0F), 256, 10), std::vector<double>(10, 0.0));
    EXPECT_EQ(autocorrelation({}, 256, 10), std::vector<double>(10, 0.0));
    EXPECT_THROW(autocorrelation({}, 256, 256), std::invalid_argument);
}

// The definition, window by window, over the profile of the whole series.
double plain_fluctuation(const std::vector<float>& series, std::size_t window) {
    std::vector<double> profile;
    double y = 0.0;
    for (const float value : series) profile.push_back(y += value);
    double total = 0.0, count = 0.0;
    const auto n = static_cast<double>(window);
    for (std::size_t start = 0; start + window <= profile.size(); start += std::max<std::size_t>(window / 50, 1)) {
        double si = 0, sy = 0, sii = 0, siy = 0;
        for (std::size_t i = 0; i < window; ++i) {
            const auto x = static_cast<double>(i);
            si += x, sii += x * x, sy += profile[start + i], siy += x * profile[start + i];
        }
        const double slope = (siy - si * sy / n) / (sii - si * si / n), offset = (sy - slope * si) / n;
        for (std::size_t i = 0; i < window; ++i)
            total += std::pow(profile[start + i] - offset - slope * static_cast<double>(i), 2) / n;
        count += 1.0;
    }
    return std::sqrt(total / count);
}

TEST(DetrendedFluctuation, AgreesWithTheDefinitionAcrossStretches) {
    auto series = test::white_noise(0.1);
    series.resize(3000);  // several stretches of 8 × 60
    for (float& value : series) value += 3.0F;
    const std::vector<std::size_t> windows = {5, 10, 33, 60};
    DetrendedFluctuation analysis(windows);
    for (const float value : series) analysis.add(value);
    const auto result = analysis.finish();
    for (std::size_t i = 0; i < windows.size(); ++i)
        EXPECT_NEAR(result[i], plain_fluctuation(series, windows[i]), 1e-6) << windows[i];
}

TEST(DetrendedFluctuation, OfWhiteNoiseGrowsWithTheSquareRoot) {
    DetrendedFluctuation analysis({50, 800});
    for (const float value : test::white_noise(2.0)) analysis.add(value);
    const auto result = analysis.finish();
    EXPECT_NEAR(std::log(result[1] / result[0]) / std::log(16.0), 0.5, 0.05);
}

TEST(DetrendedFluctuation, OfTooShortASeriesIsZero) {
    DetrendedFluctuation analysis({4, 100});
    for (int i = 0; i < 10; ++i) analysis.add(static_cast<float>(i % 2));
    const auto result = analysis.finish();
    EXPECT_GT(result[0], 0.0);
    EXPECT_EQ(result[1], 0.0);
}

}  // namespace
}  // namespace armonica::dsp
