#include <algorithm>

#include <nlohmann/json.hpp>

#include <armonica/catalogue.hpp>

#include "app/batch.hpp"
#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "tables/csv.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// The features asked for, in catalogue order; all where none are named.
std::vector<std::string> chosen_features(const ExtractArguments& arguments) {
    for (const std::string& id : arguments.features)
        if (find_feature(id) == nullptr)
            throw std::invalid_argument("there is no feature `" + id + "`; `armonica features` lists them");
    const auto& modalities = arguments.modalities;
    const auto named = [](const auto& list, std::string_view name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    std::vector<std::string> chosen;
    for (const FeatureInfo& feature : catalogue()) {
        const bool wanted =
            arguments.features.empty() && modalities.empty()
                ? true
                : named(arguments.features, feature.id) || named(modalities, to_string(feature.modality));
        if (wanted) chosen.emplace_back(feature.id);
    }
    if (chosen.empty()) throw std::invalid_argument("this version measures no feature of that modality");
    return chosen;
}

std::string csv_header(const std::vector<std::string>& features, const std::vector<std::string>& own_outputs) {
    std::string row = "path";
    for (const auto* ids : {&features, &own_outputs})
        for (const std::string& id : *ids) row += "," + id;
    return row + "\n";
}

std::string csv_row(const fs::path& path, const FeatureVector& track, const std::vector<std::string>& features) {
    std::string row = csv_cell(path_text(path));
    for (const std::string& id : features) {
        const auto value = track.value(id);
        row += "," + (value ? exact_number(*value) : "");
    }
    for (const OwnOutput& output : track.own_outputs) row += "," + (output.value ? exact_number(*output.value) : "");
    return row + "\n";
}

std::string json_line(const fs::path& path, const Extraction& extraction, const std::vector<std::string>& features) {
    Json line{{"path", path_text(path)}, {"error", nullptr}, {"features", Json::object()}, {"missing", Json::object()}};
    if (const auto* error = std::get_if<TrackError>(&extraction)) {
        line["error"] = error_json(*error);
        return line.dump() + "\n";
    }
    const auto& track = std::get<FeatureVector>(extraction);
    for (const std::string& id : features) {
        const auto value = track.value(id);
        line["features"][id] = or_null(value);
        if (!value) line["missing"][id] = std::string(to_string(*track.missing(id)));
    }
    add_uncertainties(line, track, features);
    add_own_outputs(line, track);
    add_tempo_and_key(line, &track);
    add_lyrics(line, track, features);
    line["length_seconds"] = track.length_seconds;
    line["catalogue_version"] = track.catalogue_version;
    line["content_hash"] = track.content_hash;
    add_warnings(line, track);
    return line.dump() + "\n";
}

}  // namespace

ExitStatus extract(const ExtractArguments& arguments) {
    const std::string ending = arguments.out.extension();
    if (ending != ".csv" && ending != ".jsonl")
        throw std::invalid_argument("--out " + path_text(arguments.out) +
                                    ": the name must end in .csv or .jsonl, which decides the format");
    const std::vector<std::string> features = chosen_features(arguments);
    const Extractor extractor(extract_options(features, arguments.lyrics, arguments.midlevel, !arguments.no_quotes));
    Output output(arguments.out);
    stop_gently_on_interruption();
    const bool csv = ending == ".csv";
    if (csv) output.write(csv_header(features, extractor.own_outputs()));
    const Batch batch{arguments.paths, "measuring", arguments.jobs};
    const BatchReport report =
        run_batch(batch, extractor, [&](const fs::path& path, Extraction& extraction) -> std::optional<TrackError> {
            if (!csv) output.write(json_line(path, extraction, features));
            // A table of numbers has no place for an error: the failed track is listed on the error stream alone.
            if (const auto* track = std::get_if<FeatureVector>(&extraction); csv && track != nullptr)
                output.write(csv_row(path, *track, features));
            return std::nullopt;
        });
    output.commit();
    return report.exit_status();
}

}  // namespace armonica::app
