#include "tables/collection.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include <armonica/error.hpp>

#include "tables/row_index.hpp"

namespace armonica {
namespace {

using Indices = std::vector<std::size_t>;

std::size_t id_column(const CsvTable& table, const std::string& id) { return id.empty() ? 0 : table.column(id); }

/// "a, b, c and 9 more"
std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > shown) text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

template <typename Items>
Items picked(const Items& items, const Indices& indices) {
    Items result;
    for (const std::size_t i : indices) result.push_back(items[i]);
    return result;
}

/// Lays the grouping over `names` and keeps the columns that become features.
Indices choose_features(const std::vector<std::string>& names, const CollectionRequest& request, Collection& out) {
    for (const std::string& name : request.excluded)
        if (std::find(names.begin(), names.end(), name) == names.end())
            throw InputError("--exclude", std::nullopt, "there is no feature `" + name + "` to leave aside");
    const GroupAssignment assignment = assign_groups(request.grouping, names);
    if (!assignment.ungrouped_columns.empty())
        out.notes.push_back("in no group of `" + request.grouping.name +
                            "`, not used: " + listed(assignment.ungrouped_columns));
    if (!assignment.unknown_entries.empty())
        out.notes.push_back("named by grouping `" + request.grouping.name +
                            "`, not there: " + listed(assignment.unknown_entries));
    Indices chosen;
    for (std::size_t c = 0; c < names.size(); ++c) {
        const bool excluded =
            std::find(request.excluded.begin(), request.excluded.end(), names[c]) != request.excluded.end();
        if (assignment.group_of_column[c] == GroupAssignment::none || excluded) continue;
        chosen.push_back(c);
        out.group_of_column.push_back(assignment.group_of_column[c]);
    }
    if (!request.excluded.empty()) out.notes.push_back("left aside on request: " + listed(request.excluded));
    if (chosen.empty())
        throw InputError("grouping " + request.grouping.name, std::nullopt,
                         "none of the columns at hand is in a group; the columns are " + listed(names));
    out.data.feature_names = picked(names, chosen);
    return chosen;
}

/// For every track the row of `table` that speaks of it.
std::vector<std::optional<std::size_t>> match_rows(const std::vector<std::string>& tracks, const CsvTable& table,
                                                   std::size_t id) {
    const RowIndex index(table, id);
    std::vector<std::optional<std::size_t>> rows;
    for (const std::string& track : tracks) rows.push_back(index.find(track));
    return rows;
}

void keep_rows(TrainingData& data, const Indices& kept) {
    data.tracks = picked(data.tracks, kept);
    data.features = Eigen::MatrixXd(data.features(kept, Eigen::all));
}

/// Labels from a file of their own. Tracks that it does not name are left aside.
void join_labels(const CollectionRequest& request, Collection& out) {
    const CsvTable table = read_csv(request.labels);
    const std::size_t id = id_column(table, request.id);
    Indices columns;
    if (request.label_columns.empty()) {
        for (std::size_t c = 0; c < table.header.size(); ++c)
            if (c != id) columns.push_back(c);
    } else {
        columns = named_columns(table, request.label_columns);
    }
    const Labels labels = read_labels(table, columns, request.rules);

    const auto rows = match_rows(out.data.tracks, table, id);
    Indices kept;
    Indices matched;
    std::vector<std::string> unlabelled;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        if (!rows[t]) {
            unlabelled.push_back(out.data.tracks[t]);
            continue;
        }
        kept.push_back(t);
        matched.push_back(*rows[t]);
    }
    if (kept.empty())
        throw InputError(table.file, std::nullopt,
                         "no track of the collection has a label here: the collection names its tracks like `" +
                             out.data.tracks.front() + "`, this file like `" + table.rows.front().cells[id] + "`");
    Indices distinct = matched;
    std::sort(distinct.begin(), distinct.end());
    if (const auto twice = std::adjacent_find(distinct.begin(), distinct.end()); twice != distinct.end())
        throw InputError(table.file, table.rows[*twice].line,
                         "two tracks of the collection match `" + table.rows[*twice].cells[id] + "`");
    if (!unlabelled.empty())
        out.notes.push_back(std::to_string(unlabelled.size()) +
                            " tracks without labels left aside: " + listed(unlabelled));
    if (kept.size() < table.rows.size())
        out.notes.push_back(std::to_string(table.rows.size() - kept.size()) +
                            " rows of the label file speak of no track of the collection");
    keep_rows(out.data, kept);
    out.data.tag_names = labels.names;
    out.data.tag_families = labels.families;
    out.data.labels = labels.present(matched, Eigen::all);
    out.data.targets = labels.targets(matched, Eigen::all);
}

void join_folds(const CollectionRequest& request, Collection& out) {
    if (request.folds.empty()) return;
    const CsvTable table = read_csv(request.folds);
    const std::size_t named = request.id.empty() ? 0 : [&] {
        const auto found = std::find(table.header.begin(), table.header.end(), request.id);
        return found == table.header.end() ? std::size_t{0} : static_cast<std::size_t>(found - table.header.begin());
    }();
    const std::size_t column = table.column(request.fold_column);
    const auto rows = match_rows(out.data.tracks, table, named);
    std::vector<std::string> folds;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        if (!rows[t]) throw InputError(table.file, std::nullopt, "track `" + out.data.tracks[t] + "` has no fold here");
        folds.push_back(table.rows[*rows[t]].cells[column]);
        if (folds.back().empty())
            throw InputError(table.file, table.rows[*rows[t]].line, "the fold of this track is empty");
    }
    out.fold_names = folds;
    std::sort(out.fold_names.begin(), out.fold_names.end());
    out.fold_names.erase(std::unique(out.fold_names.begin(), out.fold_names.end()), out.fold_names.end());
    for (const std::string& fold : folds)
        out.data.folds.push_back(static_cast<int>(std::lower_bound(out.fold_names.begin(), out.fold_names.end(), fold) -
                                                  out.fold_names.begin()));
}

bool names_a_file(const std::string& labels) { return labels.ends_with(".csv"); }

Eigen::MatrixXd read_features(const CsvTable& table, const Indices& columns) {
    Eigen::MatrixXd values(static_cast<Eigen::Index>(table.rows.size()), static_cast<Eigen::Index>(columns.size()));
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < columns.size(); ++c)
            values(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(c)) =
                csv_number(table, table.rows[r], columns[c]).value_or(std::numeric_limits<double>::quiet_NaN());
    return values;
}

}  // namespace

Collection read_collection(const std::filesystem::path& file, const CollectionRequest& request) {
    Collection out;
    const CsvTable table = read_csv(file);
    const std::size_t id = id_column(table, request.id);
    const RowIndex unique_ids(table, id);
    const bool labels_in_table = !names_a_file(request.labels);
    const Indices label_columns = labels_in_table ? named_columns(table, request.labels) : Indices{};

    std::vector<std::string> names;
    Indices columns;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (c == id || std::find(label_columns.begin(), label_columns.end(), c) != label_columns.end()) continue;
        names.push_back(table.header[c]);
        columns.push_back(c);
    }
    const Indices chosen = choose_features(names, request, out);
    for (const CsvTable::Row& row : table.rows) out.data.tracks.push_back(row.cells[id]);
    out.data.features = read_features(table, picked(columns, chosen));
    if (labels_in_table) {
        Labels labels = read_labels(table, label_columns, request.rules);
        out.data.tag_names = std::move(labels.names);
        out.data.tag_families = std::move(labels.families);
        out.data.labels = std::move(labels.present);
        out.data.targets = std::move(labels.targets);
    } else {
        join_labels(request, out);
    }
    join_folds(request, out);
    return out;
}

Collection label_collection(const FeatureTable& features, const CollectionRequest& request) {
    Collection out;
    const Indices chosen = choose_features(features.names, request, out);
    out.data.tracks = features.tracks;
    out.data.features = Eigen::MatrixXd(features.values(Eigen::all, chosen));
    join_labels(request, out);
    join_folds(request, out);
    return out;
}

}  // namespace armonica
