#pragma once

#include <filesystem>
#include <variant>

#include <armonica/error.hpp>

#include "features/harmony/sound/recognition.hpp"

namespace armonica::features {

/// The chords and keys of a sound file, and nothing else. Where nothing sounds that has a pitch, or the sound is
/// shorter than a second, there is one entry without a chord. Errors: those of audio::Decoder.
std::variant<harmony::HeardHarmony, TrackError> hear_chords(const std::filesystem::path& file);

}  // namespace armonica::features
