#include "features/lyrics/files/language_code.hpp"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace armonica::features::lyrics {
namespace {

/// ISO 639-2 has two codes for twenty languages; ICU knows the one that comes from the language's own name. The other,
/// from its English name, is what ID3v2 tags mostly have. Source: the code list of the Library of Congress, loc.gov.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> bibliographic = {
    {{"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cze", "cs"}, {"dut", "nl"},
     {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"}, {"mac", "mk"}, {"mao", "mi"},
     {"may", "ms"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"}}};

}  // namespace

std::string language_code(std::string_view declared) {
    declared = declared.substr(0, declared.find_first_of("-_"));
    std::string code;
    for (const char c : declared) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (small < 'a' || small > 'z' || code.size() == 3) return "";
        code += small;
    }
    if (code.size() < 2) return "";
    const auto other = std::find_if(bibliographic.begin(), bibliographic.end(),
                                    [&](const auto& known) { return known.first == code; });
    if (other != bibliographic.end()) return std::string(other->second);
    std::array<char, ULOC_LANG_CAPACITY> canonical{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = uloc_getLanguage(code.c_str(), canonical.data(), ULOC_LANG_CAPACITY, &error);
    const bool known = U_SUCCESS(error) && length == 2 && uloc_getISO3Language(canonical.data())[0] != '\0';
    return known ? std::string(canonical.data(), 2) : "";
}

}  // namespace armonica::features::lyrics
