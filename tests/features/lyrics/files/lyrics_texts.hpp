#pragma once

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

#include "features/lyrics/files/read_lyrics.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::features::lyrics {

/// The lyrics in a file of that name and content.
inline WrittenLyrics read(const std::string& name, std::string_view content) {
    const test::TemporaryFolder folder;
    test::write_bytes(folder / name, content);
    return read_lyrics_file(folder / name);
}

/// The words alone: lines parted by "|", sections by " / ", each section led by its kind, as "chorus: la|la / oh".
inline std::string told(const WrittenLyrics& lyrics) {
    constexpr const char* kinds[] = {"verse", "pre-chorus", "chorus", "bridge", "intro", "outro", "other"};
    std::string text;
    for (const WrittenSection& section : lyrics.sections) {
        if (!text.empty()) text += " / ";
        if (section.kind) text += std::string(kinds[static_cast<int>(*section.kind)]) + ": ";
        for (const WrittenLine& line : section.lines) text += (&line == section.lines.data() ? "" : "|") + line.text;
    }
    return text;
}

/// The times alone: "1.5-3" where both are known, "1.5" for a start, "?" for none; sections parted by " / ".
inline std::string times(const WrittenLyrics& lyrics) {
    const auto number = [](double seconds) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.5g", seconds);
        return std::string(digits);
    };
    std::string text;
    for (const WrittenSection& section : lyrics.sections) {
        if (!text.empty()) text += " / ";
        for (const WrittenLine& line : section.lines) {
            if (&line != section.lines.data()) text += " ";
            text += line.start ? number(*line.start) : "?";
            if (line.end) text += "-" + number(*line.end);
        }
    }
    return text;
}

/// All notes, parted by "; ".
inline std::string notes(const WrittenLyrics& lyrics) {
    std::string text;
    for (const std::string& note : lyrics.notes) text += (text.empty() ? "" : "; ") + note;
    return text;
}

/// What written_lyrics.hpp promises of a line's text.
inline void expect_clean(const std::string& text) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString read = icu::UnicodeString::fromUTF8(text);
    std::string back;
    read.toUTF8String(back);
    EXPECT_EQ(back, text) << "not UTF-8";
    EXPECT_TRUE(icu::Normalizer2::getNFCInstance(error)->isNormalized(read, error)) << text;
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text.find("  "), std::string::npos) << text;
    for (int32_t place = 0; place < read.length(); place = read.moveIndex32(place, 1)) {
        EXPECT_NE(u_charType(read.char32At(place)), U_CONTROL_CHAR) << text;
    }
}

/// What written_lyrics.hpp promises of all lyrics.
inline void expect_valid(const WrittenLyrics& lyrics) {
    double reached = 0.0;
    EXPECT_FALSE(lyrics.instrumental && !lyrics.sections.empty());
    EXPECT_FALSE(lyrics.source.empty());
    EXPECT_FALSE(lyrics.format.empty());
    EXPECT_FALSE(lyrics.encoding.empty());
    EXPECT_TRUE(lyrics.declared_language.empty() || lyrics.declared_language.size() == 2);
    for (const WrittenSection& section : lyrics.sections) {
        EXPECT_FALSE(section.lines.empty());
        for (const WrittenLine& line : section.lines) {
            expect_clean(line.text);
            EXPECT_TRUE(line.start || !line.end);
            if (!line.start) continue;
            EXPECT_TRUE(std::isfinite(*line.start));
            EXPECT_GE(*line.start, reached);
            reached = *line.start;
            if (line.end) {
                EXPECT_TRUE(std::isfinite(*line.end));
                EXPECT_GE(*line.end, *line.start);
            }
        }
    }
}

}  // namespace armonica::features::lyrics
