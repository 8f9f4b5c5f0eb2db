#include <armonica/catalogue.hpp>
#include <armonica/grouping.hpp>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/text.hpp"

namespace armonica::app {
namespace {

void paragraph(Output& output, std::size_t indent, const std::string& text) {
    for (const std::string& line : wrapped(text, terminal_width(1) - indent))
        output.write(std::string(indent, ' ') + line + "\n");
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

void print_grouping(Output& output, const Grouping& grouping) {
    std::vector<std::string> ids;
    for (const FeatureInfo& feature : catalogue()) ids.emplace_back(feature.id);
    const GroupAssignment assignment = assign_groups(grouping, ids);
    const bool for_tables = assignment.ungrouped_columns.size() == ids.size();

    output.write(grouping.name + "\n");
    paragraph(output, 2, grouping.description);
    for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
        const FeatureGroup& group = grouping.groups[g];
        output.write("\n  " + group.title + " (" + group.id + ")\n");
        paragraph(output, 4, group.description);
        std::vector<std::string> members;
        for (std::size_t f = 0; f < ids.size(); ++f)
            if (assignment.group_of_column[f] == static_cast<int>(g)) members.push_back(ids[f]);
        std::vector<std::string> columns = group.features;
        columns.insert(columns.end(), group.selected.begin(), group.selected.end());
        paragraph(output, 4, for_tables ? "columns: " + listed(columns) : listed(members));
    }
    if (for_tables) return;
    if (!assignment.unknown_entries.empty()) {
        output.write("\n");
        paragraph(output, 2, "named but not in the catalogue: " + listed(assignment.unknown_entries));
    }
    if (!assignment.ungrouped_columns.empty()) {
        output.write("\n");
        paragraph(output, 2, "in no group: " + listed(assignment.ungrouped_columns));
    }
}

}  // namespace

ExitStatus groupings(const GroupingsArguments& arguments) {
    Output output(std::nullopt);
    if (arguments.name) {
        print_grouping(output, load_grouping(*arguments.name));
        return all_good;
    }
    for (const std::string& name : shipped_groupings()) {
        const Grouping grouping = load_grouping(name);
        output.write(padded(name, 18) + std::to_string(grouping.groups.size()) +
                     (grouping.groups.size() == 1 ? " group   " : " groups  ") + grouping.title + "\n");
    }
    output.write("\n`armonica groupings NAME` shows the groups and their features.\n");
    return all_good;
}

}  // namespace armonica::app
