#pragma once

#include <string>
#include <string_view>

namespace armonica::features::lyrics {

/// ISO 639-1 in lower case for what a file or tag declares: "eng", "deu", "ger", "pt-BR", "EN". Empty for what names
/// no language ("und", "XXX") or one that ISO 639-1 has no code for.
std::string language_code(std::string_view declared);

}  // namespace armonica::features::lyrics
