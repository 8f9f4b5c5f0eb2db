#include "app/dendrogram_svg.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/text.hpp"

namespace armonica::app {
namespace {

constexpr double row_height = 15.0;
constexpr double top = 64.0;
constexpr double left = 24.0;
constexpr double tree_width = 460.0;
constexpr double label_width = 270.0;
constexpr double group_width = 330.0;

// Dark enough to be read on white; neighbours differ in hue and in lightness.
constexpr std::array<const char*, 12> colours = {"#1f5fa8", "#b5480f", "#2b7a3d", "#7a3fa0", "#a8272f", "#117a80",
                                                 "#8a6a00", "#c2408a", "#44546a", "#5a7d1a", "#5b4fcf", "#8c4a32"};

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : printable(text)) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else
            result += c;
    }
    return result;
}

template <typename... Values>
std::string formatted(const char* format, Values... values) {
    char text[512];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

class Drawing {
public:
    explicit Drawing(const FeatureClustering& clustering)
        : clustering_(clustering),
          order_(clustering.tree.leaf_order()),
          highest_(std::max(clustering.tree.merges.back().height, 1e-9)),
          bottom_(top + row_height * static_cast<double>(order_.size())) {}

    std::string svg() {
        const double width = left + tree_width + label_width + group_width;
        text_ = formatted(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
            "font-family=\"sans-serif\" font-size=\"11\">\n",
            width, bottom_ + 24.0, width, bottom_ + 24.0);
        text_ += "<title>Groups of features</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
        draw_axis();
        draw_tree();
        draw_labels();
        draw_groups();
        return text_ + "</svg>\n";
    }

private:
    double x_of(double height) const { return left + tree_width * (1.0 - height / highest_); }

    const char* colour(std::size_t feature) const {
        return colours[static_cast<std::size_t>(clustering_.partition[feature]) % colours.size()];
    }

    void line(double x1, double y1, double x2, double y2, const char* stroke, const char* more = "") {
        text_ += formatted("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>\n", x1, y1, x2, y2,
                           stroke, more);
    }

    void write(double x, double y, const std::string& words, const char* more = "") {
        text_ += formatted("<text x=\"%.1f\" y=\"%.1f\"%s>", x, y, more) + escaped(words) + "</text>\n";
    }

    void draw_axis() {
        write(left, 20.0,
              std::to_string(order_.size()) + " features in " + std::to_string(clustering_.names.size()) + " groups",
              " font-size=\"14\" font-weight=\"bold\"");
        write(left, 38.0, "mean distance between features", " fill=\"#555555\"");
        for (int tenth = 0; tenth / 10.0 <= highest_ + 1e-9; tenth += 2) {
            const double x = x_of(tenth / 10.0);
            line(x, top - 6.0, x, bottom_, "#e4e4e4");
            write(x, top - 9.0, formatted("%.1f", tenth / 10.0), " text-anchor=\"middle\" fill=\"#555555\"");
        }
        const std::size_t groups = clustering_.names.size();
        const auto& merges = clustering_.tree.merges;
        if (groups < 2 || groups > merges.size()) return;
        const double cut = 0.5 * (merges[merges.size() - groups].height + merges[merges.size() - groups + 1].height);
        line(x_of(cut), top - 6.0, x_of(cut), bottom_, "#888888", " stroke-dasharray=\"3 3\"");
    }

    void draw_tree() {
        struct Place {
            double x, y;
            std::size_t feature;  ///< one of the cluster
            bool whole_group;     ///< all of the cluster is of one group
        };
        std::vector<Place> places(order_.size());
        for (std::size_t row = 0; row < order_.size(); ++row)
            places[order_[row]] = {x_of(0.0), top + row_height * (static_cast<double>(row) + 0.5), order_[row], true};
        for (const Merge& merge : clustering_.tree.merges) {
            const Place a = places[merge.first];
            const Place b = places[merge.second];
            const bool whole =
                a.whole_group && b.whole_group && clustering_.partition[a.feature] == clustering_.partition[b.feature];
            const double x = x_of(merge.height);
            const auto stroke = [&](const Place& child) {
                return child.whole_group ? colour(child.feature) : "#555555";
            };
            line(a.x, a.y, x, a.y, stroke(a));
            line(b.x, b.y, x, b.y, stroke(b));
            line(x, a.y, x, b.y, whole ? colour(a.feature) : "#555555");
            places.push_back({x, 0.5 * (a.y + b.y), a.feature, whole});
        }
    }

    void draw_labels() {
        for (std::size_t row = 0; row < order_.size(); ++row)
            write(left + tree_width + 6.0, top + row_height * (static_cast<double>(row) + 0.5) + 4.0,
                  shortened(clustering_.features[order_[row]], 42),
                  formatted(" fill=\"%s\"", colour(order_[row])).c_str());
    }

    /// A bar beside every group, and its name.
    void draw_groups() {
        const double x = left + tree_width + label_width;
        for (std::size_t from = 0; from < order_.size();) {
            const int group = clustering_.partition[order_[from]];
            std::size_t to = from;
            while (to < order_.size() && clustering_.partition[order_[to]] == group) ++to;
            const double y1 = top + row_height * static_cast<double>(from) + 2.0;
            const double y2 = top + row_height * static_cast<double>(to) - 2.0;
            line(x, y1, x, y2, colour(order_[from]), " stroke-width=\"4\"");
            const double middle = 0.5 * (y1 + y2) + 4.0;
            write(x + 10.0, middle, shortened(clustering_.names[static_cast<std::size_t>(group)].title, 48),
                  formatted(" font-size=\"12\" font-weight=\"bold\" fill=\"%s\"", colour(order_[from])).c_str());
            from = to;
        }
    }

    const FeatureClustering& clustering_;
    std::vector<std::size_t> order_;
    double highest_;
    double bottom_;
    std::string text_;
};

}  // namespace

std::string dendrogram_svg(const FeatureClustering& clustering) { return Drawing(clustering).svg(); }

}  // namespace armonica::app
