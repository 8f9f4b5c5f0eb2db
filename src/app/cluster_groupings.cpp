#include <algorithm>
#include <cstdio>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "app/clustering_report.hpp"
#include "app/commands.hpp"
#include "app/dendrogram_svg.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "groups/grouping_toml.hpp"
#include "tables/read_table.hpp"

namespace armonica::app {
namespace {

bool named(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// All features of the catalogue, without tracks: their meaning decides alone.
FeatureSelection of_catalogue(const std::vector<std::string>& excluded) {
    FeatureSelection selection;
    for (const std::string& name : excluded)
        if (find_feature(name) == nullptr)
            throw InputError("--exclude", std::nullopt, "there is no feature `" + name + "` to leave aside");
    for (const FeatureInfo& feature : catalogue())
        if (!named(excluded, std::string(feature.id))) selection.names.emplace_back(feature.id);
    return selection;
}

/// The columns of a table that have a place in the ontology.
FeatureSelection of_table(const ClusterArguments& arguments, const Ontology& ontology) {
    const Table table = read_table(*arguments.table, {arguments.id, {}, {}});
    const std::optional<std::size_t> id = arguments.id.empty() ? table.id : table.column(arguments.id);
    for (const std::string& name : arguments.exclude) table.column(name);
    FeatureSelection selection;
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const std::string& name = table.columns[c].name;
        if (c == id || named(arguments.exclude, name)) continue;
        if (ontology.find(name) == nullptr) {
            selection.left_aside.push_back(name);
            continue;
        }
        columns.push_back(c);
        selection.names.push_back(name);
    }
    if (columns.size() < 2)
        throw InputError(table.file, table.header_line,
                         "clustering needs two columns at least that the ontology knows: features of the catalogue "
                         "(`armonica features`) or columns of the published tables; here " +
                             (columns.empty() ? "there is none" : "there is only `" + selection.names.front() + "`"));
    selection.values.resize(static_cast<Eigen::Index>(table.rows), static_cast<Eigen::Index>(columns.size()));
    for (std::size_t c = 0; c < columns.size(); ++c)
        selection.values.col(static_cast<Eigen::Index>(c)) =
            Eigen::Map<const Eigen::VectorXd>(table.numbers(columns[c]).data(), static_cast<Eigen::Index>(table.rows));
    return selection;
}

void write_file(const std::filesystem::path& file, const std::string& text) {
    Output output(file);
    output.write(text);
    output.commit();
}

void note(const std::string& text) { std::fprintf(stderr, "note: %s\n", printable(text).c_str()); }

void note_what_is_left_aside(const FeatureSelection& selection, const FeatureClustering& clustering) {
    if (!selection.left_aside.empty()) note("not in the ontology, left aside: " + shortened_list(selection.left_aside));
    if (!clustering.unvarying.empty())
        note("constant, empty or on too few tracks, placed by meaning alone: " + shortened_list(clustering.unvarying));
}

}  // namespace

ExitStatus cluster_groupings(const ClusterArguments& arguments) {
    const Ontology ontology = Ontology::shipped();
    FeatureSelection selection = arguments.table ? of_table(arguments, ontology) : of_catalogue(arguments.exclude);
    if (arguments.groups && *arguments.groups > selection.names.size())
        throw InputError("--groups", std::nullopt,
                         "there are only " + std::to_string(selection.names.size()) + " features to group");
    selection.tracks = static_cast<std::size_t>(selection.values.rows());
    selection.source = arguments.table ? path_text(arguments.table->filename()) : "";

    ClusteringRequest request;
    request.meaning_share = arguments.meaning_share;
    request.groups = arguments.groups;
    request.resamples = arguments.resamples;
    const FeatureClustering clustering =
        cluster_features(ontology, selection.names, std::move(selection.values), request);
    note_what_is_left_aside(selection, clustering);

    const std::string name = arguments.out ? path_text(arguments.out->stem()) : "clustered";
    if (arguments.out)
        write_file(*arguments.out,
                   grouping_toml(as_grouping(clustering, name), how_it_was_made(clustering, selection, request)));
    if (arguments.dendrogram) write_file(*arguments.dendrogram, dendrogram_svg(clustering));
    Output output(std::nullopt);
    output.write(arguments.format == "json" ? clustering_json(clustering, selection, request)
                                            : clustering_text(clustering, selection, request));
    return all_good;
}

}  // namespace armonica::app
