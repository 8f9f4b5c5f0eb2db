#include <algorithm>
#include <charconv>

#include "features/lyrics/files/arrange.hpp"
#include "features/lyrics/files/language_code.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lrc_stamps.hpp"
#include "features/lyrics/files/lyrics_formats.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t most_translations = 2;  // more lines at one time are lines of a file without good times
constexpr std::size_t longest_tag = 300;      // bytes: "[ti:…]"

/// "[ti:Title]": a name of few letters, a colon, and the end of the line behind the bracket.
struct IdTag {
    std::string name;  ///< in lower case; empty for what is none
    std::string_view value;
};

IdTag id_tag(std::string_view line) {
    if (!line.starts_with('[') || !line.ends_with(']') || line.size() > longest_tag) return {};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon > 10) return {};
    constexpr std::string_view names[] = {"ti",   "ar",     "al",     "au",   "by",   "re", "ve",
                                          "la",   "length", "offset", "tool", "id",   "lr", "language",
                                          "hash", "total",  "sign",   "qq",   "kana", "#"};
    const std::string name = folded(trimmed(line.substr(1, colon - 1)));
    if (std::find(std::begin(names), std::end(names), name) == std::end(names)) return {};
    return {name, trimmed(line.substr(colon + 1, line.size() - colon - 2))};
}

/// Reads one file of LRC, line by line.
class LrcReader {
public:
    explicit LrcReader(WrittenLyrics& result) : result_(result) {}

    void read(std::string_view text) {
        while (!text.empty() && !lines_.full()) line(trimmed(next_line(text)));
        put_in_order();
        credits_ = take_out_credits(lines_.lines());  // before translations: credits often share the time 0
        leave_out_translations();
        settle_times();
        separate_at_gaps();
        tell();
        arrange(lines_, false, result_);
    }

private:
    void line(std::string_view line);
    void tag(const IdTag& tag);
    void sung(std::string_view words, const std::vector<double>& stamps);
    std::string without_word_stamps(std::string_view words, std::optional<double>& end) const;
    void put_in_order();
    void leave_out_translations();
    void settle_times();
    void separate_at_gaps();
    void tell();

    WrittenLyrics& result_;
    ReadLines lines_;
    double offset_seconds_ = 0.0;
    bool several_stamps_ = false, out_of_order_ = false;
    std::size_t garbage_ = 0, credits_ = 0, translations_ = 0;
};

void LrcReader::line(std::string_view line) {
    if (const IdTag found = id_tag(line); !found.name.empty()) {
        tag(found);
        return;
    }
    std::vector<double> stamps;
    for (;;) {
        const LrcBracket bracket = lrc_stamp(line, '[', ']');
        if (!bracket.seconds && !bracket.garbage) break;
        garbage_ += bracket.garbage;
        if (bracket.seconds && stamps.size() < most_sung_lines) stamps.push_back(*bracket.seconds);
        line = trimmed(line.substr(bracket.inside.size() + 2));
    }
    sung(line, stamps);
}

void LrcReader::tag(const IdTag& tag) {
    if (tag.name == "la" || tag.name == "language") result_.declared_language = language_code(tag.value);
    if (tag.name != "offset") return;
    const std::string_view digits = tag.value.starts_with('+') ? tag.value.substr(1) : tag.value;
    double milliseconds = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), milliseconds);
    const bool whole = error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
    if (whole && milliseconds >= -1e3 * longest_song_seconds && milliseconds <= 1e3 * longest_song_seconds)
        offset_seconds_ = milliseconds / 1e3;
    else
        result_.notes.push_back("the offset is no number of milliseconds and was passed over");
}

/// The words without "<mm:ss.xx>" and "[mm:ss.xx]" among them; one behind the last word says when that ends.
std::string LrcReader::without_word_stamps(std::string_view words, std::optional<double>& end) const {
    std::string kept;
    while (!words.empty()) {
        const std::size_t open = words.find_first_of("<[");
        const std::string_view before = words.substr(0, open);
        if (!trimmed(before).empty()) end.reset();
        kept += before;
        if (open == std::string_view::npos) break;
        words.remove_prefix(open);
        const LrcBracket stamp = words[0] == '<' ? lrc_stamp(words, '<', '>') : lrc_stamp(words, '[', ']');
        const bool is_stamp = stamp.seconds || stamp.garbage;
        end = is_stamp ? stamp.seconds : std::nullopt;
        if (!is_stamp) kept += words[0];
        words.remove_prefix(is_stamp ? stamp.inside.size() + 2 : 1);
    }
    return kept;
}

void LrcReader::sung(std::string_view words, const std::vector<double>& stamps) {
    // Walaoke's sign of who sings: female, male, duet.
    if (words.size() > 1 && words[1] == ':' && std::string_view("FMD").find(words[0]) != std::string_view::npos)
        words = trimmed(words.substr(2));
    std::optional<double> end;
    const std::string text = tidy(without_word_stamps(words, end));
    if (stamps.size() != 1) end.reset();
    if (stamps.empty()) {
        lines_.add({text, {}, {}, {}});
        return;
    }
    several_stamps_ = several_stamps_ || stamps.size() > 1;
    for (const double stamp : stamps) {
        if (lines_.full()) break;
        lines_.add({text, stamp, end, {}});
    }
}

void LrcReader::put_in_order() {
    out_of_order_ = !several_stamps_ && !in_order_of_time(lines_.lines());
    sort_by_time(lines_.lines(), BreakGoesWith::line_before);
}

/// Of lines at one time the first is sung. The same words once more are a slip; other words translate it.
void LrcReader::leave_out_translations() {
    std::vector<ReadLine>& lines = lines_.lines();
    std::vector<ReadLine> kept;
    for (std::size_t place = 0; place < lines.size();) {
        std::size_t end = place + 1;
        const bool sung = !lines[place].text.empty() && lines[place].start;
        while (sung && end < lines.size() && !lines[end].text.empty() && lines[end].start == lines[place].start) ++end;
        const std::size_t others = end - place - 1;
        for (std::size_t other = place; other < end; ++other) {
            const bool again = other > place && lines[other].text == lines[other - 1].text;
            if (other > place && !again && others <= most_translations) ++translations_;
            const bool leave_out = other > place && (again || others <= most_translations);
            if (!leave_out) kept.push_back(std::move(lines[other]));
        }
        place = end;
    }
    lines = std::move(kept);
}

/// The offset, and the ends: an empty line with a time ends the line before.
void LrcReader::settle_times() {
    ReadLine* before = nullptr;
    for (ReadLine& line : lines_.lines()) {
        if (line.start) line.start = std::clamp(*line.start - offset_seconds_, 0.0, 2 * longest_song_seconds);
        if (line.end) line.end = std::clamp(*line.end - offset_seconds_, 0.0, 2 * longest_song_seconds);
        const bool pause = line.text.empty() && line.start;
        if (pause && before != nullptr && before->start && !before->end) before->end = line.start;
        before = line.text.empty() ? nullptr : &line;
    }
}

void LrcReader::separate_at_gaps() {
    std::vector<ReadLine> separated;
    std::optional<double> before;
    for (ReadLine& line : lines_.lines()) {
        const bool gap = line.start && before && *line.start - *before > section_gap_seconds;
        if (gap && !line.text.empty()) separated.push_back({});
        if (line.start) before = line.start;
        separated.push_back(std::move(line));
    }
    lines_.lines() = std::move(separated);
}

void LrcReader::tell() {
    note_left_out(garbage_, "impossible time", "impossible times", result_);
    note_left_out(credits_, "credit or notice", "credits and notices", result_);
    if (out_of_order_) result_.notes.push_back("the times are not in order; the lines were sorted by them");
    note_left_out(translations_, "line at the time of another, as translations stand,",
                  "lines at the time of another, as translations stand,", result_);
}

/// How many lines have words, and how many of those a time stamp at their start.
struct StampCount {
    std::size_t lines = 0, stamped = 0;
};

StampCount count_stamps(std::string_view text) {
    StampCount count;
    while (!text.empty()) {
        const std::string_view line = trimmed(next_line(text));
        if (line.empty() || !id_tag(line).name.empty()) continue;
        ++count.lines;
        count.stamped += lrc_stamp(line, '[', ']').seconds.has_value();
    }
    return count;
}

/// The text without id tags, which say nothing that is sung; takes over the language they declare.
std::string without_id_tags(std::string_view text, WrittenLyrics& result) {
    std::string kept;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        const IdTag found = id_tag(trimmed(line));
        if (found.name == "la" || found.name == "language") result.declared_language = language_code(found.value);
        if (found.name.empty()) kept.append(line).append("\n");
    }
    return kept;
}

}  // namespace

bool has_lrc_stamps(std::string_view text) {
    const StampCount count = count_stamps(text);
    return count.stamped * 2 > count.lines;
}

void read_lrc(std::string_view text, WrittenLyrics& result) {
    if (count_stamps(text).stamped == 0) {
        read_plain_text(without_id_tags(text, result), result);
        return;
    }
    result.format = "lrc";
    LrcReader(result).read(text);
}

}  // namespace armonica::features::lyrics
