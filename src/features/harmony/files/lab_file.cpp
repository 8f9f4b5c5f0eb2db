#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/files/text_lines.hpp"
#include "features/harmony/files/timeline.hpp"

namespace armonica::features::harmony {

ChordFile read_lab(std::string_view text, const std::string& file) {
    Timeline timeline(file, "lab");
    std::size_t line = 0;
    for (const std::string_view content : lines_of(text)) {
        timeline.at_line(++line);
        const auto words = words_of(content);
        if (words.empty() || words.front().starts_with('#')) continue;
        if (words.size() != 3) timeline.fail("a line has three parts: start and end in seconds, and the chord");
        const auto start = number_in(words[0]), end = number_in(words[1]);
        if (!start || !end)
            timeline.fail("`" + std::string(start ? words[1] : words[0]) + "` is no time in seconds, such as 12.34");
        timeline.add(*start, *end, words[2]);
    }
    return timeline.finish();
}

}  // namespace armonica::features::harmony
