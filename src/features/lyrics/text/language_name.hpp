#pragma once

#include <string>
#include <string_view>

namespace armonica::features::lyrics {

/// The English name of a language by its ISO 639 code: "en" → "English". The code itself where it has no name.
std::string language_name(std::string_view code);

}  // namespace armonica::features::lyrics
