#include "app/labelled_collection.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <stdexcept>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <armonica/extract.hpp>

#include "app/batch.hpp"
#include "app/interruption.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "tables/csv.hpp"
#include "tables/read_table.hpp"

namespace armonica::app {
namespace {

/// "train=FILE" → {"train", "FILE"}. Throws std::invalid_argument.
std::pair<std::string, std::string> named_value(const std::string& option, const std::string& text,
                                                const char* example) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw std::invalid_argument(option + " " + printable(text) + ": it reads " + example);
    return {text.substr(0, equals), text.substr(equals + 1)};
}

FoldRequest make_fold_request(const CollectionArguments& arguments) {
    FoldRequest folds;
    if (arguments.folds) folds.file = *arguments.folds;
    folds.column = arguments.fold_column;
    folds.make = arguments.make_folds;
    folds.apart = arguments.apart;
    for (const std::string& split : arguments.split)
        folds.split.push_back(named_value("--split", split, "NAME=FILE, for example train=autotagging-train.tsv"));
    return folds;
}

CollectionRequest make_request(const CollectionArguments& arguments, const Grouping& grouping) {
    CollectionRequest request;
    request.grouping = grouping;
    request.excluded = arguments.exclude;
    request.by = arguments.by;
    request.id = arguments.id;
    request.labels = arguments.labels;
    request.label_columns = arguments.label_columns;
    request.rules.present_from = arguments.present_from;
    request.rules.fit_shares = arguments.fit_shares;
    request.rules.multiclass = arguments.task == "multiclass";
    request.categories = arguments.categories;
    request.min_positives = arguments.min_positives;
    for (const std::string& array : arguments.arrays) {
        const auto [role, name] = named_value("--array", array, "ROLE=NAME, for example features=embeddings");
        request.arrays[array_role(role)] = name;
    }
    request.folds = make_fold_request(arguments);
    return request;
}

/// The features of the grouping that are to be measured. Without lyrics, a model does not know of them at all.
std::vector<std::string> grouped_features(const Grouping& grouping, const LyricsChoice& lyrics) {
    std::vector<std::string> all;
    for (const FeatureInfo& feature : catalogue())
        if (!lyrics.none || feature.modality != Modality::lyrics) all.emplace_back(feature.id);
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
FeatureTable measure(const CollectionArguments& arguments, const std::vector<std::string>& features, ExitStatus& status,
                     std::string& catalogue_version) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(*arguments.audio, ignored))
        throw InputError(path_text(*arguments.audio), std::nullopt, "--audio needs a folder of sound files");
    const Extractor extractor(extract_options(features, arguments.lyrics, arguments.midlevel, false));
    catalogue_version = extractor.catalogue_version();
    FeatureTable table;
    table.names = features;
    table.facts = {{"length", {}}, {"language", {}}};
    std::vector<double> values;
    const Batch batch{{*arguments.audio}, "measuring", arguments.jobs};
    const BatchReport report = run_batch(
        batch, extractor, [&](const std::filesystem::path& path, Extraction& extraction) -> std::optional<TrackError> {
            const auto* track = std::get_if<FeatureVector>(&extraction);
            if (track == nullptr) return std::nullopt;
            table.tracks.push_back(path_text(std::filesystem::relative(path, *arguments.audio)));
            table.facts[0].text.push_back(std::to_string(std::lround(track->length_seconds)));
            table.facts[1].text.push_back(track->lyrics ? track->lyrics->language : "");
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

/// What --folds reads again.
void write_folds(const Collection& collection, const std::filesystem::path& file) {
    if (collection.data.folds.empty())
        throw std::invalid_argument("--folds-out: there are no folds to write; --make-folds N makes some");
    Output output(file);
    output.write("track,fold\n");
    for (std::size_t t = 0; t < collection.data.tracks.size(); ++t)
        output.write(csv_cell(collection.data.tracks[t]) + "," +
                     csv_cell(collection.fold_names[static_cast<std::size_t>(collection.data.folds[t])]) + "\n");
    output.commit();
}

/// The features of all groupings, each once.
std::vector<std::string> grouped_features(const std::vector<LabelledCollection>& labelled, const LyricsChoice& lyrics) {
    std::vector<std::string> all;
    for (const LabelledCollection& one : labelled)
        for (const std::string& feature : grouped_features(one.grouping, lyrics))
            if (std::find(all.begin(), all.end(), feature) == all.end()) all.push_back(feature);
    return all;
}

void read_from_sound(const CollectionArguments& arguments, std::vector<LabelledCollection>& labelled) {
    if (!names_a_table(arguments.labels) || ending_of(arguments.labels) == ".xml")
        throw InputError("--labels", std::nullopt,
                         "with --audio the labels come from a table of their own: --labels FILE.csv, .tsv, .arff or "
                         ".npz");
    stop_gently_on_interruption();
    ExitStatus status = all_good;
    std::string version;
    const FeatureTable features = measure(arguments, grouped_features(labelled, arguments.lyrics), status, version);
    for (LabelledCollection& one : labelled) {
        one.status = status;
        one.measured = true;
        one.catalogue_version = version;
        if (status != stopped_by_user)
            one.collection = label_collection(features, make_request(arguments, one.grouping));
    }
}

/// What several groupings have in common to say is said once.
void print_notes(const std::vector<LabelledCollection>& labelled) {
    std::vector<std::string> said;
    for (const LabelledCollection& one : labelled)
        for (const std::string& note : one.collection.notes) {
            if (std::find(said.begin(), said.end(), note) != said.end()) continue;
            said.push_back(note);
            std::fprintf(stderr, "note: %s\n", printable(note).c_str());
        }
}

}  // namespace

std::vector<LabelledCollection> read_labelled_collections(const CollectionArguments& arguments,
                                                          const std::vector<std::string>& groupings) {
    std::vector<LabelledCollection> labelled;
    for (const std::string& grouping : groupings) labelled.emplace_back().grouping = load_grouping(grouping);
    if (arguments.table)
        for (LabelledCollection& one : labelled)
            one.collection = read_collection(*arguments.table, make_request(arguments, one.grouping));
    else
        read_from_sound(arguments, labelled);
    if (labelled.front().status == stopped_by_user) return labelled;
    if (arguments.folds_out) write_folds(labelled.front().collection, *arguments.folds_out);
    print_notes(labelled);
    return labelled;
}

LabelledCollection read_labelled_collection(const CollectionArguments& arguments) {
    return std::move(read_labelled_collections(arguments, {arguments.grouping}).front());
}

}  // namespace armonica::app
