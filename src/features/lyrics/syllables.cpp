#include <algorithm>
#include <cmath>
#include <vector>

#include "features/families.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words("syllables", no_language)};

constexpr FeatureInfo infos[] = {
    cited(measured_in("syllables",
                      share("lyrics_syllables_per_word", "syllables a word", "short words", "long words",
                            "shorter in its words", "longer in its words",
                            "Mean number of syllables of a word, as pronounced (docs/lyrics.md)."),
                      1.0),
          published),
    cited(measured_in(
              "syllables",
              share("lyrics_total_syllables", "number of syllables", "few words", "many words", "shorter in its words",
                    "longer in its words", "Number of syllables that are sung, as pronounced (docs/lyrics.md)."),
              1.0),
          published),
    measured_in("syllables",
                share("lyrics_syllables_per_line", "syllables a line", "short lines", "long lines",
                      "shorter in its lines", "longer in its lines", "Mean number of syllables of a line."),
                1.0),
    measured_in("1",
                share("lyrics_line_variation", "variation of lines", "lines of one length", "lines of all lengths",
                      "more even in its lines", "less even in its lines",
                      "Standard deviation of the syllables of a line divided by their mean."),
                0.0),
    share("lyrics_long_words", "long words", "hardly a long word", "many long words", "poorer in long words",
          "richer in long words", "Share of the words that have three syllables or more."),
    cited(measured_in(
              "points",
              share("lyrics_readability", "readability", "hard to read", "easy to read", "harder to read",
                    "easier to read",
                    "Flesch's reading ease, a line counted as a sentence, by the formula made for the language: with "
                    "w words a line and s syllables a word en 206.835 - 1.015 w - 84.6 s, de 180 - w - 58.5 s, fr 207 "
                    "- 1.015 w - 73.6 s, es 206.84 - 1.02 w - 60 s, it 206 - w - 65 s, pt 248.835 - 1.015 w - 84.6 "
                    "s; limited to -100 and 200."),
              -100.0, 200.0),
          "Flesch 1948 (en), Amstad 1978 (de), Kandel & Moles 1958 (fr), Fernandez Huerta 1959 (es), Franchina & Vacca "
          "1986 "
          "(it), Martins et al. 1996 (pt)"),
};

struct ReadingEase {
    double constant, words_a_line, syllables_a_word;
};

constexpr ReadingEase reading_ease(Language language) {
    switch (language) {
        case Language::english:
            return {206.835, 1.015, 84.6};
        case Language::german:
            return {180.0, 1.0, 58.5};
        case Language::french:
            return {207.0, 1.015, 73.6};
        case Language::spanish:
            return {206.84, 1.02, 60.0};
        case Language::italian:
            return {206.0, 1.0, 65.0};
        case Language::portuguese:
            return {248.835, 1.015, 84.6};
    }
    return {};
}

double variation(const std::vector<double>& lengths, double mean) {
    double squares = 0.0;
    for (const double length : lengths) squares += (length - mean) * (length - mean);
    return std::sqrt(squares / static_cast<double>(lengths.size())) / mean;
}

void measure(const Song& song, double, FeatureVector& result) {
    std::vector<double> line_lengths;
    double syllables = 0.0, long_words = 0.0;
    for (const Line* line : song.lines()) {
        double of_line = 0.0;
        for (const Word word : line->words) {
            const std::size_t count = song.sound(word).pronunciation.syllables.size();
            of_line += static_cast<double>(count);
            if (count >= 3) ++long_words;
        }
        line_lengths.push_back(of_line);
        syllables += of_line;
    }
    const auto words = static_cast<double>(song.word_count());
    const auto lines = static_cast<double>(line_lengths.size());
    result.set("lyrics_syllables_per_word", syllables / words);
    result.set("lyrics_total_syllables", syllables);
    result.set("lyrics_syllables_per_line", syllables / lines);
    result.set("lyrics_line_variation", variation(line_lengths, syllables / lines));
    result.set("lyrics_long_words", long_words / words);
    const ReadingEase ease = reading_ease(*song.language());
    result.set("lyrics_readability",
               std::clamp(ease.constant - ease.words_a_line * words / lines - ease.syllables_a_word * syllables / words,
                          -100.0, 200.0));
}

}  // namespace

constinit const Family syllables = text_family<infos, measure, LanguageNeed::known>("syllables");

}  // namespace armonica::features::lyrics
