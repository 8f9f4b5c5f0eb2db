#include "features/lyrics/files/arrange.hpp"

#include <algorithm>
#include <cmath>

#include "features/lyrics/files/chord_lines.hpp"
#include "features/lyrics/files/credits.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/repeat_marks.hpp"
#include "features/lyrics/files/section_drafts.hpp"
#include "features/lyrics/files/section_marks.hpp"

namespace armonica::features::lyrics {
namespace {

using Lines = std::vector<ReadLine>;

std::vector<std::string_view> texts_of(const Lines& lines) {
    std::vector<std::string_view> texts;
    texts.reserve(lines.size());
    for (const ReadLine& line : lines) texts.push_back(line.text);
    return texts;
}

/// Erases the lines at `places`, which ascend.
void erase_at(Lines& lines, const std::vector<std::size_t>& places) {
    auto next = places.begin();
    std::size_t kept = 0;
    for (std::size_t place = 0; place < lines.size(); ++place) {
        if (next != places.end() && *next == place)
            ++next;
        else if (kept++ != place)
            lines[kept - 1] = std::move(lines[place]);
    }
    lines.resize(kept);
}

/// Tidies every line. A line that held nothing but chords goes, since it is no break between stanzas; returns how many.
std::size_t tidy_all(Lines& lines) {
    std::vector<std::size_t> only_chords;
    for (std::size_t place = 0; place < lines.size(); ++place) {
        std::string& text = lines[place].text;
        const bool has_bracket = text.find('[') != std::string::npos;
        const std::string bare = tidy(has_bracket ? without_inline_chords(text) : text);
        if (bare.empty() && has_bracket && !tidy(text).empty()) only_chords.push_back(place);
        text = bare;
    }
    erase_at(lines, only_chords);
    return only_chords.size();
}

std::size_t take_out_chord_lines(Lines& lines) {
    const auto places = chord_lines_among(texts_of(lines));
    erase_at(lines, places);
    return places.size();
}

void take_off_embed(Lines& lines) {
    const auto last =
        std::find_if(lines.rbegin(), lines.rend(), [](const ReadLine& line) { return !line.text.empty(); });
    if (last != lines.rend()) last->text = without_embed(last->text);
}

/// A directive of ChordPro: "{start_of_chorus}", "{c: Chorus}", "{title: …}".
struct Directive {
    bool is_one = false;
    bool ends_section = false;
    std::string mark;  ///< as a mark in brackets; empty for what says nothing of sections
};

Directive directive(std::string_view line) {
    if (!line.starts_with('{') || !line.ends_with('}')) return {};
    const std::string content = folded(trimmed(line.substr(1, line.size() - 2)));
    const std::size_t colon = content.find(':');
    const std::string name = content.substr(0, colon);
    const std::string value = colon == std::string::npos ? "" : std::string(trimmed(content.substr(colon + 1)));
    if (name == "soc" || name == "start_of_chorus" || name == "chorus") return {true, false, "[chorus]"};
    if (name == "sov" || name == "start_of_verse") return {true, false, "[verse]"};
    if (name == "sob" || name == "start_of_bridge") return {true, false, "[bridge]"};
    if (name == "c" || name == "comment") return {true, false, section_kind(value) ? "[" + value + "]" : ""};
    if (section_kind(name)) return {true, false, "[" + name + "]"};
    return {true, name.starts_with("end_of") || (name.size() == 3 && name.starts_with("eo")), ""};
}

std::optional<double> usable(std::optional<double> seconds) {
    return seconds && std::isfinite(*seconds) ? std::optional(std::max(0.0, *seconds)) : std::nullopt;
}

WrittenLine written(const ReadLine& line, std::string_view text) {
    WrittenLine result{std::string(text), usable(line.start), usable(line.end)};
    if (result.end && (!result.start || *result.end < *result.start)) result.end.reset();
    return result;
}

/// Tells the drafts of every line what it is.
class Teller {
public:
    Teller(const Lines& lines, SectionDrafts& drafts) : lines_(lines), drafts_(drafts) {}

    void tell_all() {
        for (std::size_t place = 0; place < lines_.size(); ++place) tell(place);
    }
    std::size_t too_often() const { return too_often_; }

private:
    void tell(std::size_t place) {
        const ReadLine& line = lines_[place];
        if (line.text.empty()) {
            drafts_.blank(line.kind);
            after_mark_ = true;
            return;
        }
        if (const Directive found = directive(line.text); found.is_one) {
            if (const auto mark = section_mark(found.mark, {true, true})) drafts_.mark(*mark);
            if (found.ends_section) drafts_.blank(std::nullopt);
            after_mark_ = true;
            return;
        }
        const LinePlace where{after_mark_ || place == 0, place + 1 == lines_.size() || lines_[place + 1].text.empty()};
        const auto mark = section_mark(line.text, where);
        if (mark) {
            too_often_ += mark->too_often;
            drafts_.mark(*mark);
        }
        after_mark_ = mark && mark->words.empty();
        if (!after_mark_) sing(line, mark ? mark->words : std::string_view(line.text));
    }

    void sing(const ReadLine& line, std::string_view text) {
        const Repeated repeated = without_count(text);
        too_often_ += repeated.too_often;
        const std::string words = repeated.text.size() == line.text.size() ? line.text : tidy(repeated.text);
        if (words.empty() && repeated.times > 1)
            drafts_.sung_again(repeated.times);
        else if (!words.empty())
            drafts_.line(written(line, words), repeated.times);
    }

    const Lines& lines_;
    SectionDrafts& drafts_;
    bool after_mark_ = true;
    std::size_t too_often_ = 0;
};

bool has_words(const Lines& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const ReadLine& line) { return !line.text.empty(); });
}

/// Whether all there is says that there is nothing to sing.
bool only_says_instrumental(const Lines& lines) {
    return std::all_of(lines.begin(), lines.end(),
                       [](const ReadLine& line) { return line.text.empty() || says_instrumental(line.text); });
}

}  // namespace

std::size_t take_out_credits(std::vector<ReadLine>& lines) {
    const auto places = credits_among(texts_of(lines));
    erase_at(lines, places);
    return places.size();
}

void note_left_out(std::size_t count, std::string_view one, std::string_view many, WrittenLyrics& result) {
    if (count == 0) return;
    const std::string what(count == 1 ? one : many);
    result.notes.push_back(std::to_string(count) + " " + what + (count == 1 ? " was" : " were") + " left out");
}

void arrange(ReadLines& read, bool repeats, WrittenLyrics& result) {
    Lines& lines = read.lines();
    std::size_t chords = tidy_all(lines);
    take_off_embed(lines);
    const bool empty = chords == 0 && !has_words(lines);
    chords += take_out_chord_lines(lines);
    const std::size_t credits = take_out_credits(lines);
    note_left_out(chords, "line of chords", "lines of chords", result);
    note_left_out(credits, "credit or notice", "credits and notices", result);
    if (empty || (has_words(lines) && only_says_instrumental(lines))) {
        result.instrumental = true;
        return;
    }
    SectionDrafts drafts(repeats);
    Teller teller(lines, drafts);
    teller.tell_all();
    drafts.write(result);
    if (teller.too_often() > 0)
        result.notes.push_back("no line or section is taken to be sung more than " + std::to_string(most_times) +
                               " times in a row");
    if (read.full() || drafts.full())
        result.notes.push_back("there is more to sing than in any song; only the start was kept");
    if (result.sections.empty()) result.notes.push_back("there are marks or credits, but no words");
}

}  // namespace armonica::features::lyrics
