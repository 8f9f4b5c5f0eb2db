#pragma once

#include <string_view>

#include "features/family.hpp"
#include "features/lyrics/song.hpp"

namespace armonica::features::lyrics {

/// Sets all features of a family of lyrics, or sets them as missing. `track_seconds` is 0 where there is only a text.
using MeasureText = void (*)(const Song& song, double track_seconds, FeatureVector& result);

/// What a family needs to know of the words' language.
enum class LanguageNeed { none, known };

/// A family of lyrics at work: all its features are missing where there are no words, and where it needs a language
/// that Armonica does not know.
template <const auto& infos, MeasureText measure, LanguageNeed need>
class TextMeasurement final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Song& song = track.lyrics();
        if (song.absent()) return set_all_missing(infos, *song.absent(), result);
        if (need == LanguageNeed::known && !song.language())
            return set_all_missing(infos, MissingReason::language_not_supported, result);
        measure(song, track.seconds(), result);
    }
};

/// The constant that a file of lyrics features ends with.
template <const auto& infos, MeasureText measure, LanguageNeed need>
constexpr Family text_family(std::string_view name) {
    return {.name = name,
            .features = infos,
            .needs = {.lyrics = true},
            .minimum_seconds = 0.0,
            .measures_silence = true,  // words are known without the sound
            .start = start<TextMeasurement<infos, measure, need>>};
}

/// Null rules that all share.
#define ARMONICA_NO_WORDS "no_lyrics: no words were found; instrumental: the text says that there are none"
#define ARMONICA_NO_LANGUAGE \
    ARMONICA_NO_WORDS "; language_not_supported: not in English, German, French, Spanish, Italian or Portuguese"

inline constexpr std::string_view no_words = ARMONICA_NO_WORDS ".";
inline constexpr std::string_view no_words_too_short = ARMONICA_NO_WORDS "; too_short: too few words for it.";
inline constexpr std::string_view no_language = ARMONICA_NO_LANGUAGE ".";
inline constexpr std::string_view no_language_too_short = ARMONICA_NO_LANGUAGE "; too_short: too few words for it.";

/// What features of lyrics are shares of.
inline constexpr FeatureInfo share_of_words(std::string_view family, std::string_view null_rule) {
    FeatureInfo info;
    info.modality = Modality::lyrics;
    info.family = family;
    info.unit = "1";
    info.minimum = 0.0;
    info.maximum = 1.0;
    info.null_rule = null_rule;
    return info;
}

/// The same, of another unit and range.
constexpr FeatureInfo measured_in(std::string_view unit, FeatureInfo info, std::optional<double> minimum = 0.0,
                                  std::optional<double> maximum = std::nullopt) {
    info.unit = unit;
    info.minimum = minimum;
    info.maximum = maximum;
    return info;
}

constexpr FeatureInfo cited(FeatureInfo info, std::string_view citation) {
    info.citation = citation;
    return info;
}

constexpr FeatureInfo missing_where(FeatureInfo info, std::string_view null_rule) {
    info.null_rule = null_rule;
    return info;
}

inline constexpr std::string_view published =
    "Patakis, Lyberatos, Kantarelis, Dervakos & Stamou, arXiv 2505.17233 (supplement)";

/// What a feature quotes of the line that made it; nothing where there is none.
inline std::vector<std::string> quote_of(const Line* line) {
    return line == nullptr ? std::vector<std::string>{} : std::vector{Song::quoted(line->text)};
}

/// part / whole, and missing, too_short, where there is no whole.
inline void set_share(FeatureVector& result, std::string_view id, double part, double whole,
                      std::vector<std::string> quotes = {}) {
    if (whole <= 0.0) return result.set_missing(id, MissingReason::too_short);
    result.set(id, part / whole, {}, std::move(quotes));
}

}  // namespace armonica::features::lyrics
