#include "audio/container.hpp"

#include <algorithm>
#include <mutex>
#include <string_view>
#include <vector>

#include "audio/file_end.hpp"
#include "audio/format_probe.hpp"

namespace armonica::audio {

namespace {

/// FFmpeg prints to the terminal by default; what matters of it, errors and warnings say.
void silence_ffmpeg() {
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

/// A demuxer may ask for further files. A sound file is one file: whatever else it names stays closed.
int refuse_to_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) { return AVERROR(EACCES); }

TrackError damaged(const FileSource& source, std::string_view problem) {
    if (source.read_error()) return *source.read_error();
    return {ErrorCode::damaged_audio,
            std::string(problem) + "; the file is damaged or incomplete: fetch or copy it again"};
}

std::optional<TrackError> open_demuxer(Container& container, const AVInputFormat& format) {
    const std::string_view name = format.name;
    if (name == "mp3" || name == "aac") container.source->set_end(start_of_trailing_tags(*container.source));
    auto* context = owned(avformat_alloc_context()).release();  // freed by avformat_open_input where that fails
    context->pb = container.source->io();
    context->io_open = refuse_to_open;
    const int result = avformat_open_input(&context, "", &format, nullptr);
    container.demuxer.reset(context);
    if (result < 0 && !container.format_is_certain && !container.source->read_error()) {
        return TrackError{ErrorCode::not_audio, "this is not a sound file: its content matches no known audio format"};
    }
    if (result < 0) {
        const std::string kind = format.long_name ? format.long_name : format.name;
        return damaged(*container.source, "it looks like " + kind + ", but its header makes no sense or is missing");
    }
    return std::nullopt;
}

void discard_all_but_audio(AVFormatContext& demuxer) {
    for (unsigned i = 0; i < demuxer.nb_streams; ++i) {
        AVStream& stream = *demuxer.streams[i];
        if (stream.codecpar->codec_type != AVMEDIA_TYPE_AUDIO) stream.discard = AVDISCARD_ALL;
    }
}

bool holds(const AVFormatContext& demuxer, AVMediaType type) {
    return std::any_of(demuxer.streams, demuxer.streams + demuxer.nb_streams,
                       [&](const AVStream* stream) { return stream->codecpar->codec_type == type; });
}

TrackError no_stream_error(const Container& container, int reason) {
    if (reason == AVERROR_DECODER_NOT_FOUND) {
        return {ErrorCode::unsupported_codec,
                "its sound is coded in a way that is not known here; convert it, to FLAC for example"};
    }
    if (holds(*container.demuxer, AVMEDIA_TYPE_VIDEO)) {
        return {ErrorCode::no_audio_stream, "there are pictures in this file, but no sound"};
    }
    if (holds(*container.demuxer, AVMEDIA_TYPE_SUBTITLE)) {
        return {ErrorCode::not_audio, "this is a text file (it reads like subtitles), not a sound file"};
    }
    return damaged(*container.source, "no stream of sound was found in it");
}

/// Lengths in seconds that the demuxer read from the header, one for each stream: to be noted before FFmpeg fills the
/// gaps with estimates.
std::vector<std::optional<double>> stated_lengths(const AVFormatContext& demuxer) {
    std::vector<std::optional<double>> lengths(demuxer.nb_streams);
    for (unsigned i = 0; i < demuxer.nb_streams; ++i) {
        const AVStream& stream = *demuxer.streams[i];
        if (stream.duration > 0) lengths[i] = static_cast<double>(stream.duration) * av_q2d(stream.time_base);
    }
    return lengths;
}

/// The container's own length tells of the sound only where the sound is all there is in it.
std::optional<double> container_length(const AVFormatContext& demuxer) {
    const auto is_cover = [](const AVStream* stream) {
        return (stream->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
    };
    const auto covers = std::count_if(demuxer.streams, demuxer.streams + demuxer.nb_streams, is_cover);
    if (demuxer.nb_streams - static_cast<unsigned>(covers) != 1) return std::nullopt;
    if (demuxer.duration_estimation_method != AVFMT_DURATION_FROM_STREAM || demuxer.duration <= 0) return std::nullopt;
    return static_cast<double>(demuxer.duration) / AV_TIME_BASE;
}

std::optional<TrackError> choose_stream(Container& container, const AVCodec*& codec) {
    AVFormatContext& demuxer = *container.demuxer;
    discard_all_but_audio(demuxer);
    const auto lengths = stated_lengths(demuxer);
    if (avformat_find_stream_info(&demuxer, nullptr) < 0) {
        return damaged(*container.source, "nothing could be read behind its header");
    }
    const int index = av_find_best_stream(&demuxer, AVMEDIA_TYPE_AUDIO, -1, -1, &codec, 0);
    if (index < 0) return no_stream_error(container, index);
    for (int i = 0; i < static_cast<int>(demuxer.nb_streams); ++i) {
        demuxer.streams[i]->discard = i == index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
    container.stream = demuxer.streams[index];
    if (static_cast<std::size_t>(index) < lengths.size())
        container.declared_seconds = lengths[static_cast<std::size_t>(index)];
    if (!container.declared_seconds) container.declared_seconds = container_length(demuxer);
    return std::nullopt;
}

std::optional<TrackError> open_decoder(Container& container, const AVCodec* codec) {
    container.decoder = owned(avcodec_alloc_context3(codec));
    AVCodecContext& decoder = *container.decoder;
    if (avcodec_parameters_to_context(&decoder, container.stream->codecpar) < 0) throw std::bad_alloc();
    decoder.pkt_timebase =
        container.stream->time_base;  // without it, encoder delay and padding would stay in the sound
    decoder.thread_count = 1;         // many tracks are decoded at once: one core each
    // FLAC frames carry checksums, and a frame that fails its own is noise: better left out than measured.
    if (codec->id == AV_CODEC_ID_FLAC) decoder.err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE;
    if (avcodec_open2(&decoder, codec, nullptr) < 0) {
        return damaged(*container.source, std::string("its header does not fit its codec, ") + codec->name);
    }
    return std::nullopt;
}

}  // namespace

std::variant<Container, TrackError> open_container(const std::filesystem::path& file) {
    silence_ffmpeg();
    Container container;
    auto opened = FileSource::open(file);
    if (const auto* error = std::get_if<TrackError>(&opened)) return *error;
    container.source = std::move(std::get<std::unique_ptr<FileSource>>(opened));

    const auto recognised = recognise_format(*container.source);
    if (const auto* error = std::get_if<TrackError>(&recognised)) return *error;
    const auto& format = std::get<RecognisedFormat>(recognised);
    container.format_is_certain = format.certain;

    const AVCodec* codec = nullptr;
    if (const auto error = open_demuxer(container, *format.demuxer)) return *error;
    if (const auto error = choose_stream(container, codec)) return *error;
    if (const auto error = open_decoder(container, codec)) return *error;
    const std::string_view name = format.demuxer->name;
    if (name == "wav" && !container.declared_seconds)
        container.declared_seconds = wav_stated_seconds(*container.source);
    container.ends_early =
        (name == "ogg" && ogg_ends_early(*container.source)) || (name == "asf" && asf_ends_early(*container.source));
    return container;
}

}  // namespace armonica::audio
