#include "features/lyrics/files/arrange.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lyrics_formats.hpp"

namespace armonica::features::lyrics {

void read_plain_text(std::string_view text, WrittenLyrics& result) {
    result.format = "text";
    ReadLines lines;
    while (!text.empty() && !lines.full()) {
        const std::string_view line = trimmed(next_line(text));
        if (line.empty())
            lines.add_break();
        else
            lines.add({std::string(line), {}, {}, {}});
    }
    arrange(lines, true, result);
}

}  // namespace armonica::features::lyrics
