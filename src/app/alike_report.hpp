#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include <armonica/alike.hpp>
#include <armonica/feature_vector.hpp>
#include <armonica/tagger.hpp>

#include "app/output.hpp"
#include "explain/messages.hpp"

namespace armonica::app {

/// A track that was compared.
struct AlikeTrack {
    std::string path;  ///< as it is printed
    Likeness likeness;
    std::vector<TagResult> tags;  ///< those given, most probable first
};

/// What `armonica alike` tells.
struct AlikeReport {
    std::filesystem::path path;
    FeatureVector track;
    std::vector<TagResult> tags;      ///< those given, most probable first
    std::string tag;                  ///< the only one that counts; empty: all
    std::size_t compared = 0;         ///< tracks that could have been among the nearest
    std::size_t failed = 0;           ///< tracks that could not be read or judged
    std::size_t same_sound = 0;       ///< copies of the track itself, left out
    std::vector<AlikeTrack> nearest;  ///< best first
};

/// For a person at a terminal.
void print_alike(Output& output, const AlikeReport& report, const Messages& messages);

/// docs/formats.md, "alike --format json".
std::string alike_json(const AlikeReport& report, const Messages& messages);

}  // namespace armonica::app
