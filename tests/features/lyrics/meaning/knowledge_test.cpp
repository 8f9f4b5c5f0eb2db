#include "features/lyrics/meaning/knowledge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <armonica/error.hpp>

#include "features/lyrics/meaning/lookup.hpp"
#include "features/lyrics/meaning/stemmer.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::features::lyrics {
namespace {

using armonica::test::TemporaryFolder;
using armonica::test::write_bytes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(LookupForms, TakeWordsApart) {
    EXPECT_THAT(Lookup("loooove", Language::english).forms, ElementsAre("loooove", "loove", "love"));
    EXPECT_THAT(Lookup("lovin'", Language::english).forms, ElementsAre("lovin'", "loving"));
    EXPECT_THAT(Lookup("love's", Language::english).forms, ElementsAre("love's", "love"));
    EXPECT_THAT(Lookup("l'amour", Language::french).forms, ElementsAre("l'amour", "amour"));
    EXPECT_THAT(Lookup("dell'amore", Language::italian).forms, ElementsAre("dell'amore", "amore"));
    EXPECT_THAT(Lookup("hab's", Language::german).forms, ElementsAre("hab's"));
    EXPECT_EQ(Lookup("j'aime", Language::french).clitic, "j'");
    EXPECT_EQ(Lookup("aujourd'hui", Language::french).clitic, "");
}

TEST(Stemmer, KnowsEveryLanguage) {
    EXPECT_EQ(stem_of("loved", Language::english), stem_of("loving", Language::english));
    EXPECT_EQ(stem_of("liebe", Language::german), stem_of("lieben", Language::german));
    EXPECT_EQ(stem_of("chansons", Language::french), stem_of("chanson", Language::french));
    EXPECT_EQ(stem_of("corazones", Language::spanish), stem_of("corazón", Language::spanish));
    EXPECT_EQ(stem_of("canzoni", Language::italian), stem_of("canzone", Language::italian));
    EXPECT_EQ(stem_of("amigos", Language::portuguese), stem_of("amigo", Language::portuguese));
}

// The sign of a few words that nobody doubts, and a theme of each language.
TEST(Knowledge, HasTheFeelingsAndThemesOfEveryLanguage) {
    struct Words {
        Language language;
        const char *happy, *sad, *love, *first;
    };
    for (const Words& words : {Words{Language::english, "happy", "lonely", "darling", "me"},
                               Words{Language::german, "glücklich", "einsam", "liebe", "ich"},
                               Words{Language::french, "heureux", "triste", "amour", "moi"},
                               Words{Language::spanish, "feliz", "triste", "amor", "yo"},
                               Words{Language::italian, "felice", "triste", "amore", "io"},
                               Words{Language::portuguese, "feliz", "triste", "amor", "eu"}}) {
        const Knowledge& known = Knowledge::of(words.language);
        ASSERT_NE(known.affects.find({words.happy, words.language}), nullptr) << words.happy;
        ASSERT_NE(known.affects.find({words.sad, words.language}), nullptr) << words.sad;
        EXPECT_GT(known.affects.find({words.happy, words.language})->valence.value_or(0.0), 0.3) << words.happy;
        EXPECT_LT(known.affects.find({words.sad, words.language})->valence.value_or(0.0), -0.3) << words.sad;
        EXPECT_TRUE(is_in(known.lists.first, {words.first, words.language})) << words.first;
        EXPECT_EQ(known.themes.all().size(), 19u);
        const auto* phrases = known.themes.beginning_with({words.love, words.language});
        ASSERT_NE(phrases, nullptr) << words.love;
        EXPECT_EQ(known.themes.all()[phrases->front().themes.front()].id, "love");
        EXPECT_THAT(known.lists.vocables, Not(IsEmpty()));
        EXPECT_THAT(known.lists.profanity, Not(IsEmpty()));
        EXPECT_THAT(known.lists.negations, Not(IsEmpty()));
    }
}

TEST(AffectLexicon, FindsInflectionsByTheirStem) {
    TemporaryFolder folder;
    write_bytes(folder / "affect.tsv", "word\tvalence\tarousal\nhope\t0.5\t0\nhopeless\t-0.6\t\nwine\t0\t0\n");
    const AffectLexicon lexicon(folder / "affect.tsv", Language::english);
    EXPECT_EQ(lexicon.find({"hoping", Language::english})->valence, 0.5);
    EXPECT_EQ(lexicon.find({"hopeless", Language::english})->valence, -0.6);
    EXPECT_FALSE(lexicon.find({"hope", Language::english})->arousal.has_value());
    EXPECT_FALSE(lexicon.find({"wine", Language::english})->valence.has_value());
    EXPECT_EQ(lexicon.find({"table", Language::english}), nullptr);
}

std::string error_of(const std::string& table) {
    TemporaryFolder folder;
    write_bytes(folder / "affect.tsv", table);
    try {
        AffectLexicon(folder / "affect.tsv", Language::english);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

TEST(AffectLexicon, SaysWhichLineIsWrong) {
    EXPECT_THAT(error_of("word\tvalence\n"),
                HasSubstr("affect.tsv:1: the columns must be called word, valence, arousal"));
    EXPECT_THAT(error_of("word\tvalence\tarousal\nhope\t2\t0\n"), HasSubstr("affect.tsv:2: `2` is no number from -1"));
    EXPECT_THAT(error_of("word\tvalence\tarousal\nhope\t0.1\n"), HasSubstr("affect.tsv:2: a word and 2 cells"));
    EXPECT_THAT(error_of("word\tvalence\tarousal\nhope\tnan\t0\n"), HasSubstr("affect.tsv:2: `nan` is no number"));
}

constexpr const char* themes_head =
    "@prefix theme: <https://w3id.org/armonica/theme/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";

class ThemesTest : public testing::Test {
protected:
    void write(const std::string& themes, const std::string& words) {
        std::filesystem::create_directories(folder_ / "english");
        write_bytes(folder_ / "themes.ttl", themes_head + themes);
        write_bytes(folder_ / "english" / "themes.ttl", themes_head + words);
    }
    std::string error() {
        try {
            Themes(folder_.path(), Language::english);
        } catch (const InputError& error) {
            return error.what();
        }
        return "no error";
    }

    TemporaryFolder folder_;
};

TEST_F(ThemesTest, AThemeOfOnesOwnIsFourLines) {
    write(
        "theme:sea a skos:Concept ; skos:prefLabel \"the sea\" .\n"
        "theme:sailing a skos:Concept ; skos:broader theme:sea .\n",
        "theme:sea skos:altLabel \"wave\"@en . theme:sailing skos:altLabel \"set sail\"@en .\n");
    const Themes themes(folder_.path(), Language::english);
    ASSERT_EQ(themes.all().size(), 2u);
    EXPECT_EQ(themes.all()[0].label, "the sea");
    const auto* wave = themes.beginning_with({"waves", Language::english});
    ASSERT_NE(wave, nullptr);
    EXPECT_THAT(wave->front().themes, ElementsAre(0));
    const auto* sail = themes.beginning_with({"set", Language::english});
    ASSERT_NE(sail, nullptr);
    EXPECT_THAT(sail->front().following, ElementsAre("sail"));
    EXPECT_THAT(sail->front().themes, ElementsAre(0, 1));  // the broader theme, too
}

TEST_F(ThemesTest, SaysWhatIsWrong) {
    write("theme:sea a skos:Concept .\n", "theme:see skos:altLabel \"wave\"@en .\n");
    EXPECT_THAT(error(), HasSubstr("no theme is called `see`"));
    write("theme:sea a skos:Concept .\ntheme:sea a skos:Concept .\n", "");
    EXPECT_THAT(error(), HasSubstr("described twice"));
    write("theme:sea a skos:Concept .\n", "theme:sea skos:prefLabel \"wave\"@en .\n");
    EXPECT_THAT(error(), HasSubstr("only words of themes may stand here"));
    write("theme:sea a skos:Concept", "");
    EXPECT_THAT(error(), HasSubstr("themes.ttl"));
}

TEST_F(ThemesTest, ACircleOfBroaderThemesEnds) {
    write("theme:a a skos:Concept ; skos:broader theme:b .\ntheme:b a skos:Concept ; skos:broader theme:a .\n",
          "theme:a skos:altLabel \"wave\"@en .\n");
    const Themes themes(folder_.path(), Language::english);
    EXPECT_THAT(themes.beginning_with({"wave", Language::english})->front().themes, ElementsAre(0, 1));
}

TEST(WordListsFile, SaysWhatIsWrong) {
    TemporaryFolder folder;
    const auto error = [&](const std::string& text) -> std::string {
        write_bytes(folder / "words.toml", text);
        try {
            WordLists::read(folder / "words.toml");
        } catch (const InputError& problem) {
            return problem.what();
        }
        return "no error";
    };
    EXPECT_THAT(error("person = 3 ="), HasSubstr("words.toml:1"));
    EXPECT_THAT(error(""), HasSubstr("it has no table [person]"));
    EXPECT_THAT(error("[person]\nfirst = [\"i\"]\n"), HasSubstr("`first_plural` is missing"));
    EXPECT_THAT(error("[person]\nfirst = [7]\n"), HasSubstr("a word in quotation marks"));
}

}  // namespace
}  // namespace armonica::features::lyrics
