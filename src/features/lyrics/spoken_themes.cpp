#include "features/lyrics/spoken_themes.hpp"

#include <cstdint>

#include "features/lyrics/meaning/knowledge.hpp"

namespace armonica::features::lyrics {
namespace {

/// Whether the words from `at` on are those that must follow.
bool follow(const Song& song, const std::vector<Word>& words, std::size_t at, const std::vector<std::string>& stems) {
    if (at + stems.size() > words.size()) return false;
    for (std::size_t i = 0; i < stems.size(); ++i)
        if (song.meaning(words[at + i]).stem != stems[i]) return false;
    return true;
}

/// For each theme which words of the line speak of it.
class LineThemes {
public:
    LineThemes(const Song& song, const Line& line, std::size_t themes) : marks_(themes) {
        for (std::size_t w = 0; w < line.words.size(); ++w) {
            const auto* phrases = song.meaning(line.words[w]).themes;
            if (phrases == nullptr) continue;
            for (const Themes::Phrase& phrase : *phrases)
                if (follow(song, line.words, w + 1, phrase.following)) mark(phrase, w);
        }
    }

    /// Words counted once, also where two phrases have them.
    std::size_t words_of(std::size_t theme) const { return marks_[theme].words; }

private:
    struct Marks {
        std::size_t words = 0;
        std::size_t free_from = 0;  // words before this one are counted already
    };

    void mark(const Themes::Phrase& phrase, std::size_t at) {
        const std::size_t end = at + 1 + phrase.following.size();
        for (const std::uint16_t theme : phrase.themes) {
            Marks& marks = marks_[theme];
            const std::size_t from = std::max(at, marks.free_from);
            if (end <= from) continue;
            marks.words += end - from;
            marks.free_from = end;
        }
    }

    std::vector<Marks> marks_;
};

}  // namespace

std::vector<SpokenTheme> spoken_themes(const Song& song) {
    const std::vector<Theme>& themes = Knowledge::of(*song.language()).themes.all();
    std::vector<SpokenTheme> spoken;
    for (const Theme& theme : themes) spoken.push_back({&theme, 0, nullptr});
    std::vector<std::size_t> most(themes.size(), 0);
    for (const Line* line : song.lines()) {
        const LineThemes found(song, *line, themes.size());
        for (std::size_t t = 0; t < themes.size(); ++t) {
            spoken[t].words += found.words_of(t);
            if (found.words_of(t) > most[t]) most[t] = found.words_of(t), spoken[t].line = line;
        }
    }
    return spoken;
}

}  // namespace armonica::features::lyrics
