#pragma once

#include <filesystem>
#include <vector>

#include "app/labelled_collection.hpp"
#include "model/collection_statistics.hpp"

namespace armonica::app {

/// A table whose features are all in the catalogue was written by `extract`, so a model of it can tag sound.
bool features_are_measured(const LabelledCollection& labelled);

/// The statistics of a labelled collection, as `train --statistics-out` keeps them.
CollectionStatistics statistics_of(const LabelledCollection& labelled, const CollectionArguments& arguments);

/// The sum of the statistics in `files`. Throws InputError, naming the file, for one that cannot be read, that is of
/// other features, tags or rules than the first, or that holds the same statistics as another.
CollectionStatistics merge_statistics(const std::vector<std::filesystem::path>& files);

/// Writes `statistics` to `file` and says so.
void write_statistics(const CollectionStatistics& statistics, const std::filesystem::path& file);

}  // namespace armonica::app
