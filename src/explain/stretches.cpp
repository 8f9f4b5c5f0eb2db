#include "explain/stretches.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace armonica {

std::vector<Run> standing_out(const std::vector<std::optional<double>>& scores, std::size_t most, double least_range) {
    double sum = 0.0, squares = 0.0, lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    double count = 0.0;
    for (const auto& score : scores) {
        if (!score) continue;
        sum += *score;
        lowest = std::min(lowest, *score);
        highest = std::max(highest, *score);
        count += 1.0;
    }
    if (count < 2.0 || highest - lowest < least_range) return {};
    const double mean = sum / count;
    for (const auto& score : scores)
        if (score) squares += (*score - mean) * (*score - mean);
    const double line = mean + 0.5 * std::sqrt(squares / count);

    std::vector<Run> runs;
    bool running = false;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const bool stands_out = scores[i] && *scores[i] >= line;
        if (stands_out && !running) runs.push_back({i, i, 0.0});
        if (stands_out) {
            runs.back().last = i;
            runs.back().weight += *scores[i] - mean;
        }
        running = stands_out;
    }
    std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.weight > b.weight; });
    runs.resize(std::min(runs.size(), most));
    return runs;
}

}  // namespace armonica
