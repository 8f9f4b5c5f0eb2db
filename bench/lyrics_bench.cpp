// Lyrics: a made text of 40 lines and 260 words, one in two of them new, measured on one core. `find_language` is the
// detector alone, which reads every text once: what everything else takes is told as a multiple of it.

#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "features/lyrics/song.hpp"
#include "features/lyrics/text/guess_language.hpp"
#include "features/lyrics/text/read_song.hpp"
#include "features/measure_lyrics.hpp"

namespace {

using namespace armonica::features;

// English words of all kinds, known and unknown to the lists.
std::vector<std::string> vocabulary() {
    std::vector<std::string> words;
    for (const char* start : {"l", "gr", "st", "m", "br", "wand", "s", "th", "r", "kn", "tw", "f"})
        for (const char* rest : {"ight", "ove", "ain", "ing", "ever", "ound", "eam", "ie", "own", "aster", "ong", "ire",
                                 "oken", "eep", "alk", "ater"})
            words.push_back(std::string(start) + rest);
    for (const char* word :
         {"i", "you", "the", "and", "a", "to", "me", "my", "in", "it", "don't", "i'm", "we're", "lovin'"})
        words.insert(words.end(), 12, word);
    return words;
}

lyrics::WrittenLyrics made_text(unsigned seed) {
    static const std::vector<std::string> words = vocabulary();
    std::mt19937 random(seed);
    lyrics::WrittenLyrics text;
    for (int stanza = 0; stanza < 10; ++stanza) {
        text.sections.push_back({});
        for (int line = 0; line < 4; ++line) {
            std::string sung;
            for (unsigned word = 0; word < 6 + random() % 2; ++word) sung += words[random() % words.size()] + " ";
            text.sections.back().lines.push_back({sung, {}, {}});
        }
    }
    return text;
}

void find_language(benchmark::State& state) {
    std::string text;
    for (const auto& section : made_text(1).sections)
        for (const auto& line : section.lines) text += line.text + "\n";
    for (auto _ : state) benchmark::DoNotOptimize(lyrics::guess_language(text, ""));
}

void read_and_cut(benchmark::State& state) {
    const lyrics::WrittenLyrics text = made_text(1);
    for (auto _ : state) benchmark::DoNotOptimize(lyrics::read_song(text));
}

void everything(benchmark::State& state) {
    read_shipped_lyrics();
    std::vector<lyrics::WrittenLyrics> texts;
    for (unsigned seed = 0; seed < 64; ++seed) texts.push_back(made_text(seed));
    std::size_t next = 0;
    for (auto _ : state) benchmark::DoNotOptimize(measure_lyrics(lyrics::song_of(texts[next++ % texts.size()])));
}

BENCHMARK(find_language)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_and_cut)->Unit(benchmark::kMicrosecond);
BENCHMARK(everything)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
