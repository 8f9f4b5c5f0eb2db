#include "audio/sample_conversion.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace armonica::audio {

namespace {

template <class Sample>
float to_float(Sample sample);
template <>
float to_float(std::uint8_t sample) {
    return (static_cast<float>(sample) - 128.0F) * 0x1p-7F;
}
template <>
float to_float(std::int16_t sample) {
    return static_cast<float>(sample) * 0x1p-15F;
}
template <>
float to_float(std::int32_t sample) {
    return static_cast<float>(sample) * 0x1p-31F;
}
template <>
float to_float(std::int64_t sample) {
    return static_cast<float>(sample) * 0x1p-63F;
}
template <>
float to_float(float sample) {
    return sample;
}
template <>
float to_float(double sample) {
    // A double beyond float's range must become an infinity, to be counted, and not be undefined behaviour.
    return std::abs(sample) <= 1e30 ? static_cast<float>(sample) : HUGE_VALF;
}

/// Reads every `stride`-th sample. The two common strides are spelled out so that the compiler can vectorise them.
template <class Sample>
void read_channel(const std::uint8_t* data, std::size_t stride, std::span<float> out) {
    const auto* samples = reinterpret_cast<const Sample*>(data);
    if (stride == 1) {
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_float(samples[i]);
    } else if (stride == 2) {
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_float(samples[2 * i]);
    } else {
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_float(samples[i * stride]);
    }
}

using ReadChannel = void (*)(const std::uint8_t*, std::size_t, std::span<float>);

ReadChannel reader_of(AVSampleFormat packed_format) {
    switch (packed_format) {
        case AV_SAMPLE_FMT_U8:
            return read_channel<std::uint8_t>;
        case AV_SAMPLE_FMT_S16:
            return read_channel<std::int16_t>;
        case AV_SAMPLE_FMT_S32:
            return read_channel<std::int32_t>;
        case AV_SAMPLE_FMT_S64:
            return read_channel<std::int64_t>;
        case AV_SAMPLE_FMT_FLT:
            return read_channel<float>;
        case AV_SAMPLE_FMT_DBL:
            return read_channel<double>;
        default:
            return nullptr;
    }
}

/// Sets every sample that cannot be sound to 0 and counts it. A comparison with NaN is false, so one test finds all.
std::size_t remove_bad_samples(std::span<float> samples) {
    unsigned bad = 0;
    for (float& sample : samples) {
        const bool good = std::abs(sample) <= largest_magnitude;
        bad += good ? 0U : 1U;
        sample = good ? sample : 0.0F;
    }
    return bad;
}

}  // namespace

bool SampleConverter::supports(int sample_format) {
    return reader_of(av_get_packed_sample_fmt(static_cast<AVSampleFormat>(sample_format))) != nullptr;
}

ConvertedFrame SampleConverter::convert(const AVFrame& frame) {
    const auto format = static_cast<AVSampleFormat>(frame.format);
    const auto read = reader_of(av_get_packed_sample_fmt(format));
    const bool planar = av_sample_fmt_is_planar(format) != 0;
    const auto channels = static_cast<std::size_t>(frame.ch_layout.nb_channels);
    const auto samples = static_cast<std::size_t>(frame.nb_samples);
    const auto sample_bytes = static_cast<std::size_t>(av_get_bytes_per_sample(format));

    ConvertedFrame converted;
    channels_.resize(channels);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        channels_[channel].resize(samples);
        const auto* data = planar ? frame.extended_data[channel] : frame.extended_data[0] + channel * sample_bytes;
        read(data, planar ? 1 : channels, channels_[channel]);
        converted.bad_samples += remove_bad_samples(channels_[channel]);
    }
    if (channels <= 2) {
        converted.left = channels_.front();
        converted.right = channels_.back();
        return converted;
    }
    matrix_for(frame.ch_layout);
    mix(samples);
    converted.left = left_;
    converted.right = right_;
    return converted;
}

const DownmixMatrix& SampleConverter::matrix_for(const AVChannelLayout& layout) {
    if (av_channel_layout_compare(&layout, &matrix_layout_) != 0 || matrix_.weights[0].empty()) {
        matrix_ = stereo_downmix(layout);
        av_channel_layout_copy(&matrix_layout_, &layout);
    }
    return matrix_;
}

void SampleConverter::mix(std::size_t samples) {
    left_.assign(samples, 0.0F);
    right_.assign(samples, 0.0F);
    for (std::size_t channel = 0; channel < channels_.size(); ++channel) {
        const float to_left = matrix_.weights[0][channel];
        const float to_right = matrix_.weights[1][channel];
        const auto& source = channels_[channel];
        for (std::size_t i = 0; i < samples; ++i) {
            left_[i] += to_left * source[i];
            right_[i] += to_right * source[i];
        }
    }
}

}  // namespace armonica::audio
