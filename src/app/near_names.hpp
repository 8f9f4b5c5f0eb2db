#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace armonica::app {

/// Those of `names` that someone who wrote `slip` may have meant, nearest first, at most `most`: names that hold it, or
/// that it takes few letters to make of it (Levenshtein's distance, at most a third of its length; letters' case does
/// not count). Empty where nothing is near.
std::vector<std::string> near_names(std::string_view slip, const std::vector<std::string>& names, std::size_t most = 5);

}  // namespace armonica::app
