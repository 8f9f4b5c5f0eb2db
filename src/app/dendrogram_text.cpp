#include "app/dendrogram_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/text.hpp"

namespace armonica::app {
namespace {

/// Which neighbours a character cell is joined to.
enum Side : unsigned { up = 1, down = 2, left = 4, right = 8 };

/// By the sum of the sides.
constexpr const char* strokes[] = {" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"};

class Canvas {
public:
    Canvas(std::size_t rows, std::size_t columns) : cells_(rows, std::vector<unsigned>(columns, 0)) {}

    void across(std::size_t row, std::size_t from, std::size_t to) {
        for (std::size_t x = from; x < to; ++x) {
            cells_[row][x] |= right;
            cells_[row][x + 1] |= left;
        }
    }

    void downwards(std::size_t column, std::size_t from, std::size_t to) {
        for (std::size_t y = from; y < to; ++y) {
            cells_[y][column] |= down;
            cells_[y + 1][column] |= up;
        }
    }

    std::string line(std::size_t row) const {
        std::string text;
        for (const unsigned cell : cells_[row]) text += strokes[cell];
        return text.substr(0, text.find_last_not_of(' ') + 1);
    }

private:
    std::vector<std::vector<unsigned>> cells_;
};

/// Where a cluster's line stands and how far it has come.
struct Place {
    std::size_t row = 0;
    std::size_t column = 0;
};

std::string axis(double lowest, double highest, std::size_t indent, std::size_t columns) {
    char low[32];
    char high[32];
    std::snprintf(low, sizeof low, "%.2f", lowest);
    std::snprintf(high, sizeof high, "%.2f", highest);
    return right_aligned("distance ", indent) + low + right_aligned(high, columns - std::string(low).size());
}

}  // namespace

std::vector<std::string> dendrogram_lines(const Dendrogram& tree, const std::vector<std::string>& labels,
                                          std::size_t width) {
    std::size_t label_width = 10;
    for (const std::string& label : labels) label_width = std::max(label_width, display_width(label));
    label_width = std::min(label_width, width * 3 / 5);
    const std::size_t columns = width - label_width - 1;
    Canvas canvas(tree.items, columns);

    std::vector<Place> places(tree.items);
    const std::vector<std::size_t> order = tree.leaf_order();
    for (std::size_t row = 0; row < order.size(); ++row) places[order[row]] = {row, 0};
    const double lowest = tree.merges.front().height;
    const double highest = tree.merges.back().height;
    const double range = std::max(highest - lowest, 1e-9);
    for (const Merge& merge : tree.merges) {
        const Place& a = places[merge.first];
        const Place& b = places[merge.second];
        // Merges start a little off the labels; the last but one column is the top of the tree.
        const double share = (merge.height - lowest) / range;
        const auto column = 2 + static_cast<std::size_t>(std::lround(share * static_cast<double>(columns - 4)));
        canvas.across(a.row, a.column, column);
        canvas.across(b.row, b.column, column);
        canvas.downwards(column, std::min(a.row, b.row), std::max(a.row, b.row));
        places.push_back({(a.row + b.row) / 2, column});
    }
    canvas.across(places.back().row, places.back().column, columns - 1);

    std::vector<std::string> lines;
    for (std::size_t row = 0; row < order.size(); ++row)
        lines.push_back(padded(shortened(labels[order[row]], label_width), label_width) + " " + canvas.line(row));
    lines.push_back(axis(lowest, highest, label_width + 1, columns));
    return lines;
}

}  // namespace armonica::app
