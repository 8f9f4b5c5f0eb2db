#include "app/labelled_collection.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <armonica/extract.hpp>

#include "app/batch.hpp"
#include "app/interruption.hpp"
#include "app/text.hpp"

namespace armonica::app {
namespace {

CollectionRequest make_request(const CollectionArguments& arguments, const Grouping& grouping) {
    CollectionRequest request;
    request.grouping = grouping;
    request.excluded = arguments.exclude;
    request.id = arguments.id;
    request.labels = arguments.labels;
    request.label_columns = arguments.label_columns;
    request.rules.present_from = arguments.present_from;
    request.rules.fit_shares = arguments.fit_shares;
    request.rules.multiclass = arguments.task == "multiclass";
    if (arguments.folds) request.folds = *arguments.folds;
    request.fold_column = arguments.fold_column;
    return request;
}

std::vector<std::string> grouped_features(const Grouping& grouping) {
    std::vector<std::string> all;
    for (const FeatureInfo& feature : catalogue()) all.emplace_back(feature.id);
    const GroupAssignment assignment = assign_groups(grouping, all);
    std::vector<std::string> grouped;
    for (std::size_t f = 0; f < all.size(); ++f)
        if (assignment.group_of_column[f] != GroupAssignment::none) grouped.push_back(all[f]);
    if (grouped.empty())
        throw InputError("grouping " + grouping.name, std::nullopt,
                         "it names no feature that can be measured from sound; `armonica features` lists those");
    return grouped;
}

/// Measures every track of the folder; tracks are called by their path within it.
FeatureTable measure(const CollectionArguments& arguments, const std::vector<std::string>& features,
                     ExitStatus& status) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(*arguments.audio, ignored))
        throw InputError(path_text(*arguments.audio), std::nullopt, "--audio needs a folder of sound files");
    const Extractor extractor({.features = features});
    FeatureTable table;
    table.names = features;
    std::vector<double> values;
    const Batch batch{{*arguments.audio}, "measuring", arguments.jobs};
    const BatchReport report = run_batch(
        batch, extractor, [&](const std::filesystem::path& path, Extraction& extraction) -> std::optional<TrackError> {
            const auto* track = std::get_if<FeatureVector>(&extraction);
            if (track == nullptr) return std::nullopt;
            table.tracks.push_back(path_text(std::filesystem::relative(path, *arguments.audio)));
            for (const std::string& feature : features)
                values.push_back(track->value(feature).value_or(std::numeric_limits<double>::quiet_NaN()));
            return std::nullopt;
        });
    status = report.exit_status();
    if (table.tracks.empty())
        throw InputError(path_text(*arguments.audio), std::nullopt, "no track of this folder could be measured");
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    table.values = Eigen::Map<RowMajor>(values.data(), static_cast<Eigen::Index>(table.tracks.size()),
                                        static_cast<Eigen::Index>(features.size()));
    return table;
}

}  // namespace

LabelledCollection read_labelled_collection(const CollectionArguments& arguments) {
    LabelledCollection result;
    result.grouping = load_grouping(arguments.grouping);
    const CollectionRequest request = make_request(arguments, result.grouping);
    if (arguments.table) {
        result.collection = read_collection(*arguments.table, request);
    } else {
        if (!request.labels.ends_with(".csv"))
            throw InputError("--labels", std::nullopt, "with --audio the labels come from a file: --labels FILE.csv");
        stop_gently_on_interruption();
        const FeatureTable features = measure(arguments, grouped_features(result.grouping), result.status);
        if (result.status == stopped_by_user) return result;
        result.collection = label_collection(features, request);
        result.measured = true;
    }
    for (const std::string& note : result.collection.notes) std::fprintf(stderr, "note: %s\n", printable(note).c_str());
    return result;
}

}  // namespace armonica::app
