#include "dsp/opening.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "support/signals.hpp"

namespace armonica::dsp {
namespace {

// By the definition: the largest of the smallest of any six neighbours that hold the value; zeros outside.
std::vector<float> opened(const std::vector<float>& values) {
    const auto length = static_cast<int>(opening_length), size = static_cast<int>(values.size());
    const auto at = [&](int i) { return i < 0 || i >= size ? 0.0F : values[static_cast<std::size_t>(i)]; };
    std::vector<float> result(values.size());
    for (int i = 0; i < size; ++i) {
        for (int first = i - length + 1; first <= i; ++first) {
            float smallest = at(first);
            for (int j = first; j < first + length; ++j) smallest = std::min(smallest, at(j));
            auto& largest = result[static_cast<std::size_t>(i)];
            largest = std::max(largest, smallest);
        }
    }
    return result;
}

std::vector<float> random_powers(std::size_t size) {
    std::vector<float> values = test::white_noise(0.01, 1.0);
    values.resize(size);
    for (float& value : values) value *= value;
    return values;
}

TEST(Opening, OfOneSeriesFollowsItsDefinition) {
    Opening opening;
    for (const std::size_t size : {8U, 40U, 16U, 4U}) {
        const auto values = random_powers(size), expected = opened(values);
        const auto result = opening.of(values);
        ASSERT_EQ(result.size(), size);
        for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(result[i], expected[i]) << i << " of " << size;
    }
}

TEST(Opening, KeepsWhatIsSixWideAndTakesAwayWhatIsFive) {
    Opening opening;
    const std::vector<float> values = {0, 2, 2, 2, 2, 2, 0, 0, 3, 3, 3, 3, 3, 3, 0, 0};
    const std::vector<float> expected = {0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 0, 0};
    const auto result = opening.of(values);
    EXPECT_TRUE(std::equal(result.begin(), result.end(), expected.begin()));
}

TEST(RunningOpening, IsTheSameForEachSeriesFiveFramesLater) {
    const std::size_t frames = 50, size = 8;
    const auto all = random_powers(frames * size);
    RunningOpening opening(size);
    std::vector<std::vector<float>> results;
    const std::vector<float> nothing(size);
    for (std::size_t t = 0; t < frames + 5; ++t) {
        const auto result = opening.add(t < frames ? std::span(all).subspan(t * size, size) : std::span(nothing));
        results.emplace_back(result.begin(), result.end());
    }
    for (std::size_t k = 0; k < size; ++k) {
        std::vector<float> series;
        for (std::size_t t = 0; t < frames; ++t) series.push_back(all[t * size + k]);
        const auto expected = opened(series);
        for (std::size_t t = 0; t < frames; ++t) EXPECT_EQ(results[t + 5][k], expected[t]) << t << ' ' << k;
    }
}

}  // namespace
}  // namespace armonica::dsp
