#include "features/lyrics/files/section_drafts.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "features/lyrics/files/arrange.hpp"
#include "features/lyrics/files/read_lines.hpp"
#include "features/lyrics/files/repeat_marks.hpp"

namespace armonica::features::lyrics {
namespace {

/// Kinds of which one may stand for another of other name: after "[Chorus]", "[Chorus 2]" without lines is that one,
/// while "[Verse 2]" without lines is missing.
bool returns(std::optional<SectionKind> kind) { return kind == SectionKind::chorus || kind == SectionKind::pre_chorus; }

}  // namespace

SectionDrafts::Draft& SectionDrafts::open() {
    if (!is_open_) drafts_.emplace_back();
    is_open_ = true;
    return drafts_.back();
}

void SectionDrafts::line(WrittenLine line, int times) {
    if (is_open_) {
        // A mark, a blank, then words: theirs, if the file writes so, or if the mark can mean no section before it.
        Draft& last = drafts_.back();
        if (last.lines.empty() && last.blank_behind_mark && !last.wordless) {
            SectionMark mark;
            mark.kind = last.kind;
            mark.name = last.name;
            if (!blank_behind_marks_ && repeats_ && has_words_before(mark))
                close();
            else
                blank_behind_marks_ = true;
        } else if (last.wordless) {
            close();
        }
    }
    open().lines.push_back({std::move(line), repeats_ ? times : 1});
}

void SectionDrafts::blank(std::optional<SectionKind> kind) {
    if (is_open_ && drafts_.back().lines.empty() && !kind)
        drafts_.back().blank_behind_mark = true;
    else
        close();
    if (kind) open().kind = kind;
}

void SectionDrafts::mark(const SectionMark& mark) {
    close();
    Draft& draft = open();
    draft.kind = mark.kind;
    draft.name = mark.name;
    draft.times = repeats_ ? mark.times : 1;
    draft.wordless = !mark.kind;
}

void SectionDrafts::sung_again(int times) {
    if (repeats_ && !drafts_.empty()) drafts_.back().times = std::max(drafts_.back().times, times);
    close();
}

/// Whether a bare mark can mean a section that stands earlier.
bool SectionDrafts::has_words_before(const SectionMark& mark) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
        const bool kin = returns(mark.kind) && draft.kind == mark.kind && !draft.name.empty();
        return !draft.lines.empty() && (kin || draft.name == mark.name);
    });
}

void SectionDrafts::write(WrittenLyrics& result) {
    std::map<std::string, std::size_t> by_name;
    std::map<SectionKind, std::size_t> by_kind;
    std::size_t nameless = 0;
    for (std::size_t place = 0; place < drafts_.size(); ++place) {
        const Draft& draft = drafts_[place];
        if (!draft.lines.empty()) {
            write_draft(draft, draft, result);
            if (!draft.name.empty()) by_name[draft.name] = place;
            if (!draft.name.empty() && draft.kind) by_kind[*draft.kind] = place;
        } else if (repeats_ && !draft.wordless && !draft.name.empty() && draft.kind) {
            const auto same = by_name.find(draft.name);
            const auto kin = by_kind.find(*draft.kind);
            const bool any_kin = kin != by_kind.end() && returns(draft.kind);
            if (same != by_name.end() || any_kin)
                write_draft(draft, drafts_[same != by_name.end() ? same->second : kin->second], result);
            else
                ++nameless;
        }
    }
    note_left_out(nameless, "mark without lines, here or earlier,", "marks without lines, here or earlier,", result);
}

void SectionDrafts::write_draft(const Draft& written, const Draft& meant, WrittenLyrics& result) {
    for (int time = 0; time < written.times && !full_; ++time) write_section(meant, result);
}

void SectionDrafts::write_section(const Draft& draft, WrittenLyrics& result) {
    WrittenSection section{draft.kind, {}};
    for (const Line& line : draft.lines)
        for (int time = 0; time < line.times && !full_; ++time) {
            full_ = lines_ >= most_sung_lines || bytes_ + line.line.text.size() > most_sung_bytes;
            if (full_) break;
            ++lines_;
            bytes_ += line.line.text.size();
            section.lines.push_back(line.line);
        }
    if (!section.lines.empty()) result.sections.push_back(std::move(section));
}

}  // namespace armonica::features::lyrics
