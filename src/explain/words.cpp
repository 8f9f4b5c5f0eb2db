#include "explain/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include <armonica/catalogue.hpp>

namespace armonica {
namespace {

/// How a feature is spoken of.
struct Vocabulary {
    std::string_view title;
    std::string_view unit;
    std::string_view lower;
    std::string_view higher;
};

Vocabulary vocabulary(const std::string& feature) {
    if (const FeatureInfo* info = find_feature(feature))
        return {info->title, info->unit == "1" ? std::string_view() : info->unit, info->lower, info->higher};
    return {feature, {}, "lower", "higher"};
}

bool is_above_most(const FeatureContribution& feature) { return feature.percentile.value_or(50.0) >= 50.0; }

/// "−1234567" → "−1,234,567"
std::string with_thousands(std::string digits) {
    for (std::size_t at = digits.find('.') == std::string::npos ? digits.size() : digits.find('.'); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

/// Whether the unit names things that are counted.
bool is_counted(const FeatureInfo& feature) {
    static constexpr std::string_view counts[] = {"words", "lines",     "stanzas", "verses",
                                                  "times", "syllables", "chords"};
    return std::find(std::begin(counts), std::end(counts), feature.unit) != std::end(counts);
}

std::string comparison(const FeatureContribution& feature, const Vocabulary& words) {
    const std::string_view word = is_above_most(feature) ? words.higher : words.lower;
    if (feature.beyond_reference) return std::string(word) + " than every reference track";
    const double share = is_above_most(feature) ? *feature.percentile : 100.0 - *feature.percentile;
    // A share that rounds to 100 must not read as "all": the value lies within the reference collection.
    const long rounded = std::min(std::lround(share), 99L);
    return std::string(word) + " than " + std::to_string(rounded) + " % of the reference tracks";
}

/// "mostly minor": where a value lies between what its feature calls low and high.
std::string between(double value, const FeatureInfo& info) {
    const double share = (value - *info.minimum) / (*info.maximum - *info.minimum);
    const std::string low(info.low), high(info.high);
    if (share < 0.2) return "clearly " + low;
    if (share < 0.4) return "mostly " + low;
    if (share <= 0.6) return "between " + low + " and " + high;
    return (share <= 0.8 ? "mostly " : "clearly ") + high;
}

/// " heard as mostly minor (0.28 ± 0.06)", or " 0.42 ± 0.11 of the time", for what a network heard.
std::string as_heard(double value, double uncertainty, const FeatureInfo& info) {
    char number_text[64];
    std::snprintf(number_text, sizeof number_text, "%.2f ± %.2f", value, uncertainty);
    const std::string number(number_text);
    const bool is_share = info.low.starts_with("no ");
    return is_share ? " " + number + " of the time" : " heard as " + between(value, info) + " (" + number + ")";
}

/// " 172 BPM", or ", 14 in 3:00" for what is counted a minute, where the single times are known.
std::string amount(const FeatureContribution& feature, const Vocabulary& words) {
    if (words.unit == "1/min" && !feature.heard_at.empty()) {
        const auto count = static_cast<double>(feature.heard_at.size());
        return ", " + count_in_words(feature.heard_at.size()) + " in " +
               minutes_and_seconds(60.0 * count / *feature.value);
    }
    const FeatureInfo* info = find_feature(feature.feature);
    if (info == nullptr) return " " + number_in_words(*feature.value);
    if (feature.uncertainty) return as_heard(*feature.value, *feature.uncertainty, *info);
    const std::string unit = unit_in_words(*feature.value, *info);
    return " " + value_in_words(*feature.value, *info) + (unit.empty() ? "" : " " + unit);
}

/// "; heard at 0:12, 0:47 and 9 more"
std::string places(const FeatureContribution& feature) {
    constexpr std::size_t shown = 4;
    const std::vector<double>& times = feature.heard_at;
    if (times.empty()) return {};
    std::string text = "; heard at ";
    for (std::size_t i = 0; i < std::min(shown, times.size()); ++i)
        text += (i == 0 ? "" : i + 1 == times.size() ? " and " : ", ") + minutes_and_seconds(times[i]);
    if (times.size() > shown) text += " and " + count_in_words(times.size() - shown) + " times more";
    return text;
}

}  // namespace

std::string number_in_words(double value) {
    const double size = std::abs(value);
    const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 || size == 0.0 ? 2 : 3;
    char text[64];
    if (size != 0.0 && (size < 0.0005 || size >= 1e12))
        std::snprintf(text, sizeof text, "%.2e", size);
    else
        std::snprintf(text, sizeof text, "%.*f", size == 0.0 ? 0 : decimals, size);
    const std::string digits = with_thousands(text);
    return value < 0.0 && digits.find_first_not_of("0.,") != std::string::npos ? "−" + digits : digits;
}

std::string value_in_words(double value, const FeatureInfo& feature) {
    const bool whole = is_counted(feature) && value >= 0.0 && value < 1e9 && value == std::floor(value);
    return whole ? count_in_words(static_cast<std::size_t>(value)) : number_in_words(value);
}

std::string unit_in_words(double value, const FeatureInfo& feature) {
    if (feature.unit == "1") return {};
    const bool one = is_counted(feature) && value == 1.0 && feature.unit.ends_with('s');
    return std::string(one ? feature.unit.substr(0, feature.unit.size() - 1) : feature.unit);
}

std::string count_in_words(std::size_t count) { return with_thousands(std::to_string(count)); }

std::string minutes_and_seconds(double seconds) {
    const long whole = std::lround(std::max(seconds, 0.0));
    char text[48];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    return text;
}

std::string feature_in_words(const FeatureContribution& feature) {
    const Vocabulary words = vocabulary(feature.feature);
    std::string text(words.title);
    if (!feature.value) return text + " is missing (" + feature.missing + "): counts nothing";
    text += amount(feature, words);
    if (feature.percentile) text += ", " + comparison(feature, words);
    for (const std::string& quote : feature.quotes) text += "; " + quote;
    return text + places(feature);
}

std::string pair_in_words(const PairContribution& pair) {
    return std::string(vocabulary(pair.first).title) + " together with " + std::string(vocabulary(pair.second).title);
}

std::string feature_in_brief(const FeatureContribution& feature) {
    const Vocabulary words = vocabulary(feature.feature);
    const std::string word(is_above_most(feature) ? words.higher : words.lower);
    // "faster" speaks for itself; "higher" needs to say what is.
    return word == "higher" || word == "lower" ? word + " " + std::string(words.title) : word;
}

}  // namespace armonica
