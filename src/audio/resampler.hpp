#pragma once

#include <array>
#include <span>
#include <vector>

#include "audio/ffmpeg_types.hpp"

namespace armonica::audio {

/// Brings one or two channels to `sample_rate`. Wraps libswresample's polyphase filter; at equal rates there is nothing
/// to do and this class is not needed.
class Resampler {
public:
    /// `channels` is 1 or 2; `source_rate` in samples per second.
    Resampler(int source_rate, int channels);

    int source_rate() const { return source_rate_; }
    int channels() const { return channels_; }

    struct Output {
        std::span<const float> left;
        std::span<const float> right;  ///< the same samples as `left` for one channel
    };

    /// What comes out for these samples, some of it delayed; valid until the next call. Right is ignored for one
    /// channel.
    Output resample(std::span<const float> left, std::span<const float> right);

    /// What is still inside, once the last samples have been put in. Valid until the next call.
    Output flush();

private:
    Output run(const std::array<const float*, 2>& input, std::size_t samples);

    int source_rate_;
    int channels_;
    FfmpegPointer<SwrContext> context_;
    std::array<std::vector<float>, 2> output_;
};

}  // namespace armonica::audio
