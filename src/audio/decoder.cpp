#include "audio/decoder.hpp"

#include <algorithm>
#include <stdexcept>

#include "audio/block_buffer.hpp"
#include "audio/container.hpp"
#include "audio/content_hash.hpp"
#include "audio/decode_progress.hpp"
#include "audio/mpeg_frame.hpp"
#include "audio/resampler.hpp"
#include "audio/sample_conversion.hpp"

namespace armonica::audio {

namespace {

/// Samples in every block but the last: large enough that nothing is lost to bookkeeping, small enough to stay in
/// cache.
constexpr std::size_t block_samples = 4096;

/// Rates outside are no sound's: a header that claims 1 Hz would turn a megabyte into months.
constexpr int lowest_rate = 1000;
constexpr int highest_rate = 6'000'000;

/// A hostile file can keep a demuxer busy for ever without a sample coming out.
constexpr std::size_t most_packets_without_sound = 1'000'000;

}  // namespace

struct Decoder::State {
    explicit State(Container opened);

    const Block* next();
    DecodeReport finish();

    StreamInfo info;

private:
    void advance();
    void feed();
    void accept_frame();
    void use_resampler(int source_rate, bool is_mono);
    void leave_resampler();
    bool frame_is_plausible() const;
    bool is_incomplete_mpeg_frame() const;

    Container container_;
    FfmpegPointer<AVPacket> packet_ = owned(av_packet_alloc());
    FfmpegPointer<AVFrame> frame_ = owned(av_frame_alloc());
    SampleConverter converter_;
    std::optional<Resampler> resampler_;
    BlockBuffer buffer_;
    ContentHash hash_;
    DecodeProgress progress_;
    std::size_t packets_without_sound_ = 0;
    std::size_t samples_taken_ = 0;
    bool is_mpeg_audio_ = false;
    bool packets_are_over_ = false;
    bool sound_is_over_ = false;
    bool all_was_taken_ = false;
};

Decoder::State::State(Container opened) : container_(std::move(opened)) {
    const AVCodecContext& decoder = *container_.decoder;
    info.format = container_.demuxer->iformat->name;
    info.codec = avcodec_get_name(decoder.codec_id);
    info.channels = decoder.ch_layout.nb_channels;
    info.source_rate = decoder.sample_rate;
    info.declared_seconds = container_.declared_seconds;
    is_mpeg_audio_ = decoder.codec_id == AV_CODEC_ID_MP3 || decoder.codec_id == AV_CODEC_ID_MP2 ||
                     decoder.codec_id == AV_CODEC_ID_MP1;
    progress_.declared_seconds = container_.declared_seconds;
    progress_.container_ends_early = container_.ends_early;
    progress_.format_is_certain = container_.format_is_certain;
}

const Block* Decoder::State::next() {
    while (!sound_is_over_ && buffer_.available() < block_samples) advance();
    const auto samples = std::min(buffer_.available(), block_samples);
    if (samples == 0) {
        all_was_taken_ = true;
        return nullptr;
    }
    const Block& block = buffer_.take(samples);
    hash_.add(block.left);
    if (!buffer_.is_mono()) hash_.add(block.right);
    samples_taken_ += samples;
    return &block;
}

/// One step: a frame out of the decoder, or a packet into it.
void Decoder::State::advance() {
    const int result = avcodec_receive_frame(container_.decoder.get(), frame_.get());
    if (result == 0) {
        accept_frame();
        av_frame_unref(frame_.get());
    } else if (result == AVERROR(EAGAIN) && !packets_are_over_) {
        feed();
    } else {
        if (result != AVERROR_EOF && result != AVERROR(EAGAIN)) progress_.note_damage();
        sound_is_over_ = packets_are_over_;
        if (!sound_is_over_) feed();
    }
    progress_.has_endless_sound = progress_.seconds() > longest_seconds;
    if (progress_.has_endless_sound) sound_is_over_ = true;
    if (sound_is_over_) leave_resampler();
}

void Decoder::State::feed() {
    const int result = av_read_frame(container_.demuxer.get(), packet_.get());
    if (result < 0 || ++packets_without_sound_ > most_packets_without_sound) {
        progress_.demuxer_failed = result != AVERROR_EOF;
        progress_.read_error = container_.source->read_error();
        packets_are_over_ = true;
        avcodec_send_packet(container_.decoder.get(), nullptr);  // lets out what the decoder still holds
        return;
    }
    if (packet_->stream_index == container_.stream->index) {
        progress_.last_packet_is_incomplete = is_incomplete_mpeg_frame();
        if (avcodec_send_packet(container_.decoder.get(), packet_.get()) < 0) progress_.note_damage();
    }
    av_packet_unref(packet_.get());
}

bool Decoder::State::is_incomplete_mpeg_frame() const {
    if (!is_mpeg_audio_) return false;
    const auto stated = mpeg_frame_bytes({packet_->data, static_cast<std::size_t>(std::max(0, packet_->size))});
    return stated && static_cast<std::size_t>(packet_->size) < *stated;
}

bool Decoder::State::frame_is_plausible() const {
    return frame_->nb_samples > 0 && frame_->ch_layout.nb_channels > 0 && frame_->sample_rate >= lowest_rate &&
           frame_->sample_rate <= highest_rate && SampleConverter::supports(frame_->format);
}

void Decoder::State::accept_frame() {
    if (!frame_is_plausible()) {
        progress_.note_damage();
        return;
    }
    const auto converted = converter_.convert(*frame_);
    const bool is_mono = converted.left.data() == converted.right.data();
    progress_.source_samples += converted.left.size() * static_cast<std::size_t>(frame_->ch_layout.nb_channels);
    progress_.bad_samples += converted.bad_samples;
    if (converted.bad_samples > 0 && !progress_.first_damage) progress_.first_damage = progress_.seconds();
    packets_without_sound_ = 0;
    use_resampler(frame_->sample_rate, is_mono);
    if (resampler_) {
        const auto resampled = resampler_->resample(converted.left, converted.right);
        buffer_.append(resampled.left, resampled.right);
    } else {
        buffer_.append(converted.left, converted.right);
    }
    progress_.samples = samples_taken_ + buffer_.available();
    progress_.note_good_frame();
}

/// Rate and channel count may change within a stream; what the old filter still holds comes out first.
void Decoder::State::use_resampler(int source_rate, bool is_mono) {
    const int channels = is_mono ? 1 : 2;
    if (resampler_ && resampler_->source_rate() == source_rate && resampler_->channels() == channels) return;
    leave_resampler();
    if (source_rate != sample_rate) resampler_.emplace(source_rate, channels);
}

void Decoder::State::leave_resampler() {
    if (!resampler_) return;
    const auto rest = resampler_->flush();
    buffer_.append(rest.left, rest.right);
    progress_.samples = samples_taken_ + buffer_.available();
    resampler_.reset();
}

DecodeReport Decoder::State::finish() {
    if (!all_was_taken_) throw std::logic_error("Decoder::finish() was called before next() had returned nullptr");
    DecodeReport report;
    report.samples = samples_taken_;
    report.content_hash = hash_.hexadecimal();
    report.error = final_error(progress_);
    if (!report.error) report.warnings = final_warnings(progress_);
    return report;
}

std::variant<Decoder, TrackError> Decoder::open(const std::filesystem::path& file) {
    auto opened = open_container(file);
    if (auto* error = std::get_if<TrackError>(&opened)) return std::move(*error);
    return Decoder(std::make_unique<State>(std::move(std::get<Container>(opened))));
}

Decoder::Decoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

const StreamInfo& Decoder::info() const { return state_->info; }
const Block* Decoder::next() { return state_->next(); }
DecodeReport Decoder::finish() { return state_->finish(); }

}  // namespace armonica::audio
