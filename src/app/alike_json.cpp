#include <nlohmann/json.hpp>

#include "app/alike_report.hpp"
#include "app/text.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

Json tags_json(const std::vector<TagResult>& tags) {
    Json list = Json::array();
    for (const TagResult& tag : tags) list.push_back({{"tag", tag.tag}, {"probability", tag.probability}});
    return list;
}

Json groups_json(const Likeness& likeness) {
    Json groups = Json::array();
    for (const GroupLikeness& group : likeness.groups)
        groups.push_back({{"group", group.group},
                          {"share", group.share},
                          {"tag", group.tag},
                          {"here", group.first},
                          {"there", group.second}});
    return groups;
}

}  // namespace

std::string alike_json(const AlikeReport& report, const Messages& messages) {
    Json alike = Json::array();
    for (const AlikeTrack& track : report.nearest)
        alike.push_back({{"path", track.path},
                         {"likeness", track.likeness.value},
                         {"tags", tags_json(track.tags)},
                         {"groups", groups_json(track.likeness)},
                         {"words", likeness_in_words(track.likeness, messages)}});
    const Json json = {{"path", path_text(report.path)},
                       {"tags", tags_json(report.tags)},
                       {"tag", report.tag.empty() ? Json(nullptr) : Json(report.tag)},
                       {"compared", report.compared},
                       {"failed", report.failed},
                       {"same_sound", report.same_sound},
                       {"alike", alike}};
    return json.dump(2) + "\n";
}

}  // namespace armonica::app
