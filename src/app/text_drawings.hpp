#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace armonica::app {

/// A curve as a row of `width` blocks, from ▁ for its lowest to █ for its highest; each block is the mean of its share
/// of the values, which must be at least as many. "▁▂▃▄▅▆▇█"
std::string curve_in_blocks(std::span<const double> values, std::size_t width);

/// The same of a curve with gaps: a block whose values are all missing is a "·".
std::string curve_in_blocks(std::span<const std::optional<double>> values, std::size_t width);

/// A cell of a heat map, `width` columns wide: its sign, then a shade that says how large it is beside `largest`, in
/// quarters. "+███", "−▒▒▒", " ···" for less than an eighth
std::string shaded_cell(double value, double largest, std::size_t width);

}  // namespace armonica::app
