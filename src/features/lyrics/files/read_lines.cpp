#include "features/lyrics/files/read_lines.hpp"

#include <algorithm>
#include <numeric>

namespace armonica::features::lyrics {
namespace {

/// The time that each line is sorted by.
std::vector<double> sort_keys(const std::vector<ReadLine>& lines, BreakGoesWith side) {
    std::vector<double> keys(lines.size());
    double reached = 0.0;
    for (std::size_t place = 0; place < lines.size(); ++place)
        keys[place] = reached = lines[place].start.value_or(reached);
    if (side == BreakGoesWith::line_before) return keys;
    for (std::size_t place = lines.size(); place > 1; --place)
        if (lines[place - 2].text.empty() && !lines[place - 2].start) keys[place - 2] = keys[place - 1];
    return keys;
}

}  // namespace

void ReadLines::add(ReadLine line) {
    if (full_) return;
    const bool plain_break = line.text.empty() && !line.start && !line.kind;
    if (plain_break && (lines_.empty() || lines_.back().text.empty())) return;
    bytes_ += line.text.size();
    full_ = lines_.size() >= 2 * most_sung_lines || bytes_ > most_sung_bytes;
    if (!full_) lines_.push_back(std::move(line));
}

bool in_order_of_time(const std::vector<ReadLine>& lines) {
    const auto keys = sort_keys(lines, BreakGoesWith::line_before);
    return std::is_sorted(keys.begin(), keys.end());
}

void sort_by_time(std::vector<ReadLine>& lines, BreakGoesWith side) {
    const auto keys = sort_keys(lines, side);
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    std::vector<ReadLine> sorted;
    sorted.reserve(lines.size());
    for (const std::size_t place : order) sorted.push_back(std::move(lines[place]));
    lines = std::move(sorted);
}

}  // namespace armonica::features::lyrics
