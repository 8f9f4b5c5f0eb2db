#include "app/clustering_report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <nlohmann/json.hpp>

#include <armonica/catalogue.hpp>

#include "app/dendrogram_text.hpp"
#include "app/text.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

std::string fixed(double number, int decimals = 2) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, number == 0.0 ? 0.0 : number);  // never "-0.00"
    return text;
}

std::string lines_of(const std::string& text, std::size_t indent, std::size_t width) {
    std::string result;
    for (const std::string& line : wrapped(text, width - indent)) result += std::string(indent, ' ') + line + "\n";
    return result;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string distance_in_words(const ClusteringRequest& request, std::size_t tracks) {
    if (tracks == 0 || request.meaning_share == 1.0) return "meaning alone";
    if (request.meaning_share == 0.0) return "behaviour alone";
    return fixed(request.meaning_share) + " meaning + " + fixed(1.0 - request.meaning_share) + " behaviour";
}

std::string choice_in_words(const FeatureClustering& clustering, const ClusteringRequest& request) {
    if (request.groups) return "as asked for";
    const std::vector<std::size_t> sizes = cluster_sizes(clustering.partition);
    const bool even = 2 * *std::max_element(sizes.begin(), sizes.end()) <= clustering.features.size();
    return even ? "the highest mean silhouette with no group of more than half the features"
                : "the highest mean silhouette; every number leaves a group of more than half the features";
}

std::string stability_in_words(const Stability& stability) {
    return "adjusted Rand index " + fixed(stability.agreement) + " (" + fixed(stability.agreement_low) + " to " +
           fixed(stability.agreement_high) + ") over " + std::to_string(stability.resamples) + " resamples of " +
           std::to_string(stability.tracks) + " tracks";
}

std::string source_in_words(const FeatureSelection& selection) {
    return std::to_string(selection.names.size()) + " features" +
           (selection.source.empty() ? " of the catalogue, version " + std::string(catalogue_version())
                                     : " of " + selection.source + ", " + std::to_string(selection.tracks) + " tracks");
}

std::string considered_table(const FeatureClustering& clustering) {
    std::string text = "  groups  silhouette  largest group\n";
    for (const GroupCount& each : clustering.considered)
        text += (each.groups == clustering.names.size() ? "> " : "  ") + right_aligned(std::to_string(each.groups), 6) +
                right_aligned(fixed(each.silhouette, 3), 12) + right_aligned(std::to_string(each.largest), 15) + "\n";
    return text;
}

std::vector<std::string> members(const FeatureClustering& clustering, std::size_t group) {
    std::vector<std::string> names;
    for (std::size_t f = 0; f < clustering.features.size(); ++f)
        if (clustering.partition[f] == static_cast<int>(group)) names.push_back(clustering.features[f]);
    return names;
}

std::string group_tree(const FeatureClustering& clustering, std::size_t width) {
    std::vector<std::string> labels;
    for (std::size_t g = 0; g < clustering.names.size(); ++g)
        labels.push_back(clustering.names[g].title + " (" + std::to_string(members(clustering, g).size()) + ")");
    std::string text;
    for (const std::string& line : dendrogram_lines(clustering.tree.above(labels.size()), labels, width))
        text += line + "\n";
    return text;
}

std::string group_text(const FeatureClustering& clustering, std::size_t group, std::size_t width) {
    const GroupName& name = clustering.names[group];
    const std::vector<std::string> features = members(clustering, group);
    std::string text = lines_of(name.title + " (" + name.id + ")", 2, width) + lines_of(name.description, 4, width);
    std::string figures = std::to_string(features.size()) + (features.size() == 1 ? " feature" : " features") +
                          ", name fits by " + fixed(name.fit);
    if (clustering.stability) figures += ", stability " + fixed(clustering.stability->groups[group]);
    return text + lines_of(figures, 4, width) + lines_of(joined(features), 4, width);
}

Json stability_json(const std::optional<Stability>& stability) {
    if (!stability) return nullptr;
    return {{"resamples", stability->resamples},
            {"tracks", stability->tracks},
            {"adjusted_rand_index", stability->agreement},
            {"adjusted_rand_index_low", stability->agreement_low},
            {"adjusted_rand_index_high", stability->agreement_high}};
}

Json groups_json(const FeatureClustering& clustering) {
    Json groups = Json::array();
    for (std::size_t g = 0; g < clustering.names.size(); ++g) {
        const GroupName& name = clustering.names[g];
        const Json stability = clustering.stability ? Json(clustering.stability->groups[g]) : Json(nullptr);
        groups.push_back({{"id", name.id},
                          {"title", name.title},
                          {"description", name.description},
                          {"name_fit", name.fit},
                          {"stability", stability},
                          {"features", members(clustering, g)}});
    }
    return groups;
}

}  // namespace

std::string clustering_text(const FeatureClustering& clustering, const FeatureSelection& selection,
                            const ClusteringRequest& request) {
    const std::size_t width = terminal_width(STDOUT_FILENO);
    std::string text = lines_of(source_in_words(selection) + ": " + std::to_string(clustering.names.size()) +
                                    (clustering.names.size() == 1 ? " group" : " groups"),
                                0, width);
    text += lines_of("Distance: " + distance_in_words(request, selection.tracks) +
                         ". Average linkage. Number of groups: " + choice_in_words(clustering, request) + ".",
                     2, width);
    if (clustering.stability)
        text += lines_of("Stability: " + stability_in_words(*clustering.stability) + ".", 2, width);
    text += "\n" + considered_table(clustering);
    if (clustering.names.size() > 1) text += "\n" + group_tree(clustering, width);
    for (std::size_t g = 0; g < clustering.names.size(); ++g) text += "\n" + group_text(clustering, g, width);
    return text;
}

std::string clustering_json(const FeatureClustering& clustering, const FeatureSelection& selection,
                            const ClusteringRequest& request) {
    Json considered = Json::array();
    for (const GroupCount& each : clustering.considered)
        considered.push_back({{"groups", each.groups}, {"silhouette", each.silhouette}, {"largest", each.largest}});
    Json merges = Json::array();
    for (const Merge& merge : clustering.tree.merges)
        merges.push_back({merge.first, merge.second, merge.height, merge.size});
    const Json report = {{"source", selection.source.empty() ? Json(nullptr) : Json(selection.source)},
                         {"catalogue_version", catalogue_version()},
                         {"tracks", selection.tracks},
                         {"meaning_share", selection.tracks == 0 ? 1.0 : request.meaning_share},
                         {"silhouette", clustering.silhouette},
                         {"considered", considered},
                         {"stability", stability_json(clustering.stability)},
                         {"groups", groups_json(clustering)},
                         {"by_meaning_alone", clustering.unvarying},
                         {"left_aside", selection.left_aside},
                         {"tree", {{"features", clustering.features}, {"merges", merges}}}};
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> how_it_was_made(const FeatureClustering& clustering, const FeatureSelection& selection,
                                         const ClusteringRequest& request) {
    std::vector<std::string> lines = {
        "Made by `armonica groupings cluster` from " + source_in_words(selection) + ".",
        "Distance: " + distance_in_words(request, selection.tracks) + "; average linkage.",
        "Number of groups: " + choice_in_words(clustering, request) + "; mean silhouette " +
            fixed(clustering.silhouette, 3) + "."};
    if (clustering.stability) {
        lines.push_back("Stability: " + stability_in_words(*clustering.stability) + ";");
        std::string groups = "of each group, the mean of its best overlap:";
        for (const double each : clustering.stability->groups) groups += " " + fixed(each);
        lines.push_back(groups + ".");
    }
    if (!clustering.unvarying.empty())
        lines.push_back("Constant, empty or on too few tracks, placed by meaning alone: " + joined(clustering.unvarying) + ".");
    return lines;
}

std::string shortened_list(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 8;
    std::string text = joined({names.begin(), names.begin() + static_cast<long>(std::min(shown, names.size()))});
    if (names.size() > shown) text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

}  // namespace armonica::app
