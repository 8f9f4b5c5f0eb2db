#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/lyrics/files/section_marks.hpp"
#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// Puts the sections of a song together from its lines, breaks and marks, which are told to it in the file's order, and
/// then writes out what is written to be repeated.
class SectionDrafts {
public:
    /// `repeats`: whether counts and bare marks stand for more singing; where every line has its time they do not.
    explicit SectionDrafts(bool repeats) : repeats_(repeats) {}

    void line(WrittenLine line, int times);
    /// `kind`: what the file's markup says of the section to come.
    void blank(std::optional<SectionKind> kind);
    void mark(const SectionMark& mark);
    /// A count alone on its line: the section before it is sung so often.
    void sung_again(int times);

    /// The sections as they are sung; notes say what could not be written out.
    void write(WrittenLyrics& result);

    /// Whether lines had to be left out of what was written, because there were too many.
    bool full() const { return full_; }

private:
    struct Line {
        WrittenLine line;
        int times = 1;
    };
    struct Draft {
        std::optional<SectionKind> kind;
        std::string name;  ///< of the mark; empty where there is none
        int times = 1;
        bool wordless = false;
        bool blank_behind_mark = false;
        std::vector<Line> lines;
    };

    Draft& open();
    void close() { is_open_ = false; }
    bool has_words_before(const SectionMark& mark) const;
    void write_draft(const Draft& written, const Draft& meant, WrittenLyrics& result);
    void write_section(const Draft& draft, WrittenLyrics& result);

    std::vector<Draft> drafts_;
    bool repeats_;
    bool is_open_ = false;
    bool blank_behind_marks_ = false;  ///< the file's way: a mark, an empty line, the section
    std::size_t lines_ = 0, bytes_ = 0;
    bool full_ = false;
};

}  // namespace armonica::features::lyrics
