#pragma once

#include <filesystem>
#include <string>

#include "model/collection_statistics.hpp"

namespace armonica {

/// The file's text (docs/formats.md): JSON with a checksum. The same statistics give the same bytes. Throws
/// std::invalid_argument for a name that is not UTF-8.
std::string statistics_text(const CollectionStatistics& statistics);

struct StatisticsFile {
    CollectionStatistics statistics;
    std::string checksum;  ///< two files of one checksum hold the same statistics
};

/// Reads what statistics_text() wrote; every number comes back as the same bits. Throws InputError with file and what
/// is wrong: not JSON, another format or version, a checksum that the content does not have, lists whose lengths
/// disagree.
StatisticsFile load_statistics(const std::filesystem::path& file);

}  // namespace armonica
