#include "features/lyrics/files/sylt_lyrics.hpp"

#include <algorithm>

#include "features/lyrics/files/arrange.hpp"
#include "features/lyrics/files/encoding.hpp"
#include "features/lyrics/files/language_code.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lrc_stamps.hpp"

namespace armonica::features::lyrics {
namespace {

using Frame = TagLib::ID3v2::SynchronizedLyricsFrame;

/// Words, a syllable or a line, and when they are sung.
struct Chunk {
    std::string text;
    double seconds = 0.0;
};

bool is_latin_1(const Frame& frame) { return frame.textEncoding() == TagLib::String::Latin1; }

/// What chunks of a frame that says it is Latin-1 are written in; all of them are asked together.
std::string encoding_of_chunks(const Frame& frame) {
    if (!is_latin_1(frame)) return "UTF-8";
    std::string all;
    for (const Frame::SynchedText& chunk : frame.synchedText()) {
        const TagLib::ByteVector bytes = chunk.text.data(TagLib::String::Latin1);
        all.append(bytes.data(), bytes.size()).append("\n");
        if (all.size() > longest_lyrics_bytes) break;
    }
    return encoding_of(all);
}

std::vector<Chunk> chunks_of(const Frame& frame, const std::string& encoding) {
    std::vector<Chunk> chunks;
    for (const Frame::SynchedText& read : frame.synchedText()) {
        const TagLib::ByteVector bytes =
            read.text.data(is_latin_1(frame) ? TagLib::String::Latin1 : TagLib::String::UTF8);
        Chunk chunk{decoded_as({bytes.data(), bytes.size()}, encoding).text, read.time / 1e3};
        if (chunk.seconds <= longest_song_seconds) chunks.push_back(std::move(chunk));
        if (chunks.size() > 2 * most_sung_lines) break;
    }
    std::stable_sort(chunks.begin(), chunks.end(),
                     [](const Chunk& a, const Chunk& b) { return a.seconds < b.seconds; });
    return chunks;
}

/// Adds lines one after the other; an empty one is a pause, which ends the line before it.
class LineBuilder {
public:
    explicit LineBuilder(ReadLines& lines) : lines_(lines) {}

    void words(std::string_view text, double seconds) {
        if (tidy(line_.text).empty() && !trimmed(text).empty()) line_.start = seconds;
        line_.text += text;
    }
    void end_line(double seconds) {
        const bool empty = tidy(line_.text).empty();
        if (empty) end_line_before(seconds);
        separate_at_gap(empty);
        lines_.add(empty ? ReadLine() : line_);
        line_ = {};
        began_ = seconds;
    }

private:
    /// A pause starts where its empty line does; a writer who ends lines with their words says no time there.
    void end_line_before(double seconds) {
        if (lines_.lines().empty() || lines_.lines().back().text.empty()) return;
        ReadLine& before = lines_.lines().back();
        const double start = before.start.value_or(seconds);
        if (std::max(began_, seconds) > start) before.end = began_ > start ? began_ : seconds;
    }
    void separate_at_gap(bool empty) {
        if (empty) return;
        if (line_.start && before_ && *line_.start - *before_ > section_gap_seconds) lines_.add_break();
        before_ = line_.start;
    }

    ReadLines& lines_;
    ReadLine line_;
    std::optional<double> before_;
    double began_ = 0.0;  ///< when the line that is being written does
};

/// Lines from chunks: a new line is where one is written; where none is written at all, every chunk is a line.
void join(const std::vector<Chunk>& chunks, ReadLines& lines) {
    const bool has_ends = std::any_of(chunks.begin(), chunks.end(),
                                      [](const Chunk& chunk) { return chunk.text.find('\n') != std::string::npos; });
    LineBuilder builder(lines);
    double last = 0.0;
    for (const Chunk& chunk : chunks) {
        std::string_view rest = chunk.text;
        std::size_t ends = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n'));
        last = chunk.seconds;
        while (!rest.empty()) {
            builder.words(next_line(rest), chunk.seconds);
            if (ends > 0) builder.end_line(chunk.seconds), --ends;
        }
        if (!has_ends) builder.end_line(chunk.seconds);
        if (lines.full()) return;
    }
    if (has_ends) builder.end_line(last);
}

}  // namespace

void add_sylt(const Frame& frame, std::vector<WrittenLyrics>& found) {
    if (frame.type() != Frame::Lyrics && frame.type() != Frame::TextTranscription) return;
    WrittenLyrics result;
    result.source = "SYLT";
    result.format = "sylt";
    result.encoding = encoding_of_chunks(frame);
    result.declared_language = language_code({frame.language().data(), frame.language().size()});
    if (result.encoding.empty()) return;
    ReadLines lines;
    join(chunks_of(frame, result.encoding), lines);
    if (lines.lines().empty()) return;
    const bool timed = frame.timestampFormat() == Frame::AbsoluteMilliseconds;
    if (!timed) {
        for (ReadLine& line : lines.lines()) line.start = line.end = std::nullopt;
        result.notes.push_back("the tag counts MPEG frames, not milliseconds; its times were left out");
    }
    arrange(lines, false, result);
    found.push_back(std::move(result));
}

}  // namespace armonica::features::lyrics
