#include "features/lyrics/text/read_song.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "features/lyrics/text/guess_language.hpp"
#include "features/lyrics/text/word_cutter.hpp"

namespace armonica::features::lyrics {
namespace {

std::string joined(const WrittenLyrics& written) {
    std::string text;
    for (const WrittenSection& section : written.sections) {
        for (const WrittenLine& line : section.lines) text += line.text + "\n";
        text += "\n";
    }
    return text;
}

/// The language of the lines of a text, asked for in their order.
class LineLanguages {
public:
    explicit LineLanguages(const GuessedText& guess) : guess_(guess), main_(guess.whole.known()) {
        if (guess.whole.second_share >= second_language_share) second_ = guess.whole.second_code;
    }

    /// Of the line of `length` bytes that begins at byte `start`: the span's that has its middle.
    std::optional<Language> of(std::size_t start, std::size_t length) {
        const std::size_t middle = start + length / 2;
        while (next_ < guess_.spans.size() && guess_.spans[next_].start + guess_.spans[next_].length <= middle) ++next_;
        if (second_.empty() || next_ == guess_.spans.size()) return main_;
        const LanguageSpan& span = guess_.spans[next_];
        return span.start <= middle && span.code == second_ ? language_of(second_) : main_;
    }

private:
    const GuessedText& guess_;
    std::optional<Language> main_;
    std::string second_;
    std::size_t next_ = 0;
};

/// Gives every word that is new a number. Words that are written alike in two languages are two.
class TypeNumbers {
public:
    explicit TypeNumbers(std::vector<WordType>& types) : types_(types) {}

    Word number(std::string form, std::optional<Language> language) {
        std::string key = form + (language ? "@" + std::string(code_of(*language)) : "");
        const auto [at, fresh] = numbers_.try_emplace(std::move(key), static_cast<Word>(types_.size()));
        if (fresh) types_.push_back({std::move(form), language});
        return at->second;
    }

private:
    std::vector<WordType>& types_;
    std::unordered_map<std::string, Word> numbers_;
};

Line cut_line(const WrittenLine& written, std::optional<Language> language, TypeNumbers& numbers) {
    Line line{written.text, {}, written.start, written.end};
    for (std::string& form : cut_words(written.text)) line.words.push_back(numbers.number(std::move(form), language));
    return line;
}

}  // namespace

SongText read_song(const WrittenLyrics& written) {
    const std::string text = joined(written);
    const GuessedText guess = guess_language(text, written.declared_language);
    LineLanguages line_languages(guess);
    SongText song;
    song.language = guess.whole;
    const LetterCount letters = count_letters(text);
    song.latin_script = letters.letters > 0 && 10 * letters.latin >= 9 * letters.letters;
    TypeNumbers numbers(song.types);
    std::size_t at = 0;
    for (const WrittenSection& section : written.sections) {
        Stanza stanza{section.kind, {}};
        for (const WrittenLine& written_line : section.lines) {
            Line line = cut_line(written_line, line_languages.of(at, written_line.text.size()), numbers);
            if (!line.words.empty()) stanza.lines.push_back(std::move(line));
            at += written_line.text.size() + 1;
        }
        if (!stanza.lines.empty()) song.stanzas.push_back(std::move(stanza));
        ++at;
    }
    const auto lines = song.lines();
    song.timed = !lines.empty() &&
                 std::all_of(lines.begin(), lines.end(), [](const Line* line) { return line->start.has_value(); });
    song.source = written.source;
    song.format = written.format;
    song.encoding = written.encoding;
    song.notes = written.notes;
    return song;
}

std::vector<const Line*> SongText::lines() const {
    std::vector<const Line*> all;
    for (const Stanza& stanza : stanzas)
        for (const Line& line : stanza.lines) all.push_back(&line);
    return all;
}

std::size_t SongText::word_count() const {
    std::size_t count = 0;
    for (const Line* line : lines()) count += line->words.size();
    return count;
}

std::size_t SongText::line_count() const {
    return std::accumulate(stanzas.begin(), stanzas.end(), std::size_t{0},
                           [](std::size_t sum, const Stanza& stanza) { return sum + stanza.lines.size(); });
}

}  // namespace armonica::features::lyrics
