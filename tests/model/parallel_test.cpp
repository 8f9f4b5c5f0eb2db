#include "model/parallel.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace armonica {
namespace {

TEST(ForEachIndex, DoesEachOnce) {
    for (const int jobs : {0, 1, 3, 50}) {
        std::vector<int> times(37, 0);
        for_each_index(times.size(), jobs, [&](std::size_t i) { ++times[i]; });
        EXPECT_EQ(times, std::vector<int>(37, 1)) << jobs;
    }
    for_each_index(0, 4, [](std::size_t) { FAIL(); });
}

TEST(ForEachIndex, ThrowsTheFirstFailureOfAllOnceTheOthersAreDone) {
    std::vector<int> times(20, 0);
    try {
        for_each_index(times.size(), 4, [&](std::size_t i) {
            ++times[i];
            if (i == 7 || i == 12) throw std::runtime_error(std::to_string(i));
        });
        FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "7");
    }
    EXPECT_EQ(times, std::vector<int>(20, 1));
    EXPECT_THROW(for_each_index(3, -1, [](std::size_t) {}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica
