#include <nlohmann/json.hpp>

#include "app/lyrics_report.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"
#include "features/lyrics/rhyme_scheme.hpp"
#include "features/lyrics/spoken_themes.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;
using features::lyrics::SectionKind;
using features::lyrics::Stanza;

Json kind_json(const std::optional<SectionKind>& kind) {
    static constexpr const char* names[] = {"verse", "pre_chorus", "chorus", "bridge", "intro", "outro", "other"};
    return kind ? Json(names[static_cast<int>(*kind)]) : Json(nullptr);
}

Json stanza_json(const LyricsReport& report, const Stanza& stanza) {
    Json object{{"kind", kind_json(stanza.kind)},
                {"lines", stanza.lines.size()},
                {"start", or_null(stanza.lines.front().start)},
                {"rhymes", report.song.language() ? Json(rhyme_scheme(report.song, stanza)) : Json(nullptr)}};
    if (!report.quotes) return object;
    object["first_line"] = printable(stanza.lines.front().text);
    object["ends"] = Json::array();
    for (const features::lyrics::Line& line : stanza.lines)
        object["ends"].push_back(printable(report.song.text().types[line.words.back()].form));
    return object;
}

}  // namespace

std::string lyrics_json(const LyricsReport& report) {
    const std::vector<std::string> features = lyrics_features();
    Json line{{"path", path_text(report.path)}, {"error", nullptr}};
    add_lyrics(line, report.features, {});
    line["stanzas"] = Json::array();
    for (const Stanza& stanza : report.song.text().stanzas) line["stanzas"].push_back(stanza_json(report, stanza));
    line["themes"] = Json::object();
    if (report.song.language() && !report.song.absent())
        for (const features::lyrics::SpokenTheme& spoken : features::lyrics::spoken_themes(report.song))
            line["themes"][spoken.theme->id] =
                static_cast<double>(spoken.words) / static_cast<double>(report.song.word_count());
    line["features"] = line["missing"] = Json::object();
    for (const std::string& id : features) {
        line["features"][id] = or_null(report.features.value(id));
        if (const auto reason = report.features.missing(id)) line["missing"][id] = std::string(to_string(*reason));
        if (const auto& quotes = report.features.quotes(id); !quotes.empty()) line["quotes"][id] = quotes;
    }
    line["catalogue_version"] = report.features.catalogue_version;
    add_warnings(line, report.features);
    return line.dump() + "\n";
}

std::string lyrics_failure_json(const std::filesystem::path& path, const TrackError& error) {
    return Json{{"path", path_text(path)}, {"error", error_json(error)}}.dump() + "\n";
}

}  // namespace armonica::app
