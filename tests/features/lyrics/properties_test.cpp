// What must be true of every text, tried on random ones with fixed seeds.
#include <gtest/gtest.h>

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/lyrics/files/lyrics_texts.hpp"
#include "features/lyrics/rhyme_scheme.hpp"
#include "features/lyrics/song.hpp"
#include "features/measure_lyrics.hpp"
#include "support/sanitized.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::string_view english[] = {
    "the",   "the",     "and",    "and",     "in",      "my",     "you",     "is",      "with",    "never",
    "light", "night",   "bright", "road",    "load",    "river",  "shiver",  "morning", "warning", "heart",
    "apart", "running", "gone",   "dancin'", "you're",  "love",   "above",   "sorrow",  "borrow",  "tomorrow",
    "rain",  "train",   "again",  "people",  "whisper", "window", "sailor",  "hollow",  "follow",  "remember",
    "why",   "sky",     "happy",  "lonely",  "wanted",  "would",  "through", "station", "nation",  "golden"};
constexpr std::string_view german[] = {
    "der",     "die",    "und",     "ich",    "nicht", "mit",    "durch",    "Nacht",   "Macht",  "Herz",
    "Schmerz", "Licht",  "Gesicht", "Wege",   "Regen", "Straße", "Hand",     "Land",    "singen", "klingen",
    "wieder",  "Lieder", "müde",    "Träume", "Räume", "morgen", "verloren", "gestern", "Freude", "glücklich"};
constexpr std::string_view french[] = {
    "le",   "la",     "et",    "je",    "dans",  "pour",    "j'aime", "l'amour", "toujours", "jour",
    "nuit", "bruit",  "coeur", "peur",  "vent",  "chanson", "maison", "rivière", "lumière",  "ne",
    "pas",  "chante", "rêve",  "monde", "ombre", "étoile",  "demain", "chemin",  "triste",   "pluie"};
constexpr std::string_view spanish[] = {
    "el",     "la",      "y",      "que",    "con",      "por",     "mi",     "noche",   "corazón", "canción",
    "luna",   "cuna",    "cielo",  "vuelo",  "camino",   "destino", "nunca",  "siempre", "alegría", "vida",
    "mañana", "ventana", "viento", "tiempo", "guitarra", "llorar",  "cantar", "soñar",   "triste",  "pueblo"};
constexpr std::string_view italian[] = {
    "il",   "la",     "e",       "che",     "con",   "per",   "mio",     "notte",  "cuore",    "amore",
    "sole", "parole", "mare",    "cantare", "vento", "tempo", "strada",  "città",  "finestra", "sempre",
    "mai",  "non",    "canzone", "stella",  "bella", "sogno", "bisogno", "felice", "triste",   "domani"};
constexpr std::string_view portuguese[] = {
    "o",      "a",     "e",   "que",     "com",     "por",   "meu",     "noite",  "coração", "canção",
    "lua",    "rua",   "mar", "cantar",  "vento",   "tempo", "saudade", "cidade", "janela",  "estrela",
    "sempre", "nunca", "não", "caminho", "sozinho", "manhã", "alegria", "dia",    "triste",  "sonho"};
constexpr std::span<const std::string_view> vocabularies[] = {english, german, french, spanish, italian, portuguese};

/// Words of no language, and what is no word.
constexpr std::string_view oddities[] = {
    "夜の海に", "星を数えて", "風よ",  "кошка",  "ночь",     "θάλασσα", "שלום",  "नमस्ते",        "สวัสดี",
    "42",       "1999",       "3.14",  "007",    "!",        "?",       "...",   "—",           "¿",
    "¡",        "？",         "、",    "\"",     "(oh)",     "'",       "''''",  "😀",           "👩‍👩‍👧",
    "🇩🇪",       "♪",          "Z̷a̷l̷g̷o̷", "ﬁn",     "ẞ",        "l'",      "'n'",   "rock'n'roll", "e-mail",
    "@home",    "#tag",       "a_b",   "x2",     "[Chorus]", "[Verse]", "(bis)", "[00:01.00]",  "hmmmmmmm",
    "looooove", "pst",        "tv",    "\u00ad", "\u200b",   "\ufeff",  "NaN",   "inf",         "%s",
    "<b>",      "&amp;",      "\\",    "\t"};

constexpr std::uint32_t texts_tried = test::sanitized ? 12 : 60;

/// Texts from a seed: the same on every machine.
class Texts {
public:
    explicit Texts(std::uint32_t seed) : random_(seed) {}

    /// 0 … below - 1.
    std::size_t below(std::size_t count) { return random_() % count; }

    std::string line(std::span<const std::string_view> words, std::size_t least, std::size_t most) {
        std::string text;
        for (std::size_t count = least + below(most - least + 1); count > 0; --count)
            text += (text.empty() ? "" : " ") + std::string(words[below(words.size())]);
        return text + "\n";
    }

    /// Without an empty line at its end.
    std::string stanza(std::span<const std::string_view> words, std::size_t least_lines, std::size_t most_lines) {
        std::string text;
        for (std::size_t lines = least_lines + below(most_lines - least_lines + 1); lines > 0; --lines)
            text += line(words, 4, 8);
        return text;
    }

    /// Words of all languages, oddities and words without end, in lines and stanzas of all sizes.
    std::string wild() {
        std::string text;
        for (std::size_t lines = below(24); lines > 0; --lines) {
            for (std::size_t words = below(10); words > 0; --words) text += wild_word() + (below(12) == 0 ? "" : " ");
            text += below(5) == 0 ? "\n\n" : "\n";
        }
        return text;
    }

private:
    std::string wild_word() {
        if (below(40) == 0) return std::string(1 + below(5000), static_cast<char>('a' + below(26)));
        if (below(4) == 0) return std::string(oddities[below(std::size(oddities))]);
        const std::span<const std::string_view> words = vocabularies[below(std::size(vocabularies))];
        return std::string(words[below(words.size())]);
    }

    std::mt19937 random_;
};

/// Stanzas parted by empty lines.
std::string joined(const std::vector<std::string>& stanzas) {
    std::string text;
    for (const std::string& stanza : stanzas) text += (text.empty() ? "" : "\n") + stanza;
    return text;
}

Song song_in(std::string_view content) { return song_of(read("song.txt", content)); }
FeatureVector measured(std::string_view content) { return measure_lyrics(song_in(content)); }

/// What is not `except` is the same, but for the last bits of sums in another order.
void expect_alike(const FeatureVector& a, const FeatureVector& b, std::span<const std::string_view> except,
                  const std::string& text) {
    for (const FeatureInfo& info : catalogue()) {
        if (info.modality != Modality::lyrics) continue;
        if (std::find(except.begin(), except.end(), info.id) != except.end()) continue;
        ASSERT_EQ(a.missing(info.id), b.missing(info.id)) << info.id << " of\n" << text;
        if (const std::optional<double> value = a.value(info.id)) {
            EXPECT_NEAR(*value, b.value(info.id).value(), 1e-12 * std::max(1.0, std::abs(*value))) << info.id << " of\n"
                                                                                                   << text;
        }
    }
}

TEST(LyricsProperties, TheOrderOfUnrelatedStanzasDoesNotMatter) {
    // But to what looks at the song's course: how its last third differs from its first, and how varied the words of
    // stretches of 50 are, which reach over the ends of stanzas.
    constexpr std::string_view of_the_course[] = {"lyrics_sentiment_turn", "lyrics_vocabulary_variety"};
    std::uint32_t pronounced = 0;
    for (std::uint32_t seed = 0; seed < texts_tried; ++seed) {
        Texts texts(seed);
        const std::span<const std::string_view> words = vocabularies[seed % std::size(vocabularies)];
        std::vector<std::string> stanzas;
        for (std::size_t count = 2 + texts.below(4); count > 0; --count) {
            // A negation turns feelings up to three words away, in the next stanza, too: here stanzas begin and end
            // with a line without any.
            stanzas.push_back("la la la la\n" + texts.stanza(words, 3, 6) + "la la la la\n");
        }
        const std::string text = joined(stanzas);
        const FeatureVector before = measured(text);
        if (before.value("lyrics_rhyme_density")) ++pronounced;
        std::reverse(stanzas.begin(), stanzas.end());
        expect_alike(before, measured(joined(stanzas)), of_the_course, text);
        std::rotate(stanzas.begin(), stanzas.begin() + 1, stanzas.end());
        expect_alike(before, measured(joined(stanzas)), of_the_course, text);
    }
    EXPECT_GT(pronounced, texts_tried * 4 / 5);
}

TEST(LyricsProperties, ATextSungTwiceRepeatsMoreAndRhymesAlike) {
    std::uint32_t pronounced = 0;
    constexpr const char* of_rhymes[] = {"lyrics_rhyme_adjacent",  "lyrics_rhyme_alternate", "lyrics_rhyme_distant",
                                         "lyrics_end_rhyme",       "lyrics_slant_rhyme",     "lyrics_same_word_rhyme",
                                         "lyrics_rhyme_syllables", "lyrics_internal_rhyme",  "lyrics_rhyme_density"};
    for (std::uint32_t seed = 0; seed < texts_tried; ++seed) {
        Texts texts(1000 + seed);
        const std::span<const std::string_view> words = vocabularies[seed % std::size(vocabularies)];
        std::vector<std::string> stanzas;
        for (std::size_t count = 1 + texts.below(4); count > 0; --count) stanzas.push_back(texts.stanza(words, 2, 8));
        const std::string text = joined(stanzas);
        const Song once = song_in(text), twice = song_in(joined({text, text}));
        const FeatureVector first = measure_lyrics(once), second = measure_lyrics(twice);

        EXPECT_EQ(second.value("lyrics_words").value(), 2.0 * first.value("lyrics_words").value()) << text;
        EXPECT_GT(second.value("lyrics_repetition_rate").value(), first.value("lyrics_repetition_rate").value())
            << text;
        for (const char* const id : of_rhymes) {
            EXPECT_EQ(first.missing(id), second.missing(id)) << id << " of\n" << text;
            if (first.value(id) && second.value(id)) {
                EXPECT_NEAR(*first.value(id), *second.value(id), 1e-12) << id << " of\n" << text;
            }
        }
        ASSERT_EQ(twice.text().stanzas.size(), 2 * once.text().stanzas.size()) << text;
        if (!once.language()) continue;
        ++pronounced;
        for (std::size_t s = 0; s < twice.text().stanzas.size(); ++s)
            EXPECT_EQ(rhyme_scheme(twice, twice.text().stanzas[s]),
                      rhyme_scheme(once, once.text().stanzas[s % once.text().stanzas.size()]))
                << text;
    }
    EXPECT_GT(pronounced, texts_tried * 4 / 5);
}

TEST(LyricsProperties, EveryFeatureIsWithinItsRangeOrSaysWhyNot) {
    std::map<std::string_view, int> known;
    for (std::uint32_t seed = 0; seed < 5 * texts_tried; ++seed) {
        Texts texts(2000 + seed);
        // Every third text is of one language, so that all features have values now and then.
        const std::string text = seed % 3 == 0
                                     ? joined({texts.stanza(vocabularies[seed / 3 % std::size(vocabularies)], 2, 12),
                                               texts.stanza(english, 1, 12)})
                                     : texts.wild();
        const FeatureVector track = measured(text);
        for (const FeatureInfo& info : catalogue()) {
            if (info.modality != Modality::lyrics) continue;
            const std::optional<double> value = track.value(info.id);
            EXPECT_NE(value.has_value(), track.missing(info.id).has_value()) << info.id;
            if (!value) {
                EXPECT_NE(track.missing(info.id), MissingReason::not_requested) << info.id;
                continue;
            }
            ++known[info.id];
            EXPECT_TRUE(std::isfinite(*value)) << info.id << " of\n" << text;
            EXPECT_GE(*value, info.minimum.value_or(*value)) << info.id << " of\n" << text;
            EXPECT_LE(*value, info.maximum.value_or(*value)) << info.id << " of\n" << text;
        }
    }
    // So that the test cannot pass by all being missing: texts without times and sound lack those of pace alone.
    for (const FeatureInfo& info : catalogue()) {
        if (info.modality == Modality::lyrics && info.family != "pace") {
            EXPECT_GT(known[info.id], 0) << info.id;
        }
    }
}

TEST(LyricsProperties, TheSameTextGivesTheSameVector) {
    for (std::uint32_t seed = 0; seed < texts_tried; ++seed) {
        const std::string text = Texts(3000 + seed).wild();
        const FeatureVector first = measured(text), second = measured(text);
        for (const FeatureInfo& info : catalogue()) {
            EXPECT_EQ(first.value(info.id), second.value(info.id)) << info.id << " of\n" << text;
            EXPECT_EQ(first.missing(info.id), second.missing(info.id)) << info.id;
            EXPECT_EQ(first.quotes(info.id), second.quotes(info.id)) << info.id;
        }
    }
}

}  // namespace
}  // namespace armonica::features::lyrics
