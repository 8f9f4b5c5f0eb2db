#pragma once

#include <string>
#include <vector>

#include <armonica/grouping.hpp>

namespace armonica {

/// A grouping as the TOML file that load_grouping() reads, its features named one by one; `comments` are lines that
/// stand above it.
std::string grouping_toml(const Grouping& grouping, const std::vector<std::string>& comments);

}  // namespace armonica
