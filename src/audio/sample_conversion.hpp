#pragma once

#include <span>
#include <vector>

#include "audio/downmix.hpp"
#include "audio/ffmpeg_types.hpp"

namespace armonica::audio {

/// No sound is this loud: lossy decoders overshoot full scale by a few dB, +18 dB is damage.
inline constexpr float largest_magnitude = 8.0F;

/// One or two channels of float samples at the source's rate.
struct ConvertedFrame {
    std::span<const float> left;
    std::span<const float> right;  ///< the same samples as `left` for a source of one channel
    std::size_t bad_samples = 0;   ///< how many were NaN, infinite or beyond `largest_magnitude`; these became 0
};

/// Turns decoded frames of any sample format and channel count into at most two channels of float samples. The sample
/// formats are converted here rather than by libswresample because a NaN must be gone before it meets a resampling
/// filter, which would smear it, and because libswresample takes no more than 64 channels.
class SampleConverter {
public:
    SampleConverter() = default;
    ~SampleConverter() { av_channel_layout_uninit(&matrix_layout_); }
    SampleConverter(const SampleConverter&) = delete;
    SampleConverter& operator=(const SampleConverter&) = delete;

    /// The result stays valid until the next call. The frame must hold at least one channel.
    ConvertedFrame convert(const AVFrame& frame);

    /// Whether samples of this format can be converted: all that FFmpeg 5.1 knows.
    static bool supports(int sample_format);

private:
    void mix(std::size_t samples);
    const DownmixMatrix& matrix_for(const AVChannelLayout& layout);

    std::vector<std::vector<float>> channels_;
    std::vector<float> left_;
    std::vector<float> right_;
    DownmixMatrix matrix_;
    AVChannelLayout matrix_layout_{};
};

}  // namespace armonica::audio
