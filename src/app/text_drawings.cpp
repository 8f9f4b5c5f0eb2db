#include "app/text_drawings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace armonica::app {

std::string curve_in_blocks(std::span<const double> values, std::size_t width) {
    if (width == 0 || values.size() < width) throw std::invalid_argument("a curve has fewer values than blocks");
    static constexpr std::array blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::vector<double> means;
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t first = i * values.size() / width, last = (i + 1) * values.size() / width;
        const double sum = std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(first),
                                           values.begin() + static_cast<std::ptrdiff_t>(last), 0.0);
        means.push_back(sum / static_cast<double>(last - first));
    }
    const auto [lowest, highest] = std::minmax_element(means.begin(), means.end());
    const double low = *lowest, range = *highest - low;
    std::string text;
    for (const double mean : means) {
        const double height = range > 0.0 ? (mean - low) / range : 0.0;
        text += blocks[static_cast<std::size_t>(std::lround(height * (blocks.size() - 1)))];
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
