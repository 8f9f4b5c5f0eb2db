#include "features/lyrics/sounds/english.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "features/lyrics/sounds/pronunciation.hpp"

namespace armonica::features::lyrics {
namespace {

using Pair = std::pair<std::string, std::string>;

/// All of a word, syllables apart: "l ah v", "m uw n - l ay t".
std::string said(const std::string& word) {
    std::string text;
    for (const Syllable& syllable : pronounce_english(word).syllables) {
        if (!text.empty()) text += " -";
        for (const std::string& part : {syllable.onset, syllable.vowel, syllable.coda})
            if (!part.empty()) text += (text.empty() ? "" : " ") + part;
    }
    return text;
}

std::size_t count_syllables(const std::string& word) { return pronounce_english(word).syllables.size(); }

std::size_t stress(const std::string& word) { return pronounce_english(word).stressed; }

/// What has to agree for a rhyme: the stressed syllable from its vowel on, and all of the syllables after it.
std::string ending(const std::string& word) {
    const Pronunciation spoken = pronounce_english(word);
    std::string text;
    for (std::size_t s = spoken.stressed; s < spoken.syllables.size(); ++s) {
        const Syllable& syllable = spoken.syllables[s];
        if (s > spoken.stressed) text += "-" + syllable.onset + "+";
        text += syllable.vowel + "+" + syllable.coda;
    }
    return text;
}

void expect_syllables(std::size_t count, const std::vector<std::string>& words) {
    for (const std::string& word : words) EXPECT_EQ(count_syllables(word), count) << word << ": " << said(word);
}

void expect_rhymes(const std::vector<Pair>& pairs) {
    for (const auto& [one, other] : pairs) EXPECT_EQ(ending(one), ending(other)) << one << ", " << other;
}

void expect_no_rhymes(const std::vector<Pair>& pairs) {
    for (const auto& [one, other] : pairs) EXPECT_NE(ending(one), ending(other)) << one << ", " << other;
}

/// That each word sounds as the other of its pair does.
void expect_alike(const std::vector<Pair>& pairs) {
    for (const auto& [one, other] : pairs) {
        EXPECT_EQ(said(one), said(other)) << one << ", " << other;
        EXPECT_EQ(stress(one), stress(other)) << one << ", " << other;
    }
}

/// That each word sounds like what stands beside it.
void expect_said(const std::vector<Pair>& pairs) {
    for (const auto& [word, sounds] : pairs) EXPECT_EQ(said(word), sounds) << word;
}

TEST(English, CountsSyllables) {
    expect_syllables(1, {"love", "the", "a", "i", "through", "strength", "walked", "dreams", "world", "girl", "queue"});
    expect_syllables(2, {"baby", "heaven", "tonight", "moonlight", "wanted", "loving", "money", "rhythm", "people"});
    expect_syllables(3, {"beautiful", "yesterday", "tomorrow", "remember", "celebrate", "hurricane", "another"});
    expect_syllables(4, {"celebrated", "information", "television", "understanding", "hallelujah"});
    expect_syllables(5, {"imagination", "university", "opportunity"});
}

TEST(English, GivesSyllablesAsManyConsonantsAsAWordCanBeginWith) {
    EXPECT_EQ(said("extra"), "eh k - s t r ax");
    EXPECT_EQ(said("singing"), "s ih ng - ih ng");
    EXPECT_EQ(said("only"), "ow n - l iy");
    EXPECT_EQ(said("money"), "m ah - n iy");
    const Pronunciation strengths = pronounce_english("strengths");
    ASSERT_EQ(strengths.syllables.size(), 1U);
    EXPECT_EQ(strengths.syllables[0].onset, "s t r");
    EXPECT_EQ(strengths.syllables[0].vowel, "eh");
    EXPECT_EQ(strengths.syllables[0].coda, "ng k th s");
}

TEST(English, StressesTheSyllableThatRhymes) {
    for (const char* word : {"love", "the", "baby", "moonlight", "heartache", "celebrating", "troublemaker",
                             "everybody", "dictionary", "nobody", "heartbroken"})
        EXPECT_EQ(stress(word), 0U) << word;
    for (const char* word :
         {"tonight", "again", "remember", "hello", "myself", "although", "okay", "goodbye", "whatever"})
        EXPECT_EQ(stress(word), 1U) << word;
    // The first three are sung with stress on their last syllable, though the dictionary has it on the first.
    for (const char* word : {"telephone", "celebrate", "yesterday", "conversation", "understand", "independent",
                             "afternoon", "unaware", "engineer"})
        EXPECT_EQ(stress(word), 2U) << word;
}

TEST(English, RhymesWhatSoundsAlike) {
    expect_rhymes({{"love", "above"},      {"fire", "desire"},    {"time", "rhyme"},         {"night", "light"},
                   {"money", "honey"},     {"station", "nation"}, {"remember", "december"},  {"blue", "through"},
                   {"heart", "apart"},     {"sky", "goodbye"},    {"eyes", "lies"},          {"again", "when"},
                   {"bough", "cow"},       {"weight", "late"},    {"hear", "year"},          {"here", "fear"},
                   {"sure", "cure"},       {"poor", "tour"},      {"more", "door"},          {"war", "floor"},
                   {"hour", "flower"},     {"choir", "fire"},     {"tough", "stuff"},        {"said", "bed"},
                   {"friend", "end"},      {"heaven", "seven"},   {"feeling", "ceiling"},    {"together", "weather"},
                   {"away", "stay"},       {"dance", "chance"},   {"tears", "years"},        {"believe", "leave"},
                   {"kissed", "missed"},   {"hated", "waited"},   {"roses", "supposes"},     {"to", "you"},
                   {"understand", "hand"}, {"live", "give"},      {"conversation", "nation"}});
}

TEST(English, GivesEndingsThatTheDictionaryWritesInTwoWaysOneSound) {
    expect_rhymes(
        {{"waited", "baited"}, {"shears", "years"}, {"seer", "fear"}, {"coors", "tours"}, {"fired", "required"}});
    expect_alike({{"horse's", "horses"}});
    EXPECT_EQ(said("pirate"), "p ay - r ax t");
    EXPECT_EQ(said("firearm"), "f ay - er - aa r m");
}

TEST(English, DoesNotRhymeWhatIsOnlySpelledAlike) {
    expect_no_rhymes({{"love", "move"},   {"cough", "though"},      {"bough", "through"}, {"have", "save"},
                      {"again", "main"},  {"food", "good"},         {"word", "lord"},     {"said", "paid"},
                      {"great", "heat"},  {"come", "home"},         {"gone", "alone"},    {"bear", "fear"},
                      {"now", "low"},     {"laughter", "daughter"}, {"does", "goes"},     {"was", "has"},
                      {"heart", "heard"}, {"moonlight", "light"},   {"bury", "fury"},     {"pint", "mint"}});
}

TEST(English, TiesContractionsToTheSoundsBeforeThem) {
    expect_said({{"i'm", "ay m"},
                 {"that's", "dh ae t s"},
                 {"he's", "hh iy z"},
                 {"dog's", "d ao g z"},
                 {"horse's", "hh ao r - s ax z"},
                 {"he'd", "hh iy d"},
                 {"it'd", "ih - t ax d"},
                 {"you'll", "y uw l"},
                 {"that'll", "dh ae - t ax l"},
                 {"you've", "y uw v"},
                 {"should've", "sh uh - d ax v"},
                 {"you're", "y uh r"},
                 {"we're", "w ih r"},
                 {"they're", "dh eh r"},
                 {"there're", "dh eh - r er"},
                 {"what're", "w ah - t er"},
                 {"let's", "l eh t s"},
                 {"let'em", "l eh - t ax m"},
                 {"i'd've", "ay - d ax v"},
                 {"couldn't've", "k uh - d ax n - t ax v"},
                 {"boys'", "b oy z"}});
    expect_rhymes({{"i'm", "time"}, {"you're", "sure"}, {"she'll", "feel"}, {"they've", "save"}, {"who'd", "food"}});
}

TEST(English, KnowsTheNegationsThatFollowNoRule) {
    expect_said({{"don't", "d ow n t"},
                 {"won't", "w ow n t"},
                 {"can't", "k ae n t"},
                 {"ain't", "ey n t"},
                 {"shan't", "sh ae n t"},
                 {"mustn't", "m ah - s ax n t"}});
    expect_rhymes({{"don't", "won't"}, {"can't", "shan't"}, {"couldn't", "wouldn't"}});
    expect_syllables(2, {"isn't", "couldn't", "aren't", "weren't", "doesn't", "wasn't", "haven't", "didn't"});
    expect_alike({{"dont", "don't"},
                  {"cant", "can't"},
                  {"aint", "ain't"},
                  {"wasnt", "wasn't"},
                  {"im", "i'm"},
                  {"thats", "that's"},
                  {"youre", "you're"},
                  {"ive", "i've"},
                  {"wouldnt", "wouldn't"},
                  {"doesnt", "doesn't"}});
    expect_no_rhymes({{"ill", "i'll"}, {"well", "we'll"}, {"hell", "he'll"}, {"shed", "she'd"}});
}

TEST(English, KnowsWhatIsLeftOutBeforeAndInsideAWord) {
    expect_said({{"y'all", "y ao l"},
                 {"ya'll", "y aa l"},
                 {"'cause", "k ah z"},
                 {"'til", "t ih l"},
                 {"'em", "ax m"},
                 {"'bout", "b aw t"},
                 {"'round", "r aw n d"},
                 {"d'you", "jh uw"},
                 {"g'night", "g ax - n ay t"},
                 {"ma'am", "m ae m"},
                 {"o'clock", "ax - k l aa k"},
                 {"ev'ry", "eh - v r iy"},
                 {"rock'n'roll", "r aa - k ax n - r ow l"},
                 {"o'er", "ao r"}});
    expect_alike({{"heav'n", "heaven"}, {"giv'n", "given"}, {"'bout", "bout"}});
    EXPECT_EQ(stress("o'clock"), 1U);
    EXPECT_EQ(stress("rock'n'roll"), 2U);
    EXPECT_EQ(stress("o'brien"), 1U);
}

TEST(English, KnowsFormsThatAreSung) {
    expect_said({{"gonna", "g aa - n ax"},
                 {"wanna", "w aa - n ax"},
                 {"gotta", "g aa - t ax"},
                 {"kinda", "k ay n - d ax"},
                 {"lemme", "l eh - m iy"},
                 {"gimme", "g ih - m iy"},
                 {"dunno", "d ax - n ow"},
                 {"tryna", "t r ay - n ax"},
                 {"cuz", "k ah z"},
                 {"coz", "k ah z"},
                 {"ya", "y aa"},
                 {"yo", "y ow"},
                 {"yeah", "y ae"},
                 {"yea", "y ey"},
                 {"nah", "n aa"},
                 {"ooh", "uw"},
                 {"uh", "ah"},
                 {"huh", "hh ah"},
                 {"la", "l aa"},
                 {"na", "n aa"},
                 {"whoa", "w ow"},
                 {"woah", "w ow"},
                 {"ohh", "ow"},
                 {"lalala", "l aa - l aa - l aa"},
                 {"hahaha", "hh aa - hh aa - hh aa"}});
    expect_rhymes({{"woah", "no"}, {"lalala", "la"}, {"tv", "me"}});
}

TEST(English, PutsADroppedGBackToLookTheWordUp) {
    expect_said({{"lovin'", "l ah - v ih n"},
                 {"runnin'", "r ah - n ih n"},
                 {"breathin'", "b r iy - dh ih n"},
                 {"tryin'", "t r ay - ih n"},
                 {"nothin'", "n ah - th ih n"}});
    expect_alike({{"lovin", "lovin'"},
                  {"breathin", "breathin'"},
                  {"wastin", "wastin'"},
                  {"nothin", "nothin'"},
                  {"doin", "doin'"},
                  {"goin", "goin'"},
                  {"stoppin", "stoppin'"},
                  {"talkin", "talkin'"}});
    expect_rhymes({{"lovin'", "shovin'"}, {"runnin", "gunnin'"}, {"tryin", "dyin'"}});
}

TEST(English, LeavesWordsThatEndInInAlone) {
    expect_said({{"begin", "b ih - g ih n"},
                 {"within", "w ih - dh ih n"},
                 {"again", "ax - g eh n"},
                 {"cabin", "k ae - b ax n"},
                 {"robin", "r aa - b ax n"},
                 {"skin", "s k ih n"},
                 {"rain", "r ey n"},
                 {"mountain", "m aw n - t ax n"},
                 {"twin", "t w ih n"},
                 {"join", "jh oy n"},
                 {"violin", "v ay - ax - l ih n"},
                 {"goblin", "g aa - b l ih n"},
                 {"begin'", "b ih - g ih n"}});
}

TEST(English, ShortensLettersRepeatedForEffect) {
    expect_alike({{"loooove", "love"}, {"yeahhh", "yeah"}, {"nooo", "no"},         {"sooo", "so"},
                  {"feeeel", "feel"},  {"goood", "good"},  {"baaaby", "baby"},     {"heyyyy", "hey"},
                  {"ohhhhh", "oh"},    {"meee", "me"},     {"seee", "see"},        {"sleeep", "sleep"},
                  {"allll", "all"},    {"callll", "call"}, {"girlll", "girl"},     {"huhhhh", "huh"},
                  {"whoaaa", "whoa"},  {"yesss", "yes"},   {"nooot", "not"},       {"feeeling", "feeling"},
                  {"hmmmmm", "hmm"},   {"shhhhh", "shh"},  {"yeeeaaahhh", "yeah"}, {"sorrrry", "sorry"}});
}

TEST(English, GivesWordsWithoutAVowelOneSyllable) {
    for (const char* word : {"hmm", "mmm", "shh", "psst", "brrr", "bzzzz", "tssss", "pffff"}) {
        const Pronunciation spoken = pronounce_english(word);
        ASSERT_EQ(spoken.syllables.size(), 1U) << word;
        EXPECT_EQ(spoken.syllables[0].vowel, "") << word;
        EXPECT_NE(spoken.syllables[0].onset, "") << word;
        EXPECT_EQ(spoken.stressed, 0U) << word;
    }
    EXPECT_EQ(said("bzzzz"), "b z");
}

TEST(English, SpellsAbbreviations) {
    expect_said({{"tv", "t iy - v iy"}, {"dj", "d iy - jh ey"}, {"bpm", "b iy - p iy - eh m"}});
    EXPECT_EQ(stress("tv"), 1U);
    EXPECT_EQ(stress("cd"), 1U);
}

TEST(English, TakesAccentsOffAndPassesOverWhatIsNoLetter) {
    expect_alike({{"café", "cafe"},
                  {"naïve", "naive"},
                  {"rosé", "rose"},
                  {"œuvre", "oeuvre"},
                  {"love7", "love"},
                  {"2pac", "pac"},
                  {"LOVE", "love"},
                  {"lo\xffve", "love"},
                  {"love愛", "love"}});
    for (const char* word : {"", "'", "''''", "99", "愛", "мир", "\xff\xfe", "-"}) {
        const Pronunciation spoken = pronounce_english(word);
        ASSERT_EQ(spoken.syllables.size(), 1U) << word;
        EXPECT_EQ(spoken.syllables[0].onset + spoken.syllables[0].vowel + spoken.syllables[0].coda, "") << word;
    }
}

TEST(English, ReadsNoMoreThanSixtyFourLetters) {
    std::string word;
    while (word.size() < 64) word += "bade";
    EXPECT_EQ(said(word + "strength"), said(word));
    EXPECT_EQ(said(std::string(1000000, '1') + "love"), "l ah v");
    std::string accented;
    for (int i = 0; i < 32; ++i) accented += "bé";
    EXPECT_EQ(said(accented + "love"), said(accented));
}

/// At least one syllable, the stressed one among them, sounds of lower-case ASCII letters and blanks, none too long.
void expect_sound(const std::string& word) {
    const Pronunciation spoken = pronounce_english(word);
    ASSERT_FALSE(spoken.syllables.empty());
    ASSERT_LT(spoken.stressed, spoken.syllables.size());
    EXPECT_LE(spoken.syllables.size(), 64U * 3U);
    for (const Syllable& syllable : spoken.syllables) {
        if (spoken.syllables.size() > 1) {
            EXPECT_NE(syllable.vowel, "");
        }
        for (const std::string& part : {syllable.onset, syllable.vowel, syllable.coda}) {
            EXPECT_TRUE(
                std::all_of(part.begin(), part.end(), [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); }));
            EXPECT_FALSE(part.starts_with(' ') || part.ends_with(' '));
        }
    }
    EXPECT_EQ(said(word), said(word));
}

/// Up to 90 of `letters`, or of all bytes where there are none.
std::string random_word(std::mt19937& random, const std::string& letters) {
    std::string word;
    const std::size_t length = random() % 90;
    while (word.size() < length)
        word += letters.empty() ? static_cast<char>(random() % 256) : letters[random() % letters.size()];
    return word;
}

TEST(English, HasSoundsForAnything) {
    std::mt19937 random(7);
    for (const char* letters : {"", "abcdefghijklmnopqrstuvwxyz", "aeiouytnslr'", "no'", "t'n", "zxqkw", "ing'lad"}) {
        for (int trial = 0; trial < 2000; ++trial) {
            const std::string word = random_word(random, letters);
            SCOPED_TRACE(word);
            expect_sound(word);
        }
    }
}

TEST(English, IsTheSameInAllThreads) {
    const std::vector<std::string> words = {"love", "don't", "xylophones", "yeahhh", "runnin'", "blorptastic", "café"};
    std::vector<std::string> expected;
    for (const std::string& word : words) expected.push_back(said(word));
    std::array<std::vector<std::string>, 4> got;
    std::vector<std::thread> threads;
    for (auto& mine : got)
        threads.emplace_back([&words, &mine] {
            for (int round = 0; round < 200; ++round) {
                mine.clear();
                for (const std::string& word : words) mine.push_back(said(word));
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (const auto& mine : got) EXPECT_EQ(mine, expected);
}

TEST(Pronunciation, OfEnglishWordsIsFromTheDictionary) {
    const Pronunciation spoken = pronounce("through", Language::english);
    ASSERT_EQ(spoken.syllables.size(), 1U);
    EXPECT_EQ(spoken.syllables[0].onset, "th r");
    EXPECT_EQ(spoken.syllables[0].vowel, "uw");
}

}  // namespace
}  // namespace armonica::features::lyrics
