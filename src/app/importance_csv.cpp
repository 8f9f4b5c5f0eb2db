#include "app/figure_text.hpp"
#include "app/importance_report.hpp"
#include "tables/csv.hpp"

namespace armonica::app {
namespace {

std::string row(const ImportanceReport& report, const std::string& level, const std::string& tag, std::size_t group,
                std::size_t place) {
    std::string text = level + "," + csv_cell(tag) + "," + csv_cell(report.group(group).id);
    for (const Measure measure : all_measures)
        text += csv_figure(report.value(measure, place)) + csv_interval(report.interval(measure, place));
    return text + "\n";
}

}  // namespace

std::string importance_csv(const ImportanceReport& report) {
    const GroupLayout& layout = report.importance.layout;
    std::string text = "level,tag,group";
    for (const Measure measure : all_measures) {
        const std::string id(id_of(measure));
        text += "," + id + "," + id + "_low," + id + "_high";
    }
    text += "\n";
    for (std::size_t g = 0; g < layout.groups; ++g) text += row(report, "overall", "", g, GroupLayout::overall(g));
    for (const std::size_t t : report.tags)
        for (std::size_t g = 0; g < layout.groups; ++g)
            text += row(report, "tag", report.labelled.collection.data.tag_names[t], g, layout.of_tag(t, g));
    return text;
}

}  // namespace armonica::app
