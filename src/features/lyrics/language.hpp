#pragma once

#include <optional>
#include <string_view>

namespace armonica::features::lyrics {

/// The languages whose words Armonica can pronounce and look up. Texts in others are measured where no language is
/// needed: repetition, variety of words, structure, pace.
enum class Language { english, german, french, spanish, italian, portuguese };

inline constexpr Language languages[] = {Language::english, Language::german,  Language::french,
                                         Language::spanish, Language::italian, Language::portuguese};

/// ISO 639-1: "en", "de", "fr", "es", "it", "pt".
constexpr std::string_view code_of(Language language) {
    constexpr std::string_view codes[] = {"en", "de", "fr", "es", "it", "pt"};
    return codes[static_cast<int>(language)];
}

/// Its folder under data/lyrics: "english" …
constexpr std::string_view folder_of(Language language) {
    constexpr std::string_view folders[] = {"english", "german", "french", "spanish", "italian", "portuguese"};
    return folders[static_cast<int>(language)];
}

/// The language with that ISO 639-1 code, in lower case; empty for any other.
constexpr std::optional<Language> language_of(std::string_view code) {
    for (const Language language : languages)
        if (code_of(language) == code) return language;
    return std::nullopt;
}

}  // namespace armonica::features::lyrics
