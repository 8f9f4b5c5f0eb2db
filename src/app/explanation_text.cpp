#include "app/explanation_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/text.hpp"
#include "app/text_drawings.hpp"
#include "app/track_text.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

constexpr std::size_t features_shown = 3;
constexpr std::size_t pairs_shown = 1;
constexpr double smallest_shown = 0.005;  // the rest would read +0.00

std::string judged(const TagResult& result, const std::string& tag, const std::string& probability,
                   const Messages& messages) {
    const std::string key =
        std::string(result.given ? "tag.given" : "tag.not_given") + (result.decided ? "" : "_unsure");
    return messages.say(key, {{"tag", tag}, {"probability", probability}});
}

}  // namespace

ExplanationText::ExplanationText(Output& output, const Messages& messages)
    : output_(output), messages_(messages), width_(terminal_width(1)) {}

void ExplanationText::print_track(const std::filesystem::path& path, const FeatureVector& track) {
    output_.write(path_text(path.filename()) + "\n" + track_summary(track) + "\n");
}

void ExplanationText::print_changes(const WhatIf& what_if) {
    output_.write("\n");
    paragraph(what_if_in_words(what_if, messages_));
}

void ExplanationText::print(const ToldTag& told, double seconds) {
    output_.write("\n");
    paragraph(head(told));
    for (const GroupContribution& group : told.explanation.groups) {
        const std::string title = messages_.group(group.group, group.title);
        print_group(group,
                    messages_.say("strength.group",
                                  {{"title", title}, {"strength", strength_in_words(group.contribution, messages_)}}));
    }
    line(2, messages_.say("tag.average"), signed_number(told.explanation.baseline));
    line(2, messages_.say("tag.score"), signed_number(told.explanation.result.score));
    for (const std::string& sentence : decision_in_words(told.explanation, messages_)) paragraph(sentence, 2);
    paragraph(change_in_words(told.nearest, told.explanation.result.given, messages_), 2);
    if (told.in_time) print_in_time(told, seconds);
}

void ExplanationText::print_in_time(const ToldTag& told, double seconds) {
    constexpr std::size_t widest = 48;
    std::vector<std::optional<double>> probabilities;
    std::vector<double> known;
    for (const auto& passage : told.in_time->passages) {
        probabilities.push_back(passage ? std::optional(passage->probability) : std::nullopt);
        if (passage) known.push_back(passage->probability);
    }
    if (known.empty()) return paragraph(messages_.say("in_time.none"), 2);
    const auto [lowest, highest] = std::minmax_element(known.begin(), known.end());
    const std::string curve = curve_in_blocks(probabilities, std::min(probabilities.size(), widest));
    paragraph(messages_.say("in_time.curve", {{"curve", curve},
                                              {"end", minutes_and_seconds(seconds)},
                                              {"lowest", percent(*lowest)},
                                              {"highest", percent(*highest)}}),
              2);
    if (told.in_time->carrying.empty()) paragraph(messages_.say("in_time.even"), 2);
    for (const CarryingStretch& carrying : told.in_time->carrying)
        paragraph(stretch_in_words(carrying, told.explanation.groups, messages_), 2);
}

void ExplanationText::print(const TagComparison& comparison) {
    output_.write("\n");
    paragraph(messages_.say("rather.head", {{"first", name(comparison.first.tag)},
                                            {"first_probability", percent(comparison.first.probability)},
                                            {"second", name(comparison.second.tag)},
                                            {"second_probability", percent(comparison.second.probability)}}));
    for (const GroupContribution& group : comparison.groups)
        print_group(group, messages_.group(group.group, group.title));
    line(2, messages_.say("rather.average"), signed_number(comparison.baseline));
    line(2, messages_.say("rather.difference"), signed_number(comparison.first.score - comparison.second.score));
}

void ExplanationText::print_notes(const std::vector<GroupContribution>& groups, const char* reading) {
    output_.write("\n");
    paragraph(messages_.say(reading));
    std::map<std::string, std::vector<std::string>> features_by_reason;
    for (const GroupContribution& group : groups)
        for (const FeatureContribution& feature : group.features)
            if (!feature.value) features_by_reason[feature.missing].push_back(messages_.feature(feature.feature).title);
    for (const auto& [reason, features] : features_by_reason)
        paragraph(messages_.say("page.missing", {{"reason", reason}, {"features", messages_.list(features)}}));
}

void ExplanationText::print_snippets(const std::filesystem::path& folder, const std::vector<Snippet>& snippets) {
    output_.write("\n");
    if (snippets.empty()) return paragraph(messages_.say("snippets.none"));
    paragraph(messages_.say("snippets.head", {{"folder", path_text(folder)}}));
    for (const Snippet& snippet : snippets) paragraph(path_text(snippet.file.filename()), 2);
}

void ExplanationText::print_group(const GroupContribution& group, const std::string& title) {
    line(2, title, signed_number(group.contribution));
    print_features(group);
}

void ExplanationText::print_features(const GroupContribution& group) {
    double rest = 0.0;
    std::size_t more = 0, more_pairs = 0;
    for (std::size_t i = 0; i < group.features.size(); ++i) {
        const FeatureContribution& feature = group.features[i];
        if (i < features_shown && std::abs(feature.contribution) >= smallest_shown) {
            line(4, feature_in_words(feature, messages_), signed_number(feature.contribution));
        } else if (feature.value) {
            rest += feature.contribution;
            ++more;
        }
    }
    for (std::size_t i = 0; i < group.pairs.size(); ++i) {
        const PairContribution& pair = group.pairs[i];
        if (i < pairs_shown && std::abs(pair.contribution) >= smallest_shown) {
            line(4, pair_in_words(pair, messages_), signed_number(pair.contribution));
        } else {
            rest += pair.contribution;
            ++more_pairs;
        }
    }
    std::vector<std::string> left;
    const auto count = [&](std::size_t number, const char* one, const char* many) {
        if (number > 0) left.push_back(messages_.say(number == 1 ? one : many, {{"count", std::to_string(number)}}));
    };
    count(more, "tag.one_more_feature", "tag.more_features");
    count(more_pairs, "tag.one_more_pair", "tag.more_pairs");
    if (!left.empty()) line(4, messages_.list(left), signed_number(rest));
}

void ExplanationText::line(std::size_t indent, const std::string& text, const std::string& number) {
    constexpr std::size_t number_width = 8;
    const std::size_t room = width_ - indent - number_width;
    const auto lines = wrapped(text, room);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool last = i + 1 == lines.size();
        output_.write(std::string(indent, ' ') +
                      (last ? padded(lines[i], room) + right_aligned(number, number_width) : lines[i]) + "\n");
    }
}

void ExplanationText::paragraph(const std::string& text, std::size_t indent) {
    for (const std::string& line : wrapped(text, width_ - indent))
        output_.write(std::string(indent, ' ') + line + "\n");
}

std::string ExplanationText::name(const std::string& tag) const { return messages_.tag(tag, tag_title(tag)); }

std::string ExplanationText::head(const ToldTag& told) const {
    const TagResult& tag = told.explanation.result;
    std::string probability = percent(tag.probability);
    if (tag.interval)
        probability = messages_.say(
            "tag.with_interval",
            {{"probability", probability}, {"low", percent(tag.interval->low)}, {"high", percent(tag.interval->high)}});
    const std::string said = judged(tag, name(tag.tag), probability, messages_);
    if (!told.as_is) return said;
    return messages_.say(told.as_is->given ? "set.was_given" : "set.was_not_given",
                         {{"tag", said}, {"probability", percent(told.as_is->probability)}});
}

}  // namespace armonica::app
