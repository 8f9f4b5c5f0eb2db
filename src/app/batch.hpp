#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <armonica/extract.hpp>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/progress.hpp"

namespace armonica::app {

using Extraction = std::variant<FeatureVector, TrackError>;

/// What became of a batch of tracks.
struct BatchReport {
    std::size_t succeeded = 0;
    std::size_t failed = 0;
    bool interrupted = false;

    /// 0 all good, 1 nothing could be done, 3 some failed, 130 stopped by the user.
    ExitStatus exit_status() const;
};

/// Which tracks to measure, and how.
struct Batch {
    std::vector<std::filesystem::path> paths;  ///< files, folders, playlists, as the user gave them
    std::string verb;                          ///< for the progress line: "tagging"
    unsigned jobs = 0;                         ///< tracks measured at the same time; 0: one for each core
};

/// What a command does with a track; `extraction` is an error where it could not be measured. Returns an error of its
/// own where the measured track is of no use to the command.
using TrackSink = std::function<std::optional<TrackError>(const std::filesystem::path& track, Extraction& extraction)>;

/// What an extractor is to measure, with lyrics as the user chose.
ExtractOptions extract_options(std::vector<std::string> features, const LyricsChoice& lyrics,
                               const std::optional<std::filesystem::path>& midlevel, bool quotes = true);

/// Finds the tracks, measures them on several threads and gives each to `sink`, in the order in which they were found
/// and always on the calling thread. Failures and warnings are listed on the error stream. Memory does not grow with
/// the number of tracks.
BatchReport run_batch(const Batch& batch, const Extractor& extractor, const TrackSink& sink);

/// "song.mp3: not_audio: …", as failures are listed.
std::string failure_line(const std::filesystem::path& track, const TrackError& error);

}  // namespace armonica::app
