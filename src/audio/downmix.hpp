#pragma once

#include <array>
#include <vector>

#include "audio/ffmpeg_types.hpp"

namespace armonica::audio {

/// What each source channel adds to left and to right.
struct DownmixMatrix {
    std::array<std::vector<float>, 2> weights;  ///< [0] left, [1] right, one weight per source channel
};

/// How a layout of three or more channels becomes stereo. Known speakers follow ITU-R BS.775: centre and surrounds at
/// −3 dB into the sides they stand on, low-frequency effects left out. Channels whose place is not known (no or an
/// unusual layout) go to both sides alike. Each row is scaled so that its weights sum to at most 1: full scale in every
/// channel at once does not clip.
DownmixMatrix stereo_downmix(const AVChannelLayout& layout);

}  // namespace armonica::audio
