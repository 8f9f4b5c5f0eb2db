#pragma once

#include <cmath>

namespace armonica::dsp {

/// A mean square as a level: 10·log₁₀, in decibels relative to a mean square of 1, never below `floor_db`.
inline double level_db(double mean_square, double floor_db) {
    const double floor_power = std::pow(10.0, 0.1 * floor_db);
    return mean_square > floor_power ? 10.0 * std::log10(mean_square) : floor_db;
}

}  // namespace armonica::dsp
