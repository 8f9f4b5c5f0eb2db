#include "features/lyrics/files/tag_lyrics.hpp"

#include <taglib/apetag.h>
#include <taglib/asftag.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4tag.h>
#include <taglib/textidentificationframe.h>
#include <taglib/unsynchronizedlyricsframe.h>
#include <taglib/xiphcomment.h>

#include <array>

#include <armonica/error.hpp>

#include "features/lyrics/files/encoding.hpp"
#include "features/lyrics/files/language_code.hpp"
#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lyrics_formats.hpp"
#include "features/lyrics/files/read_lyrics.hpp"
#include "features/lyrics/files/sylt_lyrics.hpp"

namespace armonica::features::lyrics {
namespace {

using Found = std::vector<WrittenLyrics>;

constexpr std::array<const char*, 5> names = {"LYRICS", "UNSYNCEDLYRICS", "UNSYNCED LYRICS", "SYNCEDLYRICS",
                                              "SYNCED LYRICS"};

void add_text(const std::string& bytes, const std::string& source, const std::string& language, Found& found) {
    if (bytes.size() > longest_lyrics_bytes) return;
    try {
        const DecodedText read = decoded(bytes, source);
        if (read.text.find_first_not_of(" \t\n") == std::string::npos) return;
        WrittenLyrics lyrics;
        lyrics.source = source;
        lyrics.encoding = read.encoding;
        has_lrc_stamps(read.text) ? read_lrc(read.text, lyrics) : read_plain_text(read.text, lyrics);
        if (!language.empty()) lyrics.declared_language = language;
        found.push_back(std::move(lyrics));
    } catch (const InputError&) {
        // What is no text is not lyrics; the file may have others.
    }
}

void add_text(const TagLib::String& text, const std::string& source, Found& found) {
    add_text(text.to8Bit(true), source, "", found);
}

/// Frames that say they are Latin-1 often hold what the writer's computer had: the bytes are asked, not the frame.
std::string bytes_of(const TagLib::String& text, TagLib::String::Type encoding) {
    if (encoding != TagLib::String::Latin1) return text.to8Bit(true);
    const TagLib::ByteVector bytes = text.data(TagLib::String::Latin1);
    return {bytes.data(), bytes.size()};
}

void add_id3v2(const TagLib::ID3v2::Tag& tag, Found& found) {
    using namespace TagLib::ID3v2;
    for (Frame* const frame : tag.frameList("SYLT"))
        if (const auto* const timed = dynamic_cast<SynchronizedLyricsFrame*>(frame)) add_sylt(*timed, found);
    for (Frame* const frame : tag.frameList("USLT"))
        if (const auto* const plain = dynamic_cast<UnsynchronizedLyricsFrame*>(frame)) {
            const std::string language(plain->language().data(), plain->language().size());
            add_text(bytes_of(plain->text(), plain->textEncoding()), "USLT", language_code(language), found);
        }
    for (Frame* const frame : tag.frameList("TXXX"))
        if (const auto* const user = dynamic_cast<UserTextIdentificationFrame*>(frame))
            for (const char* const name : names)
                if (user->description().upper() == name && user->fieldList().size() > 1)
                    add_text(bytes_of(user->fieldList()[1], user->textEncoding()), std::string("TXXX:") + name, "",
                             found);
}

void add_xiph(const TagLib::Ogg::XiphComment& tag, Found& found) {
    for (const char* const name : names) {
        const auto field = tag.fieldListMap().find(name);
        if (field == tag.fieldListMap().end()) continue;
        for (const TagLib::String& text : field->second) add_text(text, name, found);
    }
}

void add_ape(const TagLib::APE::Tag& tag, Found& found) {
    for (const char* const name : names) {
        const auto item = tag.itemListMap().find(name);
        if (item == tag.itemListMap().end() || item->second.type() != TagLib::APE::Item::Text) continue;
        for (const TagLib::String& text : item->second.values()) add_text(text, name, found);
    }
}

void add_mp4(const TagLib::MP4::Tag& tag, Found& found) {
    const TagLib::MP4::Item item = tag.item("\251lyr");
    if (!item.isValid()) return;
    for (const TagLib::String& text : item.toStringList()) add_text(text, "©lyr", found);
}

void add_asf(const TagLib::ASF::Tag& tag, Found& found) {
    for (const TagLib::ASF::Attribute& text : tag.attribute("WM/Lyrics"))
        if (text.type() == TagLib::ASF::Attribute::UnicodeType) add_text(text.toString(), "WM/Lyrics", found);
}

}  // namespace

void add_tag_lyrics(const TagLib::Tag* tag, Found& found) {
    if (const auto* const id3v2 = dynamic_cast<const TagLib::ID3v2::Tag*>(tag)) add_id3v2(*id3v2, found);
    if (const auto* const xiph = dynamic_cast<const TagLib::Ogg::XiphComment*>(tag)) add_xiph(*xiph, found);
    if (const auto* const ape = dynamic_cast<const TagLib::APE::Tag*>(tag)) add_ape(*ape, found);
    if (const auto* const mp4 = dynamic_cast<const TagLib::MP4::Tag*>(tag)) add_mp4(*mp4, found);
    if (const auto* const asf = dynamic_cast<const TagLib::ASF::Tag*>(tag)) add_asf(*asf, found);
}

}  // namespace armonica::features::lyrics
