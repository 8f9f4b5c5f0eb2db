#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include <nlohmann/json.hpp>

#include <armonica/catalogue.hpp>
#include <armonica/explain.hpp>
#include <armonica/extract.hpp>

#include "app/batch.hpp"
#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "app/track_text.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// The tags to explain: those asked for, or those given, or the most probable one where none is given.
std::vector<TagExplanation> chosen(std::vector<TagExplanation> all, const ExplainArguments& arguments) {
    if (!arguments.tags.empty() || arguments.all_tags) return all;
    std::vector<TagExplanation> given;
    std::copy_if(all.begin(), all.end(), std::back_inserter(given),
                 [](const TagExplanation& explanation) { return explanation.result.given; });
    if (given.empty()) given.push_back(all.front());
    return given;
}

Json feature_json(const FeatureContribution& feature) {
    const FeatureInfo* info = find_feature(feature.feature);
    return {{"feature", feature.feature},
            {"value", or_null(feature.value)},
            {"unit", info != nullptr ? Json(info->unit) : Json(nullptr)},
            {"uncertainty", or_null(feature.uncertainty)},
            {"percentile", or_null(feature.percentile)},
            {"contribution", feature.contribution},
            {"heard_at", feature.heard_at},
            {"quotes", feature.quotes},
            {"missing", feature.missing.empty() ? Json(nullptr) : Json(feature.missing)}};
}

Json explanation_json(const TagExplanation& explanation) {
    Json groups = Json::array();
    for (const GroupContribution& group : explanation.groups) {
        Json features = Json::array();
        for (const FeatureContribution& feature : group.features) features.push_back(feature_json(feature));
        Json pairs = Json::array();
        for (const PairContribution& pair : group.pairs)
            pairs.push_back({{"features", {pair.first, pair.second}}, {"contribution", pair.contribution}});
        groups.push_back({{"group", group.group},
                          {"contribution", group.contribution},
                          {"deviation", or_null(group.deviation)},
                          {"features", features},
                          {"pairs", pairs}});
    }
    return {{"tag", explanation.result.tag},
            {"score", explanation.result.score},
            {"probability", explanation.result.probability},
            {"interval", probability_interval_json(explanation.result)},
            {"given", explanation.result.given},
            {"decided", explanation.result.decided},
            {"baseline", explanation.baseline},
            {"groups", groups}};
}

void print_json(Output& output, const fs::path& path, const std::vector<TagExplanation>& explanations) {
    Json tags = Json::array();
    for (const TagExplanation& explanation : explanations) tags.push_back(explanation_json(explanation));
    output.write(Json{{"path", path_text(path)}, {"tags", tags}}.dump(2) + "\n");
}

class TextPage {
public:
    explicit TextPage(Output& output) : output_(output), width_(terminal_width(1)) {}

    void print(const fs::path& path, const FeatureVector& track, const std::vector<TagExplanation>& explanations) {
        output_.write(path_text(path.filename()) + "\n" + track_summary(track) + "\n");
        for (const TagExplanation& explanation : explanations) print(explanation);
        output_.write("\n");
        paragraph(
            "Numbers on the right are log-odds: + speaks for the tag, − against it. They add up to the score. The "
            "reference tracks are those that the model was trained on.");
        print_missing(explanations.front());
    }

private:
    static constexpr std::size_t features_shown = 3;
    static constexpr std::size_t pairs_shown = 1;
    static constexpr double smallest_shown = 0.005;  // the rest would read +0.00

    void line(std::size_t indent, const std::string& text, const std::string& number) {
        constexpr std::size_t number_width = 8;
        const std::size_t room = width_ - indent - number_width;
        const auto lines = wrapped(text, room);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool last = i + 1 == lines.size();
            output_.write(std::string(indent, ' ') +
                          (last ? padded(lines[i], room) + right_aligned(number, number_width) : lines[i]) + "\n");
        }
    }

    void print(const TagExplanation& explanation) {
        const TagResult& tag = explanation.result;
        output_.write("\n");
        std::string head = tag_title(tag.tag) + " " + percent(tag.probability);
        if (tag.interval) head += " (" + percent(tag.interval->low) + " to " + percent(tag.interval->high) + ")";
        head += tag.given ? ", given" : ", not given";
        if (!tag.decided) head += ", not enough evidence to be sure";
        for (const std::string& line : wrapped(head, width_)) output_.write(line + "\n");
        for (const GroupContribution& group : explanation.groups) {
            line(2, group.title, signed_number(group.contribution));
            print_features(group);
        }
        line(2, "the average reference track", signed_number(explanation.baseline));
        line(2, "score", signed_number(tag.score));
    }

    void print_features(const GroupContribution& group) {
        double rest = 0.0;
        std::size_t more = 0, more_pairs = 0;
        for (std::size_t i = 0; i < group.features.size(); ++i) {
            const FeatureContribution& feature = group.features[i];
            if (i < features_shown && std::abs(feature.contribution) >= smallest_shown) {
                line(4, feature_in_words(feature), signed_number(feature.contribution));
            } else if (feature.value) {
                rest += feature.contribution;
                ++more;
            }
        }
        for (std::size_t i = 0; i < group.pairs.size(); ++i) {
            const PairContribution& pair = group.pairs[i];
            if (i < pairs_shown && std::abs(pair.contribution) >= smallest_shown) {
                line(4, pair_in_words(pair), signed_number(pair.contribution));
            } else {
                rest += pair.contribution;
                ++more_pairs;
            }
        }
        std::string left;
        if (more > 0) left = more_of(more, "feature");
        if (more_pairs > 0) left += (left.empty() ? "" : " and ") + more_of(more_pairs, "pair");
        if (!left.empty()) line(4, left, signed_number(rest));
    }

    static std::string more_of(std::size_t count, const char* what) {
        return std::to_string(count) + " more " + what + (count == 1 ? "" : "s");
    }

    void print_missing(const TagExplanation& explanation) {
        std::map<std::string, std::string> features_by_reason;
        for (const GroupContribution& group : explanation.groups)
            for (const FeatureContribution& feature : group.features)
                if (!feature.value) {
                    const FeatureInfo* info = find_feature(feature.feature);
                    std::string& list = features_by_reason[feature.missing];
                    list += (list.empty() ? "" : ", ") + (info != nullptr ? std::string(info->title) : feature.feature);
                }
        for (const auto& [reason, list] : features_by_reason)
            paragraph("Not measured (" + reason + "), so counted nothing: " + list);
    }

    void paragraph(const std::string& text) {
        for (const std::string& line : wrapped(text, width_)) output_.write(line + "\n");
    }

    Output& output_;
    std::size_t width_;
};

}  // namespace

ExitStatus explain(const ExplainArguments& arguments) {
    const Tagger tagger = load_tagger(arguments.model);
    const Extractor extractor = extractor_for(tagger, arguments.lyrics, arguments.midlevel, !arguments.no_quotes);
    const Extraction extraction = extractor.extract(arguments.file);
    const auto fail = [&](const TrackError& error) {
        std::fprintf(stderr, "%s\n", failure_line(arguments.file, error).c_str());
        return nothing_done;
    };
    if (const auto* error = std::get_if<TrackError>(&extraction)) return fail(*error);
    const auto& track = std::get<FeatureVector>(extraction);
    for (const TrackWarning& warning : track.warnings)
        std::fprintf(stderr, "warning: %s: %s: %s\n", path_text(arguments.file).c_str(),
                     std::string(to_string(warning.code)).c_str(), warning.message.c_str());
    auto result = armonica::explain(tagger, track, arguments.tags);
    if (const auto* error = std::get_if<TrackError>(&result)) return fail(*error);
    const auto explanations = chosen(std::get<std::vector<TagExplanation>>(std::move(result)), arguments);

    Output output(std::nullopt);
    if (arguments.format == "json")
        print_json(output, arguments.file, explanations);
    else
        TextPage(output).print(arguments.file, track, explanations);
    return all_good;
}

}  // namespace armonica::app
