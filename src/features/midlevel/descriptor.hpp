#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "features/midlevel/window.hpp"

namespace armonica::features::midlevel {

/// What a person may want to know about one number that a network gives. Texts are worded as those of a FeatureInfo.
struct OutputInfo {
    std::string id;          ///< [a-z0-9_]+, no two alike in a descriptor; without "midlevel_", which is put before it
    std::string title;       ///< "melodiousness"
    std::string low;         ///< what a low value sounds like: "unmelodious"
    std::string high;        ///< what a high value sounds like: "melodious"
    std::string lower;       ///< comparative, followed by "than": "less melodious"
    std::string higher;      ///< comparative, followed by "than": "more melodious"
    std::string definition;  ///< what listeners were asked, or what else the network was taught
    std::string unit;        ///< "1" for a pure number
    double minimum = 0.0;    ///< smallest value possible
    double maximum = 1.0;    ///< largest value possible, above `minimum`
    double error = 0.0;      ///< how far off it is on music it was not taught with (root mean square), ≥ 0, in `unit`
};

/// What stands in the TOML file beside a network (docs/midlevel_models.md): what goes in and what the numbers that come
/// out mean.
struct Descriptor {
    std::filesystem::path file;           ///< where it was read
    std::string text;                     ///< the file itself, byte by byte
    std::string name;                     ///< what the network is called
    std::filesystem::path network;        ///< the ONNX file, beside the descriptor; not yet looked at
    std::string mel_input = "mel";        ///< what the network calls Window::mel; empty where it does not hear it
    std::string pitch_input = "pitch";    ///< what the network calls Window::pitch; empty where it does not hear it
    std::vector<OutputInfo> perceptions;  ///< of the tensor "perceptions": one number each for a window
    std::vector<OutputInfo> sources;      ///< of the tensor "sources": probabilities in each segment of a window
    std::size_t segments = 0;             ///< how many equal parts of a window `sources` tells apart; 0 without sources
};

/// Reads a descriptor. Throws InputError with the line, where there is one, for whatever is not as
/// docs/midlevel_models.md says.
Descriptor read_descriptor(const std::filesystem::path& file);

}  // namespace armonica::features::midlevel
