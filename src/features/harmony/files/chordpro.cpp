#include <algorithm>
#include <cctype>
#include <set>

#include "features/harmony/files/chart_line.hpp"
#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/symbols/chord_name.hpp"
#include "features/harmony/files/text_lines.hpp"

namespace armonica::features::harmony {
namespace {

/// `{title: Yesterday}`, `{sot}`
struct Directive {
    std::string name;  ///< in lower case
    std::string_view value;
};

std::optional<Directive> directive_in(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 2 || line.front() != '{' || line.back() != '}') return std::nullopt;
    line = line.substr(1, line.size() - 2);
    const std::size_t end = std::min(line.find_first_of(": \t"), line.size());
    Directive directive{std::string(line.substr(0, end)), trimmed(line.substr(std::min(end + 1, line.size())))};
    std::transform(directive.name.begin(), directive.name.end(), directive.name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return directive;
}

class ChordProReader {
public:
    explicit ChordProReader(const std::string& file) : sequence_(file, "ChordPro") {}

    ChordFile read(std::string_view text) {
        for (const std::string_view line : lines_of(text)) {
            ++number_;
            if (trimmed(line).starts_with('#')) continue;
            if (const auto directive = directive_in(line))
                obey(*directive);
            else if (part_ == Part::grid)
                grid(line);
            else if (part_ == Part::lyrics)
                lyrics(line);
        }
        return sequence_.finish();
    }

private:
    enum class Part { lyrics, grid, other };

    void obey(const Directive& directive) {
        const std::string& name = directive.name;
        ChordFile& result = sequence_.result();
        if (name == "title" || name == "t") result.title = directive.value;
        if (name == "artist") result.artist = directive.value;
        if (name == "start_of_grid" || name == "sog")
            part_ = Part::grid;
        else if (name == "start_of_tab" || name == "sot" || name == "start_of_abc" || name == "start_of_ly")
            part_ = Part::other;
        else if (name.starts_with("end_of_") || name == "eog" || name == "eot")
            part_ = Part::lyrics;
    }

    void warn_once(std::string_view word, const std::string& warning) {
        if (warned_.insert(std::string(word)).second) sequence_.result().warnings.push_back(warning);
    }

    void grid(std::string_view line) {
        const ChartLine chords(line);
        if (chords.unknown().empty())
            chords.play(sequence_);
        else
            warn_once(line, "line " + std::to_string(number_) + " is passed over: `" + chords.unknown().front() +
                                "` in it is no chord");
    }

    void lyrics(std::string_view line) {
        while (true) {
            const std::size_t open = line.find('[');
            const std::size_t close = open == std::string_view::npos ? open : line.find(']', open);
            if (close == std::string_view::npos) return;
            bracketed(trimmed(line.substr(open + 1, close - open - 1)));
            line.remove_prefix(close + 1);
        }
    }

    void bracketed(std::string_view word) {
        if (word.starts_with('*') || word.empty() || word == "|" || word == "||") return;  // a note to the player
        if (const auto symbol = read_chord_name(word))
            sequence_.chord(word, *symbol);
        else
            warn_once(word, "line " + std::to_string(number_) + ": `[" + std::string(word) +
                                "]` is no chord and is passed over");
    }

    ChordSequence sequence_;
    Part part_ = Part::lyrics;
    std::size_t number_ = 0;
    std::set<std::string> warned_;
};

}  // namespace

ChordFile read_chordpro(std::string_view text, const std::string& file) { return ChordProReader(file).read(text); }

}  // namespace armonica::features::harmony
