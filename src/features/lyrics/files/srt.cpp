#include <algorithm>
#include <cctype>
#include <charconv>

#include <armonica/error.hpp>

#include "features/lyrics/files/arrange.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lrc_stamps.hpp"
#include "features/lyrics/files/lyrics_formats.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t longest_markup = 200;  // bytes of "<font …>"; what is longer is text

struct Cue {
    double start = 0.0, end = 0.0;
};

/// "hh:mm:ss,mmm", also with a full stop, or without hours.
std::optional<double> srt_seconds(std::string_view written) {
    std::string stamp(trimmed(written));
    std::replace(stamp.begin(), stamp.end(), ',', '.');
    // Three numbers with a full stop behind them are hours, minutes and seconds; with none, they are here too.
    if (std::count(stamp.begin(), stamp.end(), ':') == 2 && stamp.find('.') == std::string::npos) stamp += ".0";
    return stamp.starts_with('-') ? std::nullopt : lrc_seconds(stamp);
}

/// The times of "start --> end", behind which places on the screen may stand; empty for a damaged line.
std::optional<Cue> cue_times(std::string_view line) {
    const std::size_t arrow = line.find("-->");
    const std::string_view behind = trimmed(line.substr(arrow + 3));
    const auto start = srt_seconds(line.substr(0, arrow)), end = srt_seconds(behind.substr(0, behind.find(' ')));
    return start && end && *end >= *start ? std::optional(Cue{*start, *end}) : std::nullopt;
}

bool is_number(std::string_view line) {
    return !line.empty() && line.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Without "<i>", "</font>", "{\an8}".
std::string without_markup(std::string_view line) {
    std::string kept;
    while (!line.empty()) {
        const std::size_t open = line.find_first_of("<{");
        kept += line.substr(0, open);
        if (open == std::string_view::npos) break;
        line.remove_prefix(open);
        const bool is_markup =
            line[0] == '<' ? line.size() > 1 && (line[1] == '/' || std::isalpha(static_cast<unsigned char>(line[1])))
                           : line.substr(1).starts_with('\\');
        const std::size_t close = line.substr(0, longest_markup).find(line[0] == '<' ? '>' : '}');
        const bool taken_out = is_markup && close != std::string_view::npos;
        if (!taken_out) kept += line[0];
        line.remove_prefix(taken_out ? close + 1 : 1);
    }
    return kept;
}

class SrtReader {
public:
    void read(std::string_view text);
    std::size_t cues() const { return cues_; }
    std::size_t damaged() const { return damaged_; }
    bool any_text() const { return any_text_; }
    ReadLines& lines() { return lines_; }

private:
    void finish_cue();

    ReadLines lines_;
    std::optional<Cue> cue_;
    std::vector<std::string> texts_;
    std::size_t cues_ = 0, damaged_ = 0;
    bool any_text_ = false;
};

/// The cue's time is divided among its lines by their letters.
void SrtReader::finish_cue() {
    std::size_t all = 0, before = 0;
    for (const std::string& text : texts_) all += text.size();
    for (std::string& text : texts_) {
        const double length = cue_->end - cue_->start;
        const double start = cue_->start + length * static_cast<double>(before) / static_cast<double>(all);
        before += text.size();
        const double end = cue_->start + length * static_cast<double>(before) / static_cast<double>(all);
        lines_.add({std::move(text), start, end, {}});
    }
    texts_.clear();
    cue_.reset();
}

void SrtReader::read(std::string_view text) {
    bool in_damaged = false;
    while (!text.empty() && !lines_.full()) {
        const std::string_view line = trimmed(next_line(text));
        any_text_ = any_text_ || !line.empty();
        if (line.empty()) {
            if (cue_) finish_cue();
            in_damaged = false;
        } else if (line.find("-->") != std::string_view::npos) {
            // The number of a cue that no empty line separates from the one before.
            if (!texts_.empty() && is_number(texts_.back())) texts_.pop_back();
            if (cue_) finish_cue();
            cue_ = cue_times(line);
            cue_ ? ++cues_ : ++damaged_;
            in_damaged = !cue_;
        } else if (cue_) {
            if (std::string words = tidy(without_markup(line)); !words.empty()) texts_.push_back(std::move(words));
        } else if (!in_damaged && !is_number(line)) {
            ++damaged_;
            in_damaged = true;
        }
    }
    if (cue_) finish_cue();
}

void separate_at_gaps(std::vector<ReadLine>& lines) {
    std::vector<ReadLine> separated;
    double reached = 0.0;
    for (ReadLine& line : lines) {
        if (*line.start - reached > section_gap_seconds && !separated.empty()) separated.push_back({});
        reached = std::max(reached, *line.end);
        separated.push_back(std::move(line));
    }
    lines = std::move(separated);
}

}  // namespace

void read_srt(std::string_view text, const std::string& file, WrittenLyrics& result) {
    result.format = "srt";
    SrtReader reader;
    reader.read(text);
    if (reader.any_text() && reader.cues() == 0)
        throw InputError(file, std::nullopt, "there is not one cue (00:00:01,000 --> 00:00:02,000) in this file");
    if (reader.damaged() > 0) result.notes.push_back(std::to_string(reader.damaged()) + " damaged cues were left out");
    if (!in_order_of_time(reader.lines().lines()))
        result.notes.push_back("the cues are not in order; they were sorted by their times");
    sort_by_time(reader.lines().lines(), BreakGoesWith::line_before);
    separate_at_gaps(reader.lines().lines());
    arrange(reader.lines(), false, result);
}

}  // namespace armonica::features::lyrics
