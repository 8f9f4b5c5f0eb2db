#include "features/lyrics/files/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <armonica/error.hpp>

#include "features/lyrics/files/language_code.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lyrics_texts.hpp"

namespace armonica::features::lyrics {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

/// UTF-8 as bytes of another encoding.
std::string encoded(const std::string& text, const char* encoding) {
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    std::string bytes(static_cast<std::size_t>(unicode.length()) * 4 + 8, '\0');
    const int32_t length =
        unicode.extract(0, unicode.length(), bytes.data(), static_cast<uint32_t>(bytes.size()), encoding);
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

struct Sample {
    const char* encoding;
    std::string text;
};

const Sample samples[] = {
    {"windows-1252", "Über den Wolken muss die Freiheit wohl grenzenlos sein\nAlle Ängste, alle Sorgen, sagt man\n"},
    {"windows-1252", "J’ai longtemps cherché la lumière où s’éteint l’été\nça fait mal à mon cœur\n"},
    {"windows-1252", "Mañana será otro día, corazón, y tú no estarás aquí\n¿Dónde está el niño que soñé?\n"},
    {"windows-1252", "Non c’è più niente da fare, perché il cuore è già lontano e tu non sei più qui\n"},
    {"windows-1252", "Não sei se amanhã o coração ainda vai bater por você, meu irmão\n"},
    {"windows-1251", "Я помню вечер и тихий берег реки\nТы говорила мне о любви, и мы не спали до утра\n"},
    {"KOI8-R", "Я помню вечер и тихий берег реки\nТы говорила мне о любви, и мы не спали до утра\n"},
    {"Shift_JIS", "夜の海に星が落ちて、君の声が聞こえる\nどこまでも続く道を歩いていこう、あの空の下で\n"},
    {"EUC-JP", "夜の海に星が落ちて、君の声が聞こえる\nどこまでも続く道を歩いていこう、あの空の下で\n"},
    {"EUC-KR", "밤하늘의 별을 보며 너를 생각해\n우리 다시 만날 수 있을까 그 바다에서\n"},
    {"GB18030", "夜里的海风吹过我的脸，我还在想你\n我们曾经说过的话都不会忘记，你是我的爱\n"},
};

TEST(Encoding, IsHeardInTheLetters) {
    for (const Sample& sample : samples) {
        const DecodedText read = decoded(encoded(sample.text, sample.encoding), "song.txt");
        EXPECT_EQ(read.encoding, sample.encoding) << sample.text;
        EXPECT_EQ(read.text, sample.text);
    }
}

TEST(Encoding, ByteOrderMarksDecide) {
    const std::string text = "Grüße, señor\n夜\n";
    const icu::UnicodeString mark(static_cast<UChar32>(0xFEFF));
    std::string marked;
    (mark + icu::UnicodeString::fromUTF8(text)).toUTF8String(marked);
    for (const char* const encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
        const DecodedText read = decoded(encoded(marked, encoding), "song.txt");
        EXPECT_EQ(read.encoding, encoding);
        EXPECT_EQ(read.text, text);
    }
}

TEST(Encoding, ZeroBytesTellUtf16WithoutAMark) {
    for (const char* const encoding : {"UTF-16LE", "UTF-16BE"}) {
        const DecodedText read = decoded(encoded("Hello there\nGrüße\n", encoding), "song.txt");
        EXPECT_EQ(read.encoding, encoding);
        EXPECT_EQ(read.text, "Hello there\nGrüße\n");
    }
}

TEST(Encoding, LatinOneHasTheQuotesOfWindows) {
    EXPECT_EQ(decoded("caf\xE9 \x93you\x94 don\x92t \x85", "song.txt").text, "café “you” don’t …");
    EXPECT_EQ(decoded("\xE9", "song.txt").encoding, "windows-1252");
}

TEST(Encoding, AFewBrokenBytesLeaveUtf8WhatItIs) {
    const DecodedText cut = decoded("schöne Grüße aus M\xC3", "song.txt");
    EXPECT_EQ(cut.encoding, "UTF-8");
    EXPECT_EQ(cut.text, "schöne Grüße aus M");
    EXPECT_EQ(cut.unreadable, 1U);
    EXPECT_EQ(notes(read("song.txt", "schöne Grüße aus M\xC3")), "1 characters could not be read and were left out");
}

TEST(Encoding, EndsOfLinesAreOneKind) {
    EXPECT_EQ(decoded("a\r\nb\rc\nd\fe\xE2\x80\xA8"
                      "f\xC2\x85g",
                      "song.txt")
                  .text,
              "a\nb\nc\nd\ne\nf\ng");
}

TEST(Encoding, RefusesWhatIsNoText) {
    std::string junk;
    for (int byte = 0; byte < 4096; ++byte) junk += static_cast<char>(byte * 7919 % 251);
    const std::string zeros(100, '\0'), controls = "words \x01\x02\x03 words";
    for (const std::string& bytes : {junk, zeros, controls, std::string("ID3\x04\0\0\0\0\0\0\0\0", 12),
                                     std::string("RIFFabcdWAVE"), std::string("\x89PNG\r\n"), std::string("OggS")})
        EXPECT_THAT([&] { decoded(bytes, "song.txt"); }, ThrowsMessage<InputError>(HasSubstr("is not text")));
}

TEST(LineText, TidiesWhatIsSung) {
    EXPECT_EQ(tidy("  don’t\tstop\xC2\xA0  now\x07 "), "don't stop now");
    EXPECT_EQ(tidy("rock`n´roll ʼcause"), "rock'n'roll 'cause");
    EXPECT_EQ(tidy("Cafe\xCC\x81 ♪ \xEF\xBB\xBFoh\xE2\x80\x8B"), "Café oh");
    EXPECT_EQ(tidy("♪ — … ***"), "");
    EXPECT_EQ(tidy("----"), "");
    EXPECT_EQ(tidy("夜の海"), "夜の海");
    EXPECT_EQ(tidy("bad \xED\xA0\x80 bytes \xFF"), "bad bytes");
}

TEST(LineText, FoldsCaseAndAccents) {
    EXPECT_EQ(folded("Refrão"), "refrao");
    EXPECT_EQ(folded("BRÜCKE"), "brucke");
    EXPECT_EQ(folded("Pre-Chorus"), "pre-chorus");
}

TEST(LanguageCode, KnowsTheCodesOfTags) {
    EXPECT_EQ(language_code("eng"), "en");
    EXPECT_EQ(language_code("ger"), "de");
    EXPECT_EQ(language_code("deu"), "de");
    EXPECT_EQ(language_code("FRE"), "fr");
    EXPECT_EQ(language_code("spa"), "es");
    EXPECT_EQ(language_code("pt-BR"), "pt");
    for (const char* const none : {"XXX", "und", "", "e", "zzz", "english", "e1", "\xFF\xFE\x01"})
        EXPECT_EQ(language_code(none), "") << none;
}

}  // namespace
}  // namespace armonica::features::lyrics
