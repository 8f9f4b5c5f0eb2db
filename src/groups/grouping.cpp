#include <fnmatch.h>

#include <algorithm>
#include <set>

#include <toml++/toml.h>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>
#include <armonica/grouping.hpp>

#include "groups/data_directory.hpp"

namespace armonica {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view modality_prefix = "modality:";

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
        for (const toml::node& element : *node->as_array()) {
            if (!element.is_table()) fail(element, "a group must be a table: write [[group]]");
            grouping.groups.push_back(group(*element.as_table()));
            if (!ids.insert(grouping.groups.back().id).second)
                fail(element, "two groups have the id " + ticked(grouping.groups.back().id));
        }
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
        refuse_other_keys(table, {"id", "title", "description", "features"}, "a group");
        FeatureGroup group{text(table, "id"), text(table, "title"), optional_text(table, "description"), {}};
        const toml::node* features = table.get("features");
        if (features == nullptr || !features->is_array() || features->as_array()->empty())
            fail(features != nullptr ? *features : table,
                 "group " + ticked(group.id) + " needs `features`, a list of feature ids or table columns");
        for (const toml::node& entry : *features->as_array()) {
            const auto id = entry.value<std::string>();
            if (!id || id->empty()) fail(entry, "a feature is named by a text");
            if (std::find(group.features.begin(), group.features.end(), *id) != group.features.end())
                fail(entry, "group " + ticked(group.id) + " names " + ticked(*id) + " twice");
            group.features.push_back(*id);
        }
        return group;
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

bool is_pattern(std::string_view entry) {
    return entry.starts_with(modality_prefix) || entry.find_first_of("*?") != std::string_view::npos;
}

bool matches(const std::string& entry, const std::string& column) {
    if (entry.starts_with(modality_prefix)) {
        const FeatureInfo* feature = find_feature(column);
        return feature != nullptr && to_string(feature->modality) == entry.substr(modality_prefix.size());
    }
    return is_pattern(entry) ? fnmatch(entry.c_str(), column.c_str(), 0) == 0 : entry == column;
}

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
    for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
        for (const std::string& entry : grouping.groups[g].features) {
            bool known = false;
            for (std::size_t c = 0; c < columns.size(); ++c) {
                if (!matches(entry, columns[c])) continue;
                known = true;
                int& owner = assignment.group_of_column[c];
                if (owner != GroupAssignment::none && owner != static_cast<int>(g))
                    throw InputError("grouping " + grouping.name, std::nullopt,
                                     "two groups claim " + ticked(columns[c]) + ": " +
                                         ticked(grouping.groups[static_cast<std::size_t>(owner)].id) + " and " +
                                         ticked(grouping.groups[g].id));
                owner = static_cast<int>(g);
            }
            if (!known) assignment.unknown_entries.push_back(entry);
        }
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (assignment.group_of_column[c] == GroupAssignment::none) assignment.ungrouped_columns.push_back(columns[c]);
    return assignment;
}

}  // namespace armonica
