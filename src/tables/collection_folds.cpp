#include "tables/collection_folds.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "tables/makers.hpp"
#include "tables/read_table.hpp"
#include "tables/row_index.hpp"
#include "tables/stratified_folds.hpp"

namespace armonica {
namespace {

void set_folds(const std::vector<std::string>& names, Collection& collection) {
    collection.fold_names = names;
    std::sort(collection.fold_names.begin(), collection.fold_names.end());
    collection.fold_names.erase(std::unique(collection.fold_names.begin(), collection.fold_names.end()),
                                collection.fold_names.end());
    collection.data.folds.clear();
    for (const std::string& name : names)
        collection.data.folds.push_back(
            static_cast<int>(std::lower_bound(collection.fold_names.begin(), collection.fold_names.end(), name) -
                             collection.fold_names.begin()));
}

void take_folds(const JoinedTables& tables, const std::string& column, Collection& collection) {
    const auto cells = tables.find(column);
    if (!cells)
        throw InputError(
            "--fold-column", std::nullopt,
            "no table at hand has a column `" + column + "`; the columns are " + listed(tables.column_names(), 12));
    const JoinedTable& from = *cells->from;
    for (std::size_t t = 0; t < cells->text.size(); ++t) {
        if (!from.row_of_track[t])
            throw InputError(from.table.file, std::nullopt,
                             "track `" + collection.data.tracks[t] + "` has no fold here");
        if (cells->text[t].empty()) throw from.table.error(*from.row_of_track[t], "the fold of this track is empty");
    }
    set_folds(cells->text, collection);
}

void read_folds(const CollectionRequest& request, JoinedTables& tables, Collection& collection) {
    const std::string column = request.folds.column.empty() ? "fold" : request.folds.column;
    Table table = read_table(request.folds.file, {request.id, {column, request.folds.apart}, request.arrays});
    table.column(column);
    tables.add(std::move(table), collection.data.tracks);
    take_folds(tables, column, collection);
}

void read_split(const CollectionRequest& request, Collection& collection,
                const std::function<void(const std::vector<std::size_t>&)>& keep) {
    std::vector<std::string> fold_of_track(collection.data.tracks.size());
    for (const auto& [name, file] : request.folds.split) {
        const Table table = read_table(file, {request.id, {}, request.arrays});
        const RowIndex index(table);
        for (std::size_t t = 0; t < fold_of_track.size(); ++t) {
            const auto row = index.find(collection.data.tracks[t]);
            if (!row) continue;
            if (!fold_of_track[t].empty() && fold_of_track[t] != name)
                throw table.error(*row, "track `" + collection.data.tracks[t] + "` is in `" + name + "` and in `" +
                                            fold_of_track[t] + "`");
            fold_of_track[t] = name;
        }
    }
    std::vector<std::size_t> listed_tracks;
    std::vector<std::string> folds;
    for (std::size_t t = 0; t < fold_of_track.size(); ++t) {
        if (fold_of_track[t].empty()) continue;
        listed_tracks.push_back(t);
        folds.push_back(fold_of_track[t]);
    }
    for (const auto& [name, file] : request.folds.split)
        if (std::find(folds.begin(), folds.end(), name) == folds.end())
            throw InputError(file, std::nullopt, "no track of the collection is listed here");
    if (const std::size_t left = fold_of_track.size() - folds.size(); left > 0)
        collection.notes.push_back(std::to_string(left) + " tracks that no split file lists left aside");
    keep(listed_tracks);
    set_folds(folds, collection);
}

/// Numbers the groups in the order in which they come. A track of which nothing is said is a group of its own.
std::vector<int> number_groups(const std::vector<std::string>& names, std::size_t& unknown) {
    std::map<std::string, int> numbers;
    std::vector<int> groups;
    int next = 0;
    for (const std::string& name : names) {
        unknown += name.empty() ? 1 : 0;
        if (name.empty())
            groups.push_back(next++);
        else if (const auto [known, added] = numbers.emplace(name, next); added)
            groups.push_back(next++);
        else
            groups.push_back(known->second);
    }
    return groups;
}

std::vector<int> groups_apart(const std::string& apart, int folds, const JoinedTables& tables, Collection& collection) {
    const auto cells = tables.find(apart);
    if (!cells)
        throw InputError(
            "--apart", std::nullopt,
            "no table at hand has a column `" + apart + "`; the columns are " + listed(tables.column_names(), 12));
    std::size_t unknown = 0;
    std::vector<int> groups = number_groups(cells->text, unknown);
    const int count = groups.empty() ? 0 : 1 + *std::max_element(groups.begin(), groups.end());
    if (count < folds)
        throw InputError("--make-folds", std::nullopt,
                         "column `" + apart + "` tells only " + std::to_string(count) + " apart: too few for " +
                             std::to_string(folds) + " folds");
    if (unknown > 0)
        collection.notes.push_back(std::to_string(unknown) + " tracks without `" + apart +
                                   "` each count as one of their own");
    return groups;
}

void make_folds(const FoldRequest& request, const JoinedTables& tables, Collection& collection) {
    const auto tracks = collection.data.tracks.size();
    if (request.make < 2 || static_cast<std::size_t>(request.make) > tracks)
        throw InputError(
            "--make-folds", std::nullopt,
            std::to_string(request.make) + " folds cannot be made of " + std::to_string(tracks) + " tracks");
    const std::vector<int> folds =
        request.apart.empty() ? stratified_folds(collection.data.labels, request.make)
                              : stratified_folds(collection.data.labels, request.make,
                                                 groups_apart(request.apart, request.make, tables, collection));
    std::vector<std::string> names;
    std::vector<std::size_t> sizes(static_cast<std::size_t>(request.make), 0);
    const std::size_t width = std::to_string(request.make).size();
    for (const int fold : folds) {
        const std::string number = std::to_string(fold + 1);
        names.push_back(std::string(width - number.size(), '0') + number);  // so that "02" comes before "10"
        ++sizes[static_cast<std::size_t>(fold)];
    }
    const auto [fewest, most] = std::minmax_element(sizes.begin(), sizes.end());
    collection.notes.push_back("made " + std::to_string(request.make) + " folds of " + std::to_string(*fewest) +
                               " to " + std::to_string(*most) + " tracks" +
                               (request.apart.empty() ? "" : ", `" + request.apart + "` kept apart"));
    set_folds(names, collection);
}

/// Keeps which tracks belong together: what is not independent should not be counted as if it were.
void take_units(const CollectionRequest& request, const JoinedTables& tables, Collection& collection) {
    std::string column = request.folds.apart;
    if (column.empty()) {
        const auto names = tables.column_names();
        const auto artist = std::find_if(names.begin(), names.end(), names_artists);
        if (artist == names.end()) return;
        column = *artist;
    }
    std::size_t unknown = 0;
    collection.unit_of_track = number_groups(tables.find(column)->text, unknown);
    collection.unit_column = column;
}

/// Says where artists are known and stand on both sides, which makes every figure look better than it is.
void note_shared_artists(const CollectionRequest& request, const JoinedTables& tables, Collection& collection) {
    const auto names = tables.column_names();
    const auto column = std::find_if(names.begin(), names.end(), names_artists);
    if (column == names.end() || *column == request.folds.apart) return;
    const auto artists = tables.find(*column);
    std::map<std::string, std::set<int>> folds_of_artist;
    for (std::size_t t = 0; t < artists->text.size(); ++t)
        if (!artists->text[t].empty()) folds_of_artist[artists->text[t]].insert(collection.data.folds[t]);
    const auto shared = std::count_if(folds_of_artist.begin(), folds_of_artist.end(),
                                      [](const auto& artist) { return artist.second.size() > 1; });
    if (shared > 0)
        collection.notes.push_back(std::to_string(shared) + " of " + std::to_string(folds_of_artist.size()) +
                                   " artists (column `" + *column +
                                   "`) have tracks in more than one fold, which flatters the figures; `--make-folds N "
                                   "--apart " +
                                   *column + "` keeps them apart");
}

std::string in_small_letters(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

}  // namespace

void assign_folds(const CollectionRequest& request, JoinedTables& tables, Collection& collection,
                  const std::function<void(const std::vector<std::size_t>&)>& keep) {
    const FoldRequest& folds = request.folds;
    if (folds.make > 0) {
        if (!folds.file.empty())
            tables.add(read_table(folds.file, {request.id, {folds.apart}, {}}), collection.data.tracks);
        make_folds(folds, tables, collection);
    } else if (!folds.split.empty()) {
        read_split(request, collection, keep);
    } else if (!folds.file.empty()) {
        read_folds(request, tables, collection);
    } else if (!folds.column.empty()) {
        take_folds(tables, folds.column, collection);
    } else {
        return;
    }
    take_units(request, tables, collection);
    note_shared_artists(request, tables, collection);
}

std::vector<int> fixed_test_folds(Collection& collection) {
    std::map<std::string, int> part;  // fold by what its name says
    for (std::size_t f = 0; f < collection.fold_names.size(); ++f) {
        std::string name = in_small_letters(collection.fold_names[f]);
        if (name == "valid" || name == "val" || name == "dev") name = "validation";
        if (name != "train" && name != "test" && name != "validation") return {};
        if (!part.emplace(name, static_cast<int>(f)).second) return {};
    }
    if (!part.contains("train") || part.size() < 2) return {};
    if (!part.contains("test")) return {part["validation"]};
    if (part.contains("validation"))
        std::replace(collection.data.folds.begin(), collection.data.folds.end(), part["validation"], part["train"]);
    return {part["test"]};
}

}  // namespace armonica
