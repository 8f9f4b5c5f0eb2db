#include "features/lyrics/sounds/spelling.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "rhyming.hpp"

namespace armonica::features::lyrics {
namespace {

using test::all_sounds;

constexpr Language spelled[] = {Language::german, Language::french, Language::spanish, Language::italian,
                                Language::portuguese};

TEST(Spelling, HoldsLettersForOneSyllable) {
    for (const Language language :
         {Language::german, Language::french, Language::spanish, Language::italian, Language::portuguese})
        for (const char* word : {"ooh", "oooh", "aah", "oo", "nooo", "hooo"})
            EXPECT_EQ(pronounce_by_spelling(word, language).syllables.size(), 1U) << word;
    EXPECT_EQ(pronounce_by_spelling("leer", Language::spanish).syllables.size(), 2U);
    EXPECT_EQ(pronounce_by_spelling("creer", Language::spanish).syllables.size(), 2U);
}

TEST(Spelling, EnglishIsRefused) {
    EXPECT_THROW(pronounce_by_spelling("love", Language::english), std::invalid_argument);
}

TEST(Spelling, NothingIsOneEmptySyllable) {
    for (const Language language : spelled)
        for (const std::string_view word : {"", "'", "'''", "2024", "日本", "любовь", "\xff\xfe", "\xc3"}) {
            const Pronunciation nothing = pronounce_by_spelling(word, language);
            ASSERT_EQ(nothing.syllables.size(), 1u) << word;
            EXPECT_EQ(nothing.stressed, 0u);
            EXPECT_EQ(all_sounds(word, language), "()") << word;
        }
}

TEST(Spelling, AWordWithoutAVowelIsOneSyllableWithoutOne) {
    for (const Language language : spelled) {
        const Pronunciation found = pronounce_by_spelling("mbrf", language);
        ASSERT_EQ(found.syllables.size(), 1u);
        EXPECT_EQ(found.syllables[0].onset, "m b r f");
        EXPECT_EQ(found.syllables[0].vowel, "");
        EXPECT_EQ(found.syllables[0].coda, "");
    }
}

TEST(Spelling, DigitsAndOtherScriptsArePassedOver) {
    for (const Language language : spelled)
        EXPECT_EQ(all_sounds("l4u日n\xf0\x9f\x98\x80\x61", language), all_sounds("luna", language));
}

TEST(Spelling, ForeignAccentsCountAsTheirBaseLetter) {
    EXPECT_EQ(all_sounds("sẽnõr", Language::german), all_sounds("senor", Language::german));
    EXPECT_EQ(all_sounds("ștefan", Language::italian), all_sounds("stefan", Language::italian));
    EXPECT_EQ(all_sounds("łódź", Language::german), all_sounds("lodz", Language::german));
    EXPECT_EQ(all_sounds("straße", Language::spanish), all_sounds("strasse", Language::spanish));
    // The letters that the German rules use for what spelling does not tell are no German letters.
    EXPECT_EQ(all_sounds("føçá", Language::german), all_sounds("foca", Language::german));
}

TEST(Spelling, CapitalsAreReadToo) {
    EXPECT_EQ(all_sounds("ÉTÉ", Language::french), all_sounds("été", Language::french));
    EXPECT_EQ(all_sounds("STRAẞE", Language::german), all_sounds("straße", Language::german));
}

TEST(Spelling, NoMoreThan64LettersAreRead) {
    const std::string start = std::string(62, 'a') + "ba";
    for (const Language language : spelled) {
        EXPECT_EQ(all_sounds(start + std::string(1'000'000, 'i'), language), all_sounds(start, language));
        EXPECT_EQ(all_sounds(std::string(1'000'000, '\''), language), "()");
        test::expect_well_formed(std::string(1'000'000, 'h'), language);
    }
}

}  // namespace
}  // namespace armonica::features::lyrics
