#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <armonica/extract.hpp>
#include <armonica/tagger.hpp>

#include "app/alike_report.hpp"
#include "app/batch.hpp"

namespace armonica::app {

/// Which tracks to hold a track against.
struct AlikeSearch {
    std::vector<std::filesystem::path> among;  ///< what `extract` wrote (.jsonl), and sound: files, folders, playlists
    std::string tag;                           ///< the only one that counts; empty: all
    std::size_t top = 10;
    unsigned jobs = 0;
};

/// What can be known to be wrong before any sound is heard. Throws InputError, and std::invalid_argument for a tag that
/// the model does not know.
void check(const AlikeSearch& search, const Tagger& tagger);

struct AlikeFound {
    AlikeReport report;
    BatchReport done;
};

/// Holds all tracks of `search` against `track`, of `file`, which must be one that can be judged. Failures are listed
/// on the error stream. Stops where the user asks to (see stop_gently_on_interruption). Throws std::invalid_argument
/// where there is no track to compare it with.
AlikeFound find_alike(const Tagger& tagger, const Extractor& extractor, const std::filesystem::path& file,
                      const FeatureVector& track, const AlikeSearch& search);

}  // namespace armonica::app
