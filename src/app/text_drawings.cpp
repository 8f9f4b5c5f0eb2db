#include "app/text_drawings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace armonica::app {
namespace {

std::optional<double> mean_of(std::span<const std::optional<double>> values) {
    double count = 0.0, mean = 0.0;
    for (const auto& value : values) count += value ? 1.0 : 0.0;
    if (count == 0.0) return std::nullopt;
    // Shares, so that not even the largest numbers overflow.
    for (const auto& value : values)
        if (value) mean += *value / (2.0 * count);
    return mean;
}

}  // namespace

std::string curve_in_blocks(std::span<const double> values, std::size_t width) {
    const std::vector<std::optional<double>> all(values.begin(), values.end());
    return curve_in_blocks(all, width);
}

std::string curve_in_blocks(std::span<const std::optional<double>> values, std::size_t width) {
    if (width == 0 || values.size() < width) throw std::invalid_argument("a curve has fewer values than blocks");
    static constexpr std::array blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::vector<std::optional<double>> means;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t first = i * values.size() / width, last = (i + 1) * values.size() / width;
        means.push_back(mean_of(values.subspan(first, last - first)));
        if (!means.back()) continue;
        low = std::min(low, *means.back());
        high = std::max(high, *means.back());
    }
    std::string text;
    for (const std::optional<double>& mean : means) {
        const double height = mean && high > low ? (*mean - low) / (high - low) : 0.0;
        text += mean ? blocks[static_cast<std::size_t>(std::lround(height * (blocks.size() - 1)))] : "·";
    }
    return text;
}

std::string shaded_cell(double value, double largest, std::size_t width) {
    static constexpr std::array shades{"·", "░", "▒", "▓", "█"};
    const double size = largest > 0.0 ? std::min(1.0, std::abs(value) / largest) : 0.0;
    const auto shade = static_cast<std::size_t>(std::lround(size * (shades.size() - 1)));
    std::string text = shade == 0 ? " " : value < 0.0 ? "−" : "+";
    for (std::size_t i = 1; i < width; ++i) text += shades[shade];
    return text;
}

}  // namespace armonica::app
