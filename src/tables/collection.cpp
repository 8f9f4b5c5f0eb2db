#include "tables/collection.hpp"

#include <algorithm>
#include <numeric>

#include "tables/collection_folds.hpp"
#include "tables/joined_tables.hpp"
#include "tables/makers.hpp"
#include "tables/mulan_labels.hpp"
#include "tables/read_table.hpp"
#include "tables/row_index.hpp"
#include "tables/tag_filter.hpp"

namespace armonica {
namespace {

using Indices = std::vector<std::size_t>;

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

/// Puts a collection together: features first, then labels, then folds.
class Assembly {
public:
    explicit Assembly(const CollectionRequest& request) : request_(request) {}

    void read(const std::filesystem::path& file) {
        Table table = read_table(file, read_options());
        take_notes(table);
        if (!request_.id.empty()) table.column(request_.id);
        const RowIndex unique_ids(table);
        own_labels_ = own_label_columns(table);
        take_features(table);
        for (std::size_t r = 0; r < table.rows; ++r) out_.data.tracks.push_back(table.track(r));
        if (!labels_are_elsewhere()) {
            take_labels(read_labels(table, own_labels_, request_.rules));
            lists_tags_ = table.lists_tags;
        }
        tables_.add_own(std::move(table));
        if (labels_are_elsewhere()) join_labels();
    }

    void measured(const FeatureTable& features) {
        const Indices chosen = choose_features(features.names, request_, out_);
        out_.data.tracks = features.tracks;
        out_.data.features = Eigen::MatrixXd(features.values(Eigen::all, chosen));
        add_facts(features);
        join_labels();
    }

    Collection finish() {
        filter_tags();
        assign_folds(request_, tables_, out_, [this](const Indices& kept) { keep(kept); });
        for (const std::string& name : request_.by) out_.by.push_back(told_apart_by(name));
        return std::move(out_);
    }

private:
    ReadOptions read_options() const {
        return {request_.id, {request_.folds.column, request_.folds.apart}, request_.arrays};
    }

    void take_notes(const Table& table) { out_.notes.insert(out_.notes.end(), table.notes.begin(), table.notes.end()); }

    bool labels_are_elsewhere() const { return names_a_table(request_.labels) && ending_of(request_.labels) != ".xml"; }

    /// The label columns that the table itself has.
    Indices own_label_columns(const Table& table) const {
        if (labels_are_elsewhere() || request_.labels.empty()) {
            if (table.labels.empty() && request_.labels.empty())
                throw InputError("--labels", std::nullopt,
                                 table.file +
                                     " does not say which of its columns are labels: `--labels COLUMNS` or "
                                     "`--labels FILE` is needed");
            return table.labels;
        }
        if (!names_a_table(request_.labels)) return named_columns(table, request_.labels);
        Indices columns;
        for (const std::string& label : read_mulan_labels(request_.labels)) {
            const auto column = table.find(label);
            if (!column)
                throw InputError(request_.labels, std::nullopt, "label `" + label + "` is no column of " + table.file);
            if (std::find(columns.begin(), columns.end(), *column) != columns.end())
                throw InputError(request_.labels, std::nullopt, "label `" + label + "` is named twice");
            columns.push_back(*column);
        }
        return columns;
    }

    bool is_fold_column(const std::string& name) const {
        return !name.empty() && (name == request_.folds.column || name == request_.folds.apart);
    }

    /// Moves the features out of the table, column by column, so that they are not in memory twice.
    void take_features(Table& table) {
        std::vector<std::string> names;
        Indices columns;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const bool label = std::find(own_labels_.begin(), own_labels_.end(), c) != own_labels_.end();
            if (label || (table.id && c == *table.id) || is_fold_column(table.columns[c].name)) continue;
            names.push_back(table.columns[c].name);
            columns.push_back(c);
        }
        const Indices chosen = picked(columns, choose_features(names, request_, out_));
        out_.data.features.resize(static_cast<Eigen::Index>(table.rows), static_cast<Eigen::Index>(chosen.size()));
        for (std::size_t k = 0; k < chosen.size(); ++k) {
            out_.data.features.col(static_cast<Eigen::Index>(k)) = Eigen::Map<const Eigen::VectorXd>(
                table.numbers(chosen[k]).data(), static_cast<Eigen::Index>(table.rows));
            std::vector<double>().swap(table.columns[chosen[k]].numbers);
        }
        drop_columns(table, chosen);
    }

    /// Takes columns out of the table: those that are left find their new places.
    void drop_columns(Table& table, const Indices& dropped) {
        std::vector<Column> columns;
        Indices place(table.columns.size());
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            place[c] = columns.size();
            if (std::find(dropped.begin(), dropped.end(), c) == dropped.end())
                columns.push_back(std::move(table.columns[c]));
        }
        table.columns = std::move(columns);
        if (table.id) table.id = place[*table.id];
        for (std::size_t& label : own_labels_) label = place[label];
        for (std::size_t& label : table.labels) label = place[label];
    }

    /// The label columns of a file that holds labels.
    Indices label_columns(const Table& table) {
        if (!request_.label_columns.empty()) return named_columns(table, request_.label_columns);
        if (!table.labels.empty()) return table.labels;
        Indices columns;
        std::vector<std::string> makers;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string& name = table.columns[c].name;
            if ((table.id && c == *table.id) || is_fold_column(name)) continue;
            if (names_makers(name))
                makers.push_back(name);
            else
                columns.push_back(c);
        }
        if (!makers.empty())
            out_.notes.push_back("not taken as labels, since they say who made a track: " + listed(makers) +
                                 " (--label-columns says otherwise)");
        if (columns.empty()) throw InputError(table.file, std::nullopt, "there is no column of labels");
        return columns;
    }

    /// Labels from a file of their own. Tracks that it does not name are left aside.
    void join_labels() {
        Table table = read_table(request_.labels, read_options());
        take_notes(table);
        if (!request_.id.empty()) table.column(request_.id);
        lists_tags_ = table.lists_tags;
        const Labels labels = read_labels(table, label_columns(table), request_.rules);
        const std::size_t rows_there = table.rows;
        const JoinedTable& joined = tables_.add(std::move(table), out_.data.tracks);
        const Indices kept = labelled_tracks(joined);
        Indices matched;
        for (const std::size_t t : kept) matched.push_back(*joined.row_of_track[t]);
        refuse_twins(joined.table, matched);
        if (kept.size() < rows_there)
            out_.notes.push_back(std::to_string(rows_there - kept.size()) +
                                 " rows of the label file speak of no track of the collection");
        keep(kept);
        take_labels(
            {labels.names, labels.families, labels.present(matched, Eigen::all), labels.targets(matched, Eigen::all)});
    }

    Indices labelled_tracks(const JoinedTable& joined) {
        Indices kept;
        std::vector<std::string> unlabelled;
        for (std::size_t t = 0; t < out_.data.tracks.size(); ++t) {
            if (joined.row_of_track[t])
                kept.push_back(t);
            else
                unlabelled.push_back(out_.data.tracks[t]);
        }
        if (kept.empty())
            throw InputError(joined.table.file, std::nullopt,
                             "no track of the collection has a label here: the collection names its tracks like `" +
                                 out_.data.tracks.front() + "`, this file like `" + joined.table.track(0) + "`");
        if (!unlabelled.empty())
            out_.notes.push_back(std::to_string(unlabelled.size()) +
                                 " tracks without labels left aside: " + listed(unlabelled));
        return kept;
    }

    static void refuse_twins(const Table& table, Indices rows) {
        std::sort(rows.begin(), rows.end());
        const auto twice = std::adjacent_find(rows.begin(), rows.end());
        if (twice != rows.end())
            throw table.error(*twice, "two tracks of the collection match `" + table.track(*twice) + "`");
    }

    void take_labels(Labels labels) {
        out_.data.tag_names = std::move(labels.names);
        out_.data.tag_families = std::move(labels.families);
        out_.data.labels = std::move(labels.present);
        out_.data.targets = std::move(labels.targets);
    }

    void add_facts(const FeatureTable& features) {
        if (features.facts.empty()) return;
        Table table;
        table.rows = features.tracks.size();
        for (const TrackColumn& fact : features.facts)
            table.columns.push_back({.name = fact.name, .numbers = {}, .text = fact.text, .is_text = true});
        tables_.add_own(std::move(table));
    }

    TrackColumn told_apart_by(const std::string& name) const {
        auto cells = tables_.find(name);
        if (!cells)
            throw InputError("--by", std::nullopt,
                             "there is no column `" + name + "`; there are " + listed(tables_.column_names(), 30));
        return {name, std::move(cells->text)};
    }

    void filter_tags() {
        if (request_.categories.empty() && request_.min_positives == 0) return;
        const std::size_t before = out_.data.tag_names.size();
        keep_tags(out_.data, choose_tags(out_.data, request_.categories, request_.min_positives, out_.notes));
        const bool none_is_unknown = lists_tags_ || request_.rules.multiclass;
        if (out_.data.tag_names.size() == before || !none_is_unknown) return;
        const Indices kept = tracks_with_tags(out_.data);
        if (kept.size() < out_.data.tracks.size())
            out_.notes.push_back(std::to_string(out_.data.tracks.size() - kept.size()) +
                                 " tracks that carry none of these tags left aside");
        keep(kept);
    }

    /// Keeps these tracks alone.
    void keep(const Indices& kept) {
        TrainingData& data = out_.data;
        if (kept.size() == data.tracks.size()) return;
        data.tracks = picked(data.tracks, kept);
        data.features = Eigen::MatrixXd(data.features(kept, Eigen::all));
        if (data.labels.size() > 0) data.labels = Eigen::MatrixXd(data.labels(kept, Eigen::all));
        if (data.targets.size() > 0) data.targets = Eigen::MatrixXd(data.targets(kept, Eigen::all));
        tables_.keep(kept);
    }

    const CollectionRequest& request_;
    Collection out_;
    Indices own_labels_;
    JoinedTables tables_;
    bool lists_tags_ = false;
};

}  // namespace

Collection read_collection(const std::filesystem::path& file, const CollectionRequest& request) {
    Assembly assembly(request);
    assembly.read(file);
    return assembly.finish();
}

Collection label_collection(const FeatureTable& features, const CollectionRequest& request) {
    Assembly assembly(request);
    assembly.measured(features);
    return assembly.finish();
}

}  // namespace armonica
