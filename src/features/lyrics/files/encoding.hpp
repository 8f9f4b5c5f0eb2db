#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace armonica::features::lyrics {

/// Bytes read as text.
struct DecodedText {
    std::string text;            ///< UTF-8; lines end with \n alone; no other control characters but tabs
    std::string encoding;        ///< "UTF-8", "UTF-16LE", "windows-1252" …
    std::size_t unreadable = 0;  ///< characters that could not be read and were left out
};

/// What `bytes` are written in: a byte order mark decides, else zero bytes tell UTF-16, else what is UTF-8 but for a
/// few broken characters is that, else what ICU hears in the letters, of the encodings that songs are found in. Latin-1
/// is read as windows-1252, which has letters and quotation marks where Latin-1 has nothing. Empty for bytes that are
/// no text: a sound file, a picture, an archive, zero bytes without the order of UTF-16.
std::string encoding_of(std::string_view bytes);

/// `bytes` as text in `encoding`, one that encoding_of names. Never throws: what cannot be read is left out.
DecodedText decoded_as(std::string_view bytes, const std::string& encoding);

/// Both together. Throws InputError, naming `file`, for bytes that are no text, also where more than one, and more than
/// one in fifty, of the characters is a control character or could not be read.
DecodedText decoded(std::string_view bytes, const std::string& file);

}  // namespace armonica::features::lyrics
