#include "app/figure_text.hpp"
#include "app/lyrics_report.hpp"
#include "app/text.hpp"
#include "tables/csv.hpp"

namespace armonica::app {

std::string lyrics_csv(const LyricsReport& report) {
    std::string row = csv_cell(path_text(report.path)) + "," + csv_cell(report.song.text().language.code);
    for (const std::string& id : lyrics_features()) row += csv_figure(report.features.value(id));
    return row + "\n";
}

std::string lyrics_csv_header() {
    std::string header = "path,language";
    for (const std::string& id : lyrics_features()) header += "," + id;
    return header + "\n";
}

}  // namespace armonica::app
