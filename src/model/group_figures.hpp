#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/bootstrap.hpp"

namespace armonica {

/// Where the figure of a group stands in a FigureList: first those over all tags, then tag by tag.
struct GroupLayout {
    std::size_t tags = 0;
    std::size_t groups = 0;

    static std::size_t overall(std::size_t group) { return group; }
    std::size_t of_tag(std::size_t tag, std::size_t group) const { return (1 + tag) * groups + group; }
    std::size_t size() const { return (1 + tags) * groups; }
};

/// One measure of all groups, over all tags and by tag. A figure is empty where no fold allows it, an interval where
/// the figure is, or where nothing was drawn to tell it.
struct GroupFigures {
    FigureList values;                               ///< as GroupLayout has it
    std::vector<std::optional<Interval>> intervals;  ///< the same, 95 %; or empty
};

}  // namespace armonica
