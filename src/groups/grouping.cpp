#include <algorithm>
#include <set>

#include <toml++/toml.h>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <armonica/grouping.hpp>

#include "shipped/data_directory.hpp"
#include "groups/grouping_query.hpp"

namespace armonica {
namespace {

namespace fs = std::filesystem;

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

/// Reads TOML nodes of one file; every complaint names the file and the line.
class GroupingReader {
public:
    explicit GroupingReader(std::string file) : file_(std::move(file)) {}

    Grouping read() const {
        const toml::table root = parse();
        refuse_other_keys(root, {"name", "title", "description", "group"}, "a grouping");
        Grouping grouping;
        grouping.name = text(root, "name");
        grouping.title = text(root, "title");
        grouping.description = optional_text(root, "description");
        const toml::node* node = root.get("group");
        if (node == nullptr || !node->is_array() || node->as_array()->empty())
            fail(node != nullptr ? *node : root, "a grouping needs at least one [[group]]");
        std::set<std::string> ids;
        std::vector<GroupQuery> queries;
        for (const toml::node& element : *node->as_array()) {
            if (!element.is_table()) fail(element, "a group must be a table: write [[group]]");
            grouping.groups.push_back(group(*element.as_table()));
            queries.push_back(query(*element.as_table()));
            if (!ids.insert(grouping.groups.back().id).second)
                fail(element, "two groups have the id " + ticked(grouping.groups.back().id));
        }
        // The ontology is read only where it is asked.
        if (!std::all_of(queries.begin(), queries.end(), [](const GroupQuery& each) { return each.empty(); }))
            resolve_queries(file_, Ontology::shipped(), queries, grouping);
        return grouping;
    }

private:
    toml::table parse() const {
        std::error_code ignored;
        if (!fs::is_regular_file(file_, ignored))
            throw InputError(file_, std::nullopt, "there is no such grouping file");
        try {
            return toml::parse_file(file_);
        } catch (const toml::parse_error& error) {
            const auto line = error.source().begin.line;
            throw InputError(file_, line > 0 ? std::optional<std::size_t>(line) : std::nullopt,
                             std::string(error.description()));
        }
    }

    FeatureGroup group(const toml::table& table) const {
        refuse_other_keys(
            table, {"id", "title", "description", "features", "perceived_as", "computed_from", "modality"}, "a group");
        FeatureGroup group{text(table, "id"), text(table, "title"), optional_text(table, "description"), {}, {}};
        if (!table.contains("features") && query(table).empty())
            fail(table, "group " + ticked(group.id) +
                            " needs `features`, a list of feature ids or table columns, or one of `perceived_as`, "
                            "`computed_from` and `modality`");
        group.features = names(table, "features", group.id);
        return group;
    }

    GroupQuery query(const toml::table& table) const {
        const std::string id = text(table, "id");
        GroupQuery query{names(table, "perceived_as", id), names(table, "computed_from", id),
                         names(table, "modality", id), static_cast<std::size_t>(table.source().begin.line)};
        static const std::set<std::string_view> known = {"signal", "midlevel", "harmony", "lyrics"};
        for (const std::string& modality : query.modality)
            if (!known.contains(modality))
                fail(*table.get("modality"),
                     "there is no modality " + ticked(modality) + "; there are signal, midlevel, harmony and lyrics");
        return query;
    }

    /// The list of names under `key`; empty where there is none.
    std::vector<std::string> names(const toml::table& table, std::string_view key, const std::string& group) const {
        std::vector<std::string> list;
        const toml::node* node = table.get(key);
        if (node == nullptr) return list;
        if (!node->is_array() || node->as_array()->empty())
            fail(*node, ticked(key) + " of group " + ticked(group) + " must be a list with one name at least");
        for (const toml::node& entry : *node->as_array()) {
            const auto name = entry.value<std::string>();
            if (!name || name->empty()) fail(entry, "in " + ticked(key) + " everything is named by a text");
            if (std::find(list.begin(), list.end(), *name) != list.end())
                fail(entry, "group " + ticked(group) + " names " + ticked(*name) + " twice");
            list.push_back(*name);
        }
        return list;
    }

    std::string text(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        if (node == nullptr) fail(table, ticked(key) + " is missing");
        const auto value = node->value<std::string>();
        if (!value || value->empty()) fail(*node, ticked(key) + " must be a text that is not empty");
        return *value;
    }

    std::string optional_text(const toml::table& table, std::string_view key) const {
        return table.contains(key) ? text(table, key) : std::string();
    }

    void refuse_other_keys(const toml::table& table, const std::set<std::string_view>& known, const char* what) const {
        for (const auto& [key, node] : table)
            if (!known.contains(key.str()))
                fail(node, ticked(key.str()) + " is not a key of " + what + " (a slip of the pen?)");
    }

    [[noreturn]] void fail(const toml::node& node, const std::string& problem) const {
        const auto line = node.source().begin.line;
        throw InputError(file_, line > 0 ? std::optional<std::size_t>(line) : std::nullopt, problem);
    }

    std::string file_;
};

}  // namespace

Grouping load_grouping(const std::string& name_or_file) {
    if (name_or_file.find('/') != std::string::npos || name_or_file.ends_with(".toml"))
        return GroupingReader(name_or_file).read();
    const std::vector<std::string> names = shipped_groupings();
    if (std::find(names.begin(), names.end(), name_or_file) == names.end()) {
        std::string known;
        for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
        throw InputError(name_or_file, std::nullopt,
                         "no grouping of this name is shipped; there are " + known + ", or give a .toml file");
    }
    return GroupingReader(data_directory() / "groupings" / (name_or_file + ".toml")).read();
}

std::vector<std::string> shipped_groupings() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(data_directory() / "groupings"))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem());
    std::sort(names.begin(), names.end());
    return names;
}

GroupAssignment assign_groups(const Grouping& grouping, const std::vector<std::string>& columns) {
    GroupAssignment assignment;
    assignment.group_of_column.assign(columns.size(), GroupAssignment::none);
    const auto claim = [&](std::size_t g, std::size_t c) {
        int& owner = assignment.group_of_column[c];
        if (owner != GroupAssignment::none && owner != static_cast<int>(g))
            throw InputError("grouping " + grouping.name, std::nullopt,
                             "two groups claim " + ticked(columns[c]) + ": " +
                                 ticked(grouping.groups[static_cast<std::size_t>(owner)].id) + " and " +
                                 ticked(grouping.groups[g].id));
        owner = static_cast<int>(g);
    };
    for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
        for (const std::string& entry : grouping.groups[g].features) {
            bool known = false;
            for (std::size_t c = 0; c < columns.size(); ++c) {
                if (!names_feature(entry, columns[c])) continue;
                known = true;
                claim(g, c);
            }
            if (!known) assignment.unknown_entries.push_back(entry);
        }
        const std::set<std::string_view> selected(grouping.groups[g].selected.begin(),
                                                  grouping.groups[g].selected.end());
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (selected.contains(columns[c])) claim(g, c);
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (assignment.group_of_column[c] == GroupAssignment::none) assignment.ungrouped_columns.push_back(columns[c]);
    return assignment;
}

}  // namespace armonica
