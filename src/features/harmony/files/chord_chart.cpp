#include <algorithm>
#include <cctype>

#include "features/harmony/files/chart_line.hpp"
#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/files/text_lines.hpp"

namespace armonica::features::harmony {
namespace {

/// What stands behind "Title:" or another such name, in any case; empty where the line does not start so.
std::string value_of(std::string_view line, std::string_view name) {
    line = trimmed(line);
    const bool named = line.size() > name.size() && line[name.size()] == ':' &&
                       std::equal(name.begin(), name.end(), line.begin(),
                                  [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    return named ? std::string(trimmed(line.substr(name.size() + 1))) : "";
}

}  // namespace

ChordFile read_chord_chart(std::string_view text, const std::string& file) {
    ChordSequence sequence(file, "chord chart");
    ChordFile& result = sequence.result();
    std::size_t number = 0;
    for (const std::string_view content : lines_of(text)) {
        ++number;
        if (const std::string title = value_of(content, "title"); !title.empty()) {
            result.title = title;
            continue;
        }
        if (const std::string artist = value_of(content, "artist"); !artist.empty()) {
            result.artist = artist;
            continue;
        }
        const ChartLine line(content);
        if (line.is_of_chords())
            line.play(sequence);
        else if (line.is_nearly_of_chords())
            result.warnings.push_back("line " + std::to_string(number) + " is passed over: `" + line.unknown().front() +
                                      "` in it is no chord");
    }
    return sequence.finish();
}

}  // namespace armonica::features::harmony
