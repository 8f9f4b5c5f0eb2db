#include "app/statistics.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "app/output.hpp"
#include "app/text.hpp"
#include "model/statistics_file.hpp"

namespace armonica::app {
namespace {

// Everything about labels that parts of one collection must have in common.
std::string label_rule(const CollectionArguments& arguments) {
    std::string rule = arguments.task;
    if (arguments.present_from) {
        char text[64];
        std::snprintf(text, sizeof text, ", present from %.17g", *arguments.present_from);
        rule += text;
    }
    return rule;
}

}  // namespace

bool features_are_measured(const LabelledCollection& labelled) {
    const auto& names = labelled.collection.data.feature_names;
    return labelled.measured ||
           std::all_of(names.begin(), names.end(), [](const auto& name) { return find_feature(name) != nullptr; });
}

CollectionStatistics statistics_of(const LabelledCollection& labelled, const CollectionArguments& arguments) {
    StatisticsRequest request;
    if (features_are_measured(labelled)) request.catalogue_version = labelled.catalogue_version;
    request.label_rule = label_rule(arguments);
    request.shares = arguments.fit_shares;
    request.fold_names = labelled.collection.fold_names;
    request.jobs = static_cast<int>(arguments.jobs);
    return gather_collection_statistics(labelled.collection.data, labelled.collection.group_of_column,
                                        labelled.grouping.groups.size(), request);
}

CollectionStatistics merge_statistics(const std::vector<std::filesystem::path>& files) {
    CollectionStatistics merged;
    std::map<std::string, std::filesystem::path> seen;
    for (const auto& file : files) {
        StatisticsFile part = load_statistics(file);
        const auto [same, added] = seen.emplace(part.checksum, file);
        if (!added)
            throw InputError(path_text(file), std::nullopt,
                             "holds the same statistics as " + path_text(same->second) +
                                 "; no track may count twice, so name each part once");
        if (seen.size() == 1) {
            merged = std::move(part.statistics);
            continue;
        }
        try {
            merged += part.statistics;
        } catch (const std::invalid_argument& error) {
            throw InputError(path_text(file), std::nullopt,
                             std::string(error.what()) + ", as in " + path_text(files.front()) +
                                 "; only parts of one collection, gathered alike, can be merged");
        }
    }
    return merged;
}

void write_statistics(const CollectionStatistics& statistics, const std::filesystem::path& file) {
    Output output(file);
    output.write(statistics_text(statistics));
    output.commit();
    std::printf("%s: statistics of %lld tracks in %zu folds, with %zu features and %zu tags\n", path_text(file).c_str(),
                static_cast<long long>(statistics.rows()), statistics.folds.size(), statistics.features.size(),
                statistics.tags.size());
}

}  // namespace armonica::app
