#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <armonica/in_time.hpp>

namespace armonica::app {

/// A sound file that was written.
struct Snippet {
    std::filesystem::path file;
};

/// Writes the stretches of the track at `track` that carry `tags`, as WAV files in `folder`, which is made where it is
/// not there: "emotion sadness 1 at 0m48s.wav" and, where one of the features that speak for the tag there looks at a
/// part of the spectrum, "… only 5000-16000 Hz.wav" and "… without 5000-16000 Hz.wav". Throws InputError where they
/// cannot be written or the track cannot be read again.
std::vector<Snippet> write_snippets(const std::filesystem::path& track, const std::vector<TagInTime>& tags,
                                    const std::filesystem::path& folder);

}  // namespace armonica::app
