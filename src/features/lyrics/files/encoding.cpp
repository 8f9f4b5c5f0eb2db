#include "features/lyrics/files/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include <armonica/error.hpp>

#include "features/lyrics/files/utf8_scan.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t most_listened_bytes = 64U << 10U;  // as much as the detector needs to be as sure as it can be
constexpr std::size_t few = 50;                          // one bad character in so many is a slip

struct ByteOrderMark {
    std::string_view bytes;
    const char* encoding;
};

// UTF-32's stands before UTF-16's, which it starts with.
constexpr std::array<ByteOrderMark, 5> byte_order_marks = {{{"\xEF\xBB\xBF", "UTF-8"},
                                                            {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                                            {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                                            {"\xFF\xFE", "UTF-16LE"},
                                                            {"\xFE\xFF", "UTF-16BE"}}};

const ByteOrderMark* byte_order_mark(std::string_view bytes) {
    const auto mark = std::find_if(byte_order_marks.begin(), byte_order_marks.end(),
                                   [&](const ByteOrderMark& known) { return bytes.starts_with(known.bytes); });
    return mark == byte_order_marks.end() ? nullptr : &*mark;
}

/// Sound, pictures, archives and papers that someone gave the name of a text.
bool has_magic(std::string_view bytes) {
    constexpr std::array<std::string_view, 15> magics = {"fLaC",
                                                         "OggS",
                                                         "RIFF",
                                                         "\x89PNG",
                                                         "\xFF\xD8\xFF",
                                                         "GIF87a",
                                                         "GIF89a",
                                                         "%PDF-",
                                                         "{\\rtf",
                                                         "\x7F"
                                                         "ELF",
                                                         "PK\x03\x04",
                                                         "\x1F\x8B",
                                                         "\xFF\xFB",
                                                         "\xFF\xF3",
                                                         "\x30\x26\xB2\x75"};
    if (std::any_of(magics.begin(), magics.end(), [&](std::string_view magic) { return bytes.starts_with(magic); }))
        return true;
    const bool id3 = bytes.size() > 10 && bytes.starts_with("ID3") && static_cast<unsigned char>(bytes[3]) < 9;
    return id3 || (bytes.size() > 11 && bytes.substr(4, 4) == "ftyp");
}

/// UTF-16 without a mark: its zero bytes lie on one side only, that of the high half of western letters and blanks.
std::string utf_16_of(std::string_view bytes) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t place = 0; place < bytes.size(); ++place)
        if (bytes[place] == '\0') ++zeros[place % 2];
    const std::size_t more = std::max(zeros[0], zeros[1]), less = std::min(zeros[0], zeros[1]);
    if (bytes.size() < 2 || more * 40 < bytes.size() || less * 20 > more) return "";
    return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

/// An encoding that songs are found in, and how sure ICU (0 … 100) must be of it.
struct Acceptable {
    std::string_view heard;
    const char* encoding;
    int confidence;
};

constexpr std::array<Acceptable, 11> acceptable = {{{"ISO-8859-1", "windows-1252", 1},
                                                    {"windows-1252", "windows-1252", 1},
                                                    {"ISO-8859-2", "windows-1250", 45},
                                                    {"windows-1250", "windows-1250", 45},
                                                    {"windows-1251", "windows-1251", 30},
                                                    {"KOI8-R", "KOI8-R", 30},
                                                    {"Shift_JIS", "Shift_JIS", 50},
                                                    {"EUC-JP", "EUC-JP", 50},
                                                    {"EUC-KR", "EUC-KR", 50},
                                                    {"GB18030", "GB18030", 50},
                                                    {"Big5", "Big5", 50}}};

/// Scripts without Latin letters are written in long runs of high bytes; an accent stands among letters of ASCII.
/// Without this check, a few accents are heard as ideographs.
bool is_mostly_high(std::string_view bytes) {
    std::size_t high = 0, paired = 0;
    bool before = false;
    for (const char c : bytes) {
        const bool is_high = static_cast<unsigned char>(c) >= 0x80;
        high += is_high;
        paired += is_high && before;
        before = is_high;
    }
    return paired * 3 >= high;
}

std::string heard_encoding(std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&error), ucsdet_close);
    const std::string_view listened = bytes.substr(0, most_listened_bytes);
    ucsdet_setText(detector.get(), listened.data(), static_cast<int32_t>(listened.size()), &error);
    int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &error);
    if (U_FAILURE(error)) return "windows-1252";
    const bool western = !is_mostly_high(listened);
    for (int32_t index = 0; index < count; ++index) {
        const std::string_view name = ucsdet_getName(matches[index], &error);
        const int confidence = ucsdet_getConfidence(matches[index], &error);
        const auto known = std::find_if(acceptable.begin(), acceptable.end(),
                                        [&](const Acceptable& one) { return one.heard == name; });
        if (U_FAILURE(error) || known == acceptable.end() || confidence < known->confidence) continue;
        const std::string encoding = known->encoding;
        if (western && encoding != "windows-1252" && encoding != "windows-1250" && encoding != "Shift_JIS") continue;
        return encoding;
    }
    return "windows-1252";
}

bool is_control(UChar32 c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// \n for every way to end a line: \r, \r\n, form feed, and the three of Unicode.
bool ends_line(UChar32 c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// The text of `read`, with its ends of lines alike, and how many of its characters are none.
DecodedText without_controls(const icu::UnicodeString& read, std::size_t& controls) {
    icu::UnicodeString kept;
    DecodedText result;
    for (int32_t place = 0; place < read.length(); place = read.moveIndex32(place, 1)) {
        const UChar32 c = read.char32At(place);
        if (c == 0x0D && place + 1 < read.length() && read[place + 1] == 0x0A) continue;
        if (ends_line(c))
            kept.append(static_cast<char16_t>('\n'));
        else if (c == 0xFFFD || U_IS_SURROGATE(c) || U_IS_UNICODE_NONCHAR(c))
            ++result.unreadable;
        else if (c == '\t' || !is_control(c))
            kept.append(c);
        else
            ++controls;
    }
    kept.toUTF8String(result.text);
    return result;
}

DecodedText decode(std::string_view bytes, const std::string& encoding, std::size_t& controls) {
    const ByteOrderMark* const mark = byte_order_mark(bytes);
    if (mark != nullptr && mark->encoding == encoding) bytes.remove_prefix(mark->bytes.size());
    const auto length = static_cast<int32_t>(bytes.size());
    const icu::UnicodeString read = encoding == "UTF-8" ? icu::UnicodeString::fromUTF8({bytes.data(), length})
                                                        : icu::UnicodeString(bytes.data(), length, encoding.c_str());
    DecodedText result = without_controls(read, controls);
    result.encoding = encoding;
    return result;
}

}  // namespace

std::string encoding_of(std::string_view bytes) {
    if (has_magic(bytes)) return "";
    if (const ByteOrderMark* const mark = byte_order_mark(bytes)) return mark->encoding;
    if (bytes.find('\0') != std::string_view::npos) return utf_16_of(bytes);
    const Utf8Scan scan = scan_utf8(bytes);
    if (scan.broken == 0 || scan.broken * 10 <= scan.letters || (scan.only_cut_off && scan.letters > 0)) return "UTF-8";
    return heard_encoding(bytes);
}

DecodedText decoded_as(std::string_view bytes, const std::string& encoding) {
    std::size_t controls = 0;
    return decode(bytes, encoding, controls);
}

DecodedText decoded(std::string_view bytes, const std::string& file) {
    constexpr auto problem = "this is not text; lyrics are read from .lrc, .txt, .srt and .ttml";
    const std::string encoding = encoding_of(bytes);
    if (encoding.empty()) throw InputError(file, std::nullopt, problem);
    std::size_t controls = 0;
    DecodedText result = decode(bytes, encoding, controls);
    const std::size_t bad = controls + result.unreadable;
    if (bad > 1 && bad * few > result.text.size() + bad) throw InputError(file, std::nullopt, problem);
    return result;
}

}  // namespace armonica::features::lyrics
