#include "features/lyrics/text/language_name.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace armonica::features::lyrics {

std::string language_name(std::string_view code) {
    icu::UnicodeString name;
    icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
    std::string text;
    name.toUTF8String(text);
    return text.empty() ? std::string(code) : text;
}

}  // namespace armonica::features::lyrics
