#pragma once

#include <string>
#include <vector>

#include "groups/linkage.hpp"

namespace armonica::app {

/// A dendrogram in box-drawing characters, one line an item and an axis below, each at most `width` columns. `labels`
/// are by item; long ones are shortened. Two items at least.
std::vector<std::string> dendrogram_lines(const Dendrogram& tree, const std::vector<std::string>& labels,
                                          std::size_t width);

}  // namespace armonica::app
