#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "features/shared/sound.hpp"

namespace armonica::features {

/// The parts of the spectrum that features "in bands" are measured in, after the published set: the registers that a
/// mixing engineer names. A feature of the whole covers the first edge to the last.
struct Band {
    std::string_view id;    ///< as feature ids end: "spectral_flatness_middle"
    std::string_view name;  ///< as titles and words name it
    double from_hertz = 0.0;
    double to_hertz = 0.0;
};

inline constexpr std::array<Band, 5> bands = {{
    {"low", "bass", 20.0, 150.0},
    {"low_middle", "lower middle", 150.0, 500.0},
    {"middle", "middle", 500.0, 1500.0},
    {"high_middle", "upper middle", 1500.0, 5000.0},
    {"high", "treble", 5000.0, 16000.0},  // lossy coding leaves little above
}};

/// The first bin whose middle is at or above a frequency.
constexpr std::size_t first_bin_from(double hertz, double hertz_of_a_bin = bin_hertz) {
    const auto below = static_cast<std::size_t>(hertz / hertz_of_a_bin);
    return static_cast<double>(below) * hertz_of_a_bin < hertz ? below + 1 : below;
}

}  // namespace armonica::features
