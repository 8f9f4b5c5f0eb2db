#include "audio/reencode.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include "audio/block_buffer.hpp"
#include "audio/decoder.hpp"
#include "audio/ffmpeg_types.hpp"
#include "audio/resampler.hpp"
#include "audio/sample_conversion.hpp"

namespace armonica::audio {
namespace {

constexpr std::size_t block_samples = 4096;
constexpr std::size_t most_padding = 8192;  // what encoders add before and behind is less
constexpr float loudest_encoded = 2.0F;  // what is decoded may be three times as loud, and is 0 above largest_magnitude

/// An encoder, and what it wants.
struct EncoderChoice {
    const char* name;
    AVCodecID codec;
    AVSampleFormat format;
    int rate;
};

EncoderChoice choice_of(Codec codec) {
    switch (codec) {
        case Codec::mp3:
            return {"libmp3lame", AV_CODEC_ID_MP3, AV_SAMPLE_FMT_FLTP, sample_rate};
        case Codec::aac:
            return {"aac", AV_CODEC_ID_AAC, AV_SAMPLE_FMT_FLTP, sample_rate};
        case Codec::opus:
            return {"libopus", AV_CODEC_ID_OPUS, AV_SAMPLE_FMT_FLT, 48000};
    }
    throw std::invalid_argument("there is no such codec");
}

int checked(int result, const char* what) {
    if (result < 0) throw std::runtime_error(std::string(what) + " failed");
    return result;
}

/// Whether a coder must wait for more, or has given all. Everything else that it answers but success is a failure.
bool has_nothing(int result) { return result == AVERROR(EAGAIN) || result == AVERROR_EOF; }

FfmpegPointer<AVCodecContext> coder(const AVCodec* codec) {
    auto context = owned(avcodec_alloc_context3(codec));
    context->log_level_offset = 64;  // it shall not print to the terminal, whatever level FFmpeg prints otherwise
    return context;
}

FfmpegPointer<AVCodecContext> open_encoder(const AVCodec& codec, const EncoderChoice& choice, int channels,
                                           int bits_per_second) {
    auto encoder = coder(&codec);
    encoder->sample_fmt = choice.format;
    encoder->sample_rate = choice.rate;
    encoder->time_base = {1, choice.rate};
    encoder->bit_rate = std::int64_t{bits_per_second} * channels;
    encoder->flags |= AV_CODEC_FLAG_BITEXACT;
    av_channel_layout_default(&encoder->ch_layout, channels);
    checked(avcodec_open2(encoder.get(), &codec, nullptr), "opening the encoder");
    return encoder;
}

FfmpegPointer<AVCodecContext> open_decoder(const AVCodec& codec, const AVCodecContext& encoder) {
    auto decoder = coder(&codec);
    const std::unique_ptr<AVCodecParameters, void (*)(AVCodecParameters*)> parameters(
        avcodec_parameters_alloc(), [](AVCodecParameters* freed) { avcodec_parameters_free(&freed); });
    if (!parameters) throw std::bad_alloc();
    checked(avcodec_parameters_from_context(parameters.get(), &encoder), "opening the decoder");
    checked(avcodec_parameters_to_context(decoder.get(), parameters.get()), "opening the decoder");
    // Some decoders leave out the encoder's delay by themselves and some do not. It is left out here, once.
    decoder->flags2 |= AV_CODEC_FLAG2_SKIP_MANUAL;
    checked(avcodec_open2(decoder.get(), &codec, nullptr), "opening the decoder");
    return decoder;
}

/// Brings sound from `sample_rate` to an encoder's rate: the other way round than Resampler.
class RateChanger {
public:
    RateChanger(int rate, int channels) : channels_(static_cast<std::size_t>(channels)) {
        AVChannelLayout layout{};
        av_channel_layout_default(&layout, channels);
        SwrContext* context = nullptr;
        swr_alloc_set_opts2(&context, &layout, AV_SAMPLE_FMT_FLTP, rate, &layout, AV_SAMPLE_FMT_FLTP, sample_rate, 0,
                            nullptr);
        context_ = owned(context);
        checked(swr_init(context), "resampling");
    }

    /// Appends to `buffer` what comes out for this sound; for none at all, what is still inside.
    void pass(std::span<const float> left, std::span<const float> right, BlockBuffer& buffer) {
        const int count = static_cast<int>(left.size());
        const int capacity = std::max(0, swr_get_out_samples(context_.get(), count));
        std::array<std::uint8_t*, 2> out{};
        for (std::size_t channel = 0; channel < channels_; ++channel) {
            made_[channel].resize(static_cast<std::size_t>(capacity));
            out[channel] = reinterpret_cast<std::uint8_t*>(made_[channel].data());
        }
        std::array<const std::uint8_t*, 2> in = {reinterpret_cast<const std::uint8_t*>(left.data()),
                                                 reinterpret_cast<const std::uint8_t*>(right.data())};
        const int made = checked(
            swr_convert(context_.get(), out.data(), capacity, left.empty() ? nullptr : in.data(), count), "resampling");
        const auto first = std::span<const float>(made_[0]).first(static_cast<std::size_t>(made));
        buffer.append(first, channels_ == 1 ? first : std::span<const float>(made_[1]).first(first.size()));
    }

private:
    std::size_t channels_;
    FfmpegPointer<SwrContext> context_;
    std::array<std::vector<float>, 2> made_;
};

/// An encoder and a decoder, one behind the other.
class RoundTrip {
public:
    RoundTrip(const EncoderChoice& choice, const AVCodec& encoder, const AVCodec& decoder, int channels,
              int bits_per_second)
        : encoder_(open_encoder(encoder, choice, channels, bits_per_second)),
          decoder_(open_decoder(decoder, *encoder_)),
          to_be_dropped_(static_cast<std::size_t>(encoder_->initial_padding)) {
        if (choice.rate == sample_rate) return;
        to_encoder_.emplace(choice.rate, channels);
        from_decoder_.emplace(choice.rate, channels);
    }

    /// Room for as much sound: growing by doubling would take three times as much.
    void reserve(std::size_t samples) {
        result_.left.reserve(samples + most_padding);
        result_.right.reserve(samples + most_padding);
    }

    void add(std::span<const float> left, std::span<const float> right) {
        if (to_encoder_)
            to_encoder_->pass(left, right, waiting_);
        else
            waiting_.append(left, right);
        const auto frame_samples = static_cast<std::size_t>(encoder_->frame_size);
        while (waiting_.available() >= frame_samples) encode(waiting_.take(frame_samples));
    }

    /// All that came out, from the first sample that was added on.
    Sound finish() {
        if (to_encoder_) add({}, {});
        if (waiting_.available() > 0) encode(waiting_.take(waiting_.available()));
        checked(avcodec_send_frame(encoder_.get(), nullptr), "encoding");
        decode_packets();
        checked(avcodec_send_packet(decoder_.get(), nullptr), "decoding");
        take_frames();
        if (from_decoder_) {
            const auto rest = from_decoder_->flush();
            keep(rest.left, rest.right);
        }
        return std::move(result_);
    }

private:
    void encode(const Block& block) {
        av_frame_unref(frame_.get());
        frame_->format = encoder_->sample_fmt;
        frame_->sample_rate = encoder_->sample_rate;
        frame_->nb_samples = static_cast<int>(block.left.size());
        frame_->pts = encoded_samples_;
        encoded_samples_ += frame_->nb_samples;
        checked(av_channel_layout_copy(&frame_->ch_layout, &encoder_->ch_layout), "encoding");
        checked(av_frame_get_buffer(frame_.get(), 0), "encoding");
        fill(block);
        checked(avcodec_send_frame(encoder_.get(), frame_.get()), "encoding");
        decode_packets();
    }

    void fill(const Block& block) {
        const std::array<std::span<const float>, 2> channels = {block.left, block.right};
        const auto count = static_cast<std::size_t>(encoder_->ch_layout.nb_channels);
        const bool planar = av_sample_fmt_is_planar(encoder_->sample_fmt) != 0;
        for (std::size_t channel = 0; channel < count; ++channel) {
            auto* samples = reinterpret_cast<float*>(frame_->extended_data[planar ? channel : 0]);
            for (std::size_t i = 0; i < channels[channel].size(); ++i)
                samples[planar ? i : i * count + channel] = channels[channel][i];
        }
    }

    void decode_packets() {
        for (;;) {
            const int result = avcodec_receive_packet(encoder_.get(), packet_.get());
            if (has_nothing(result)) return;
            checked(result, "encoding");
            const int sent = avcodec_send_packet(decoder_.get(), packet_.get());
            av_packet_unref(packet_.get());
            checked(sent, "decoding");
            take_frames();
        }
    }

    void take_frames() {
        for (;;) {
            const int result = avcodec_receive_frame(decoder_.get(), frame_.get());
            if (has_nothing(result)) return;
            checked(result, "decoding");
            take(converter_.convert(*frame_));
        }
    }

    void take(const ConvertedFrame& frame) {
        const std::size_t dropped = std::min(to_be_dropped_, frame.left.size());
        to_be_dropped_ -= dropped;
        const auto left = frame.left.subspan(dropped), right = frame.right.subspan(dropped);
        if (left.empty()) return;  // to the resampler, this would be the end
        if (!from_decoder_) return keep(left, right);
        const auto resampled = from_decoder_->resample(left, right);
        keep(resampled.left, resampled.right);
    }

    void keep(std::span<const float> left, std::span<const float> right) {
        result_.left.insert(result_.left.end(), left.begin(), left.end());
        result_.right.insert(result_.right.end(), right.begin(), right.end());
    }

    FfmpegPointer<AVCodecContext> encoder_;
    FfmpegPointer<AVCodecContext> decoder_;
    FfmpegPointer<AVFrame> frame_ = owned(av_frame_alloc());
    FfmpegPointer<AVPacket> packet_ = owned(av_packet_alloc());
    std::optional<RateChanger> to_encoder_;
    std::optional<Resampler> from_decoder_;
    SampleConverter converter_;
    BlockBuffer waiting_;  // at the encoder's rate, less than a frame
    std::int64_t encoded_samples_ = 0;
    std::size_t to_be_dropped_;  // of what the decoder gives: the encoder's delay, at its rate
    Sound result_;
};

/// A NaN would be refused by one encoder and smeared by another.
void copy_limited(std::span<const float> samples, std::vector<float>& copy) {
    copy.assign(samples.begin(), samples.end());
    for (float& sample : copy)
        sample = std::isnan(sample) ? 0.0F : std::clamp(sample, -loudest_encoded, loudest_encoded);
}

/// Frames are longer than the sound, and resampling overshoots.
void cut_and_limit(std::vector<float>& samples, std::size_t length) {
    samples.resize(length);
    for (float& sample : samples) sample = std::clamp(sample, -largest_magnitude, largest_magnitude);
}

void check(std::span<const float> left, std::span<const float> right, int bits_per_second) {
    if (left.size() != right.size()) throw std::invalid_argument("left and right must be equally long");
    if (bits_per_second < fewest_bits_per_second || bits_per_second > most_bits_per_second)
        throw std::invalid_argument("no codec here has " + std::to_string(bits_per_second) +
                                    " bits per second for a channel");
}

}  // namespace

std::optional<Sound> reencoded(std::span<const float> left, std::span<const float> right, Codec codec,
                               int bits_per_second) {
    check(left, right, bits_per_second);
    const EncoderChoice choice = choice_of(codec);
    const AVCodec* encoder = avcodec_find_encoder_by_name(choice.name);
    const AVCodec* decoder = avcodec_find_decoder(choice.codec);
    if (encoder == nullptr || decoder == nullptr) return std::nullopt;
    if (left.empty()) return Sound{};
    const bool is_mono = left.data() == right.data() || std::equal(left.begin(), left.end(), right.begin());
    RoundTrip trip(choice, *encoder, *decoder, is_mono ? 1 : 2, bits_per_second);
    trip.reserve(left.size());
    std::vector<float> one, other;
    for (std::size_t at = 0; at < left.size(); at += block_samples) {
        const std::size_t count = std::min(block_samples, left.size() - at);
        copy_limited(left.subspan(at, count), one);
        if (!is_mono) copy_limited(right.subspan(at, count), other);
        trip.add(one, is_mono ? one : other);
    }
    Sound result = trip.finish();
    cut_and_limit(result.left, left.size());
    cut_and_limit(result.right, left.size());
    return result;
}

}  // namespace armonica::audio
