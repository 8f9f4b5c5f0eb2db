#include "audio/resampler.hpp"

#include <algorithm>
#include <stdexcept>

#include "audio/decoder.hpp"

namespace armonica::audio {

Resampler::Resampler(int source_rate, int channels) : source_rate_(source_rate), channels_(channels) {
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, channels);
    SwrContext* context = nullptr;
    swr_alloc_set_opts2(&context, &layout, AV_SAMPLE_FMT_FLTP, sample_rate, &layout, AV_SAMPLE_FMT_FLTP, source_rate, 0,
                        nullptr);
    context_ = owned(context);
    if (swr_init(context) < 0)
        throw std::runtime_error("resampling from " + std::to_string(source_rate) + " Hz failed");
}

Resampler::Output Resampler::resample(std::span<const float> left, std::span<const float> right) {
    return run({left.data(), right.data()}, left.size());
}

Resampler::Output Resampler::flush() { return run({nullptr, nullptr}, 0); }

Resampler::Output Resampler::run(const std::array<const float*, 2>& input, std::size_t samples) {
    const auto capacity = std::max(0, swr_get_out_samples(context_.get(), static_cast<int>(samples)));
    std::array<std::uint8_t*, 2> out{};
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(channels_); ++channel) {
        output_[channel].resize(static_cast<std::size_t>(capacity));
        out[channel] = reinterpret_cast<std::uint8_t*>(output_[channel].data());
    }
    std::array<const std::uint8_t*, 2> in = {reinterpret_cast<const std::uint8_t*>(input[0]),
                                             reinterpret_cast<const std::uint8_t*>(input[1])};
    // A null input is libswresample's sign for "no more will come".
    const int made =
        swr_convert(context_.get(), out.data(), capacity, input[0] ? in.data() : nullptr, static_cast<int>(samples));
    if (made < 0) throw std::runtime_error("resampling from " + std::to_string(source_rate_) + " Hz failed");
    const auto count = static_cast<std::size_t>(made);
    const auto left = std::span<const float>(output_[0]).first(count);
    return {left, channels_ == 1 ? left : std::span<const float>(output_[1]).first(count)};
}

}  // namespace armonica::audio
