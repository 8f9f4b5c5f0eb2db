#pragma once

#include <string>
#include <vector>

#include "tables/training_data.hpp"

namespace armonica {

/// What stands before "---" in a tag's name; empty where nothing does.
std::string tag_category(const std::string& tag);

/// Indices of the tags of these categories that at least `min_positives` tracks carry; all categories if empty. Notes
/// say what was left aside. Throws InputError for a category that no tag has, and where no tag is left.
std::vector<std::size_t> choose_tags(const TrainingData& data, const std::vector<std::string>& categories,
                                     int min_positives, std::vector<std::string>& notes);

/// Keeps these tags alone.
void keep_tags(TrainingData& data, const std::vector<std::size_t>& tags);

/// Indices of the tracks that carry at least one tag.
std::vector<std::size_t> tracks_with_tags(const TrainingData& data);

}  // namespace armonica
