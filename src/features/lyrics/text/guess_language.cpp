#include "features/lyrics/text/guess_language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

namespace armonica::features::lyrics {
namespace {

/// The detector works on chunks of a kilobyte and more; more than this of a text changes nothing in its answer.
constexpr std::size_t longest_read = 1U << 20U;

std::string code_of_guess(CLD2::Language language) {
    if (language == CLD2::UNKNOWN_LANGUAGE) return {};
    const std::string code = CLD2::LanguageCode(language);
    if (code == "un") return {};
    return code.substr(0, code.find('-'));  // "zh-Hant" → "zh"
}

/// Whole characters only.
std::string_view shortened(std::string_view text) {
    if (text.size() <= longest_read) return text;
    std::size_t end = longest_read;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

}  // namespace

GuessedText guess_language(std::string_view text, std::string_view declared) {
    const std::string_view read = shortened(text);
    const std::string hint(declared);
    const CLD2::CLDHints hints{hint.empty() ? nullptr : hint.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                               CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> best{};
    std::array<int, 3> percent{};
    std::array<double, 3> score{};
    CLD2::ResultChunkVector chunks;
    int letters = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(read.data(), static_cast<int>(read.size()), true, &hints, 0, best.data(),
                                   percent.data(), score.data(), &chunks, &letters, &reliable);
    GuessedText guess;
    guess.whole.code = code_of_guess(best[0]);
    guess.whole.share = std::clamp(percent[0] / 100.0, 0.0, 1.0);
    if (!guess.whole.code.empty())
        guess.whole.confidence = reliable ? 0.5 + 0.5 * guess.whole.share : 0.4 * guess.whole.share;
    guess.whole.second_code = code_of_guess(best[1]);
    if (!guess.whole.second_code.empty()) guess.whole.second_share = std::clamp(percent[1] / 100.0, 0.0, 1.0);
    for (const CLD2::ResultChunk& chunk : chunks)
        guess.spans.push_back({static_cast<std::size_t>(chunk.offset), static_cast<std::size_t>(chunk.bytes),
                               code_of_guess(static_cast<CLD2::Language>(chunk.lang1))});
    return guess;
}

}  // namespace armonica::features::lyrics
