#include <algorithm>
#include <numeric>

#include <armonica/tagger.hpp>

#include "app/commands.hpp"
#include "app/model_report.hpp"
#include "app/near_names.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "model/json_lines.hpp"

namespace armonica::app {
namespace {

std::string known_tags(const std::vector<std::string>& names, const std::string& slip) {
    const std::vector<std::string> near = near_names(slip, names);
    std::string text = near.empty() ? "it knows " : "did you mean ";
    const std::vector<std::string>& listed = near.empty() ? names : near;
    for (std::size_t i = 0; i < listed.size(); ++i)
        text += (i == 0 ? "`" : i + 1 == listed.size() && !near.empty() ? " or `" : ", `") + listed[i] + "`";
    return text + (near.empty() ? "" : "?");
}

/// The places of the tags asked for, in this order and each once. Throws std::invalid_argument for one that the model
/// does not know, with those that may be meant.
std::vector<std::size_t> chosen_tags(const Tagger::Model& model, const std::vector<std::string>& asked) {
    std::vector<std::string> names;
    for (const ModelTag& tag : model.tags) names.push_back(tag.info.name);
    std::vector<std::size_t> chosen;
    for (const std::string& tag : asked) {
        const auto found = std::find(names.begin(), names.end(), tag);
        if (found == names.end())
            throw std::invalid_argument("the model knows no tag `" + tag + "`; " + known_tags(names, tag));
        const auto place = static_cast<std::size_t>(found - names.begin());
        if (std::find(chosen.begin(), chosen.end(), place) == chosen.end()) chosen.push_back(place);
    }
    return chosen;
}

}  // namespace

ExitStatus model(const ModelArguments& arguments) {
    const Tagger tagger = Tagger::load(arguments.file ? *arguments.file : default_model_file());
    const Tagger::Model& model = tagger.model();
    std::vector<std::size_t> tags = chosen_tags(model, arguments.tags);
    Output output(std::nullopt);
    if (arguments.format == "json") {
        output.write(readable_json(tags.empty() ? model_json(model) : model_tags_json(model, tags)));
    } else if (arguments.format == "csv") {
        if (tags.empty()) {
            tags.resize(model.tags.size());
            std::iota(tags.begin(), tags.end(), std::size_t{0});
        }
        output.write(model_csv(model, tags));
    } else {
        const std::size_t width = terminal_width(1);
        output.write(tags.empty() ? model_text(model, width) : model_tags_text(model, tags, width));
    }
    return all_good;
}

}  // namespace armonica::app
