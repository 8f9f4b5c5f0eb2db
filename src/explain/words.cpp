#include "explain/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include <armonica/catalogue.hpp>

namespace armonica {
namespace {

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

std::string comparison(const FeatureContribution& feature, const FeatureTexts& texts, const Messages& messages) {
    const std::string& word = is_above_most(feature) ? texts.higher : texts.lower;
    if (feature.beyond_reference) return messages.say("compared.all", {{"comparative", word}});
    const double share = is_above_most(feature) ? *feature.percentile : 100.0 - *feature.percentile;
    // A share that rounds to 100 must not read as "all": the value lies within the reference collection.
    const long rounded = std::min(std::lround(share), 99L);
    return messages.say("compared.share", {{"comparative", word}, {"percent", std::to_string(rounded)}});
}

/// "mostly minor": where a value lies between what its feature calls low and high.
std::string between(double value, const FeatureInfo& info, const FeatureTexts& texts, const Messages& messages) {
    const double share = (value - *info.minimum) / (*info.maximum - *info.minimum);
    if (share >= 0.4 && share <= 0.6) return messages.say("heard.between", {{"low", texts.low}, {"high", texts.high}});
    const bool clearly = share < 0.2 || share > 0.8;
    return messages.say(clearly ? "heard.clearly" : "heard.mostly", {{"what", share < 0.5 ? texts.low : texts.high}});
}

/// "mode heard as mostly minor (0.28 ± 0.06)", or "piano 0.42 ± 0.11 of the time", for what a network heard.
std::string as_heard(double value, double uncertainty, const FeatureInfo& info, const FeatureTexts& texts,
                     const Messages& messages) {
    char number[32], spread[32];
    std::snprintf(number, sizeof number, "%.2f", value);
    std::snprintf(spread, sizeof spread, "%.2f", uncertainty);
    const bool is_share = info.low.starts_with("no ");
    if (is_share)
        return messages.say("feature.heard_share",
                            {{"title", texts.title}, {"value", number}, {"uncertainty", spread}});
    return messages.say("feature.heard", {{"title", texts.title},
                                          {"how", between(value, info, texts, messages)},
                                          {"value", number},
                                          {"uncertainty", spread}});
}

/// Whether what it counts a minute is told as a count, because the single times are known.
bool is_told_as_count(const FeatureContribution& feature, const FeatureTexts& texts) {
    return texts.unit == "1/min" && !feature.heard_at.empty();
}

/// "14 in 3:00"
std::pair<std::string, std::string> count_and_time(const FeatureContribution& feature) {
    const auto count = static_cast<double>(feature.heard_at.size());
    return {count_in_words(feature.heard_at.size()), minutes_and_seconds(60.0 * count / *feature.value)};
}

/// "tempo 172 BPM"
std::string title_and_amount(const FeatureContribution& feature, const FeatureTexts& texts, const Messages& messages) {
    if (is_told_as_count(feature, texts)) {
        const auto [count, time] = count_and_time(feature);
        return messages.say("feature.counted", {{"title", texts.title}, {"count", count}, {"time", time}});
    }
    const FeatureInfo* info = find_feature(feature.feature);
    if (info != nullptr && feature.uncertainty)
        return as_heard(*feature.value, *feature.uncertainty, *info, texts, messages);
    return messages.say("feature.plain", {{"title", texts.title}, {"value", amount_in_words(feature, messages)}});
}

/// "0:12, 0:47 and 9 times more"
std::string times_in_words(const std::vector<double>& times, const Messages& messages) {
    constexpr std::size_t shown = 4;
    std::vector<std::string> told;
    for (std::size_t i = 0; i < std::min(shown, times.size()); ++i) told.push_back(minutes_and_seconds(times[i]));
    if (times.size() <= shown) return messages.list(told);
    std::string all = told[0];
    for (std::size_t i = 1; i < told.size(); ++i) all = messages.say("lists.many", {{"most", all}, {"next", told[i]}});
    return messages.say("feature.heard_at_more", {{"times", all}, {"count", count_in_words(times.size() - shown)}});
}

/// "Without “key and mode” it would not be given (38 %)."
std::string without_in_words(const GroupContribution& group, const Messages& messages) {
    return messages.say(group.without.given ? "decided.given_without" : "decided.not_given_without",
                        {{"group", groups_in_words({group.group}, {group}, messages)},
                         {"probability", percent_in_words(group.without.probability)}});
}

/// "calmness", of "emotion---calmness": within a sentence the category would be in the way.
std::string tag_in_words(const std::string& tag, const Messages& messages) {
    const std::size_t dashes = tag.find("---");
    std::string title = dashes == std::string::npos ? tag : tag.substr(dashes + 3);
    std::replace(title.begin(), title.end(), '_', ' ');
    return messages.tag(tag, title);
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

std::string amount_in_words(const FeatureContribution& feature, const Messages& messages) {
    const FeatureInfo* info = find_feature(feature.feature);
    if (info == nullptr) return number_in_words(*feature.value);
    const FeatureTexts texts = messages.feature(feature.feature);
    const std::string value = value_in_words(*feature.value, *info);
    // One line, but two lines: English, whose units are the catalogue's, has a plural.
    const std::string unit = texts.unit == info->unit ? unit_in_words(*feature.value, *info) : texts.unit;
    return unit.empty() ? value : messages.say("feature.amount", {{"value", value}, {"unit", unit}});
}

std::string feature_in_words(const FeatureContribution& feature, const Messages& messages) {
    const FeatureTexts texts = messages.feature(feature.feature);
    if (!feature.value) return messages.say("feature.missing", {{"title", texts.title}, {"reason", feature.missing}});
    std::string text = title_and_amount(feature, texts, messages);
    if (feature.percentile)
        text =
            messages.say("feature.compared", {{"feature", text}, {"comparison", comparison(feature, texts, messages)}});
    for (const std::string& quote : feature.quotes)
        text = messages.say("feature.quoted", {{"feature", text}, {"quote", quote}});
    if (feature.heard_at.empty()) return text;
    return messages.say("feature.heard_at", {{"feature", text}, {"times", times_in_words(feature.heard_at, messages)}});
}

std::string pair_in_words(const PairContribution& pair, const Messages& messages) {
    return messages.say("pair.together", {{"first", messages.feature(pair.first).title},
                                          {"second", messages.feature(pair.second).title}});
}

std::string feature_in_brief(const FeatureContribution& feature, const Messages& messages) {
    const FeatureTexts texts = messages.feature(feature.feature);
    const std::string& word = is_above_most(feature) ? texts.higher : texts.lower;
    // "faster" speaks for itself; "higher" needs to say what is.
    const bool is_plain = word == messages.say("feature.higher") || word == messages.say("feature.lower");
    return is_plain ? messages.say("feature.brief_of", {{"comparative", word}, {"title", texts.title}}) : word;
}

std::string strength_in_words(double contribution, const Messages& messages) {
    if (contribution == 0.0) return messages.say("strength.none");
    const double factor = std::exp(std::abs(contribution));
    if (factor < 1.1) return messages.say("strength.hardly");
    const std::string degree = factor < 1.5   ? "little"
                               : factor < 2.5 ? "clearly"
                               : factor < 5.0 ? "strongly"
                                              : "very_strongly";
    return messages.say("strength." + degree + (contribution > 0.0 ? "_for" : "_against"));
}

std::string groups_in_words(const std::vector<std::string>& ids, const std::vector<GroupContribution>& groups,
                            const Messages& messages) {
    std::vector<std::string> titles;
    for (const std::string& id : ids) {
        const auto group =
            std::find_if(groups.begin(), groups.end(), [&](const GroupContribution& each) { return each.group == id; });
        const std::string title = messages.group(id, group == groups.end() ? id : group->title);
        titles.push_back(messages.say("lists.group", {{"title", title}}));
    }
    return messages.list(titles);
}

std::vector<std::string> decision_in_words(const TagExplanation& explanation, const Messages& messages) {
    const bool given = explanation.result.given;
    std::vector<std::string> sentences;
    if (!explanation.deciding.empty())
        sentences.push_back(
            messages.say(given ? "decided.given" : "decided.not_given",
                         {{"groups", groups_in_words(explanation.deciding, explanation.groups, messages)}}));
    else if (explanation.deciding_known)
        sentences.push_back(messages.say(given ? "decided.given_anyway" : "decided.not_given_anyway"));
    for (const GroupContribution& group : explanation.groups)
        if (group.without.given != given) sentences.push_back(without_in_words(group, messages));
    return sentences;
}

std::string change_in_words(const std::optional<NearestChange>& nearest, bool given, const Messages& messages) {
    if (!nearest) return messages.say(given ? "changed.none_takes" : "changed.none_gives");
    std::vector<std::string> changes;
    for (const FeatureChange& change : nearest->changes) {
        FeatureContribution feature;
        feature.feature = change.feature;
        feature.value = change.from;
        const std::string from = amount_in_words(feature, messages);
        feature.value = change.to;
        changes.push_back(messages.say("changed.one", {{"title", messages.feature(change.feature).title},
                                                       {"to", amount_in_words(feature, messages)},
                                                       {"from", from}}));
    }
    return messages.say(
        given ? "changed.not_given" : "changed.given",
        {{"changes", messages.list(changes)}, {"probability", percent_in_words(nearest->result.probability)}});
}

std::string stretch_in_words(const CarryingStretch& stretch, const std::vector<GroupContribution>& groups,
                             const Messages& messages) {
    const std::string from = minutes_and_seconds(stretch.start), to = minutes_and_seconds(stretch.end),
                      probability = percent_in_words(stretch.probability);
    if (stretch.groups.empty())
        return messages.say("in_time.stretch", {{"from", from}, {"to", to}, {"probability", probability}});
    return messages.say("in_time.stretch_by", {{"from", from},
                                               {"to", to},
                                               {"probability", probability},
                                               {"groups", groups_in_words(stretch.groups, groups, messages)}});
}

std::string likeness_in_words(const Likeness& likeness, const Messages& messages) {
    constexpr std::size_t most_groups = 2;
    constexpr double least_share = 0.02;  // below, naming a group would say more than there is
    const bool is_silent = std::all_of(likeness.groups.begin(), likeness.groups.end(), [](const GroupLikeness& group) {
        return group.first == 0.0 && group.second == 0.0;
    });
    if (is_silent) return messages.say("alike.silent");
    std::vector<std::string> named;
    for (const GroupLikeness& group : likeness.groups) {
        if (named.size() == most_groups || group.share < least_share) break;
        const std::string title = messages.say("lists.group", {{"title", messages.group(group.group, group.title)}});
        named.push_back(messages.say(group.first > 0.0 ? "alike.both_for" : "alike.both_against",
                                     {{"group", title}, {"tag", tag_in_words(group.tag, messages)}}));
    }
    return named.empty() ? messages.say("alike.nowhere")
                         : messages.say("alike.most", {{"groups", messages.list(named)}});
}

std::string percent_in_words(double share) {
    // Neither certainty nor impossibility is ever claimed by rounding.
    const double points = 100.0 * share;
    if (share < 1.0 && points > 99.0) return ">99 %";
    if (share > 0.0 && points < 1.0) return "<1 %";
    return std::to_string(std::lround(points)) + " %";
}

}  // namespace armonica
