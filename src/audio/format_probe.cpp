#include "audio/format_probe.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace armonica::audio {

namespace {

/// FFmpeg's own bounds: most formats show themselves in the first 2 KiB, and what 1 MiB does not show stays unknown.
constexpr std::size_t smallest_probe_bytes = 2048;
constexpr std::size_t largest_probe_bytes = std::size_t{1} << 20;

/// Demuxers that open other files or addresses, that take plain text for a medium, or (libgme) whose music has no end.
constexpr std::array<std::string_view, 16> refused_demuxers = {
    "hls", "dash", "webm_dash_manifest", "concat", "imf", "sdp",    "rtsp", "rtp",
    "sap", "tty",  "ffmetadata",         "image2", "lrc", "libgme", "sbg",  "tedcaptions"};

bool is_refused(const AVInputFormat& demuxer) {
    return (demuxer.flags & AVFMT_NOFILE) != 0 ||
           std::find(refused_demuxers.begin(), refused_demuxers.end(), demuxer.name) != refused_demuxers.end();
}

/// Where the data begin that follow the ID3v2 tags at the head of the file. A cover picture can make such a tag larger
/// than any probe, and any format may carry one, so the tags are stepped over instead of being probed.
std::int64_t end_of_id3_tags(FileSource& source) {
    std::int64_t offset = 0;
    std::array<std::uint8_t, 10> header{};
    while (source.read_at(offset, header) == header.size()) {
        const bool is_tag =
            header[0] == 'I' && header[1] == 'D' && header[2] == '3' && header[3] >= 2 && header[3] <= 4 &&
            std::all_of(header.begin() + 6, header.end(), [](std::uint8_t byte) { return byte < 0x80; });
        if (!is_tag) break;
        const std::int64_t size = header[6] << 21 | header[7] << 14 | header[8] << 7 | header[9];
        const bool has_footer = (header[5] & 0x10) != 0;
        offset += 10 + size + (has_footer ? 10 : 0);
    }
    return offset;
}

TrackError not_audio() {
    return {ErrorCode::not_audio, "this is not a sound file: its content matches no known audio format"};
}

}  // namespace

std::variant<RecognisedFormat, TrackError> recognise_format(FileSource& source) {
    const auto start = end_of_id3_tags(source);
    if (start > 0 && start >= source.size()) {
        return TrackError{ErrorCode::damaged_audio,
                          "the file holds an ID3 tag and ends before any sound; fetch or copy it again"};
    }
    std::vector<std::uint8_t> bytes;
    for (auto wanted = smallest_probe_bytes;; wanted *= 2) {
        bytes.assign(wanted + AVPROBE_PADDING_SIZE, 0);
        const auto available = source.read_at(start, std::span(bytes).first(wanted));
        if (source.read_error()) return *source.read_error();
        AVProbeData data{};
        data.filename = "";
        data.buf = bytes.data();
        data.buf_size = static_cast<int>(available);
        int score = 0;
        const AVInputFormat* demuxer = av_probe_input_format3(&data, 1, &score);
        const bool certain = demuxer && score > AVPROBE_SCORE_RETRY;
        const bool last_try = available < wanted || wanted >= largest_probe_bytes;
        if (!certain && !last_try) continue;
        if (!demuxer || is_refused(*demuxer)) return not_audio();
        return RecognisedFormat{demuxer, certain};
    }
}

}  // namespace armonica::audio
