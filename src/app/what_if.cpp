#include "app/what_if.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>

#include <armonica/catalogue.hpp>

#include "app/near_names.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

std::optional<double> number(const std::string& text) {
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

[[noreturn]] void refuse(const std::string& setting, const std::string& why) {
    throw std::invalid_argument("--set " + setting + ": " + why);
}

const FeatureInfo& feature_of(const std::string& setting, const std::string& id, const Tagger& tagger) {
    const auto& known = tagger.features();
    if (const FeatureInfo* info = find_feature(id); info != nullptr && std::count(known.begin(), known.end(), id) > 0)
        return *info;
    const std::string what = find_feature(id) == nullptr ? "there is no feature called `" + id + "`"
                                                         : "the model does not read the feature `" + id + "`";
    const std::vector<std::string> near = near_names(id, known);
    refuse(setting, what + (near.empty() ? "; `armonica features` lists them" : "; did you mean `" + near[0] + "`?"));
}

double value_of(const std::string& setting, const std::string& text, const FeatureInfo& info) {
    const std::optional<double> value = number(text);
    if (!value) refuse(setting, "`" + text + "` is neither a number nor `missing`");
    if ((info.minimum && *value < *info.minimum) || (info.maximum && *value > *info.maximum)) {
        std::string range = info.minimum ? "from " + number_in_words(*info.minimum) : "";
        if (info.maximum) range += std::string(range.empty() ? "" : " ") + "to " + number_in_words(*info.maximum);
        refuse(setting, std::string(info.title) + " goes " + range);
    }
    return *value;
}

std::string amount(const std::string& feature, const std::optional<double>& value, const Messages& messages) {
    if (!value) return messages.say("set.missing");
    FeatureContribution told;
    told.feature = feature;
    told.value = value;
    return amount_in_words(told, messages);
}

}  // namespace

WhatIf what_if(const Tagger& tagger, const FeatureVector& track, const std::vector<std::string>& settings) {
    WhatIf result{track, {}};
    for (const std::string& setting : settings) {
        const std::size_t sign = setting.find('=');
        if (sign == std::string::npos) refuse(setting, "write FEATURE=VALUE, such as bpm=90");
        const std::string id = setting.substr(0, sign), text = setting.substr(sign + 1);
        const FeatureInfo& info = feature_of(setting, id, tagger);
        const auto same = [&](const WhatIf::Set& set) { return set.feature == id; };
        if (std::any_of(result.sets.begin(), result.sets.end(), same)) refuse(setting, "`" + id + "` is set twice");
        if (text == "missing") {
            result.track.set_missing(id, MissingReason::not_requested);
            result.sets.push_back({id, track.value(id), std::nullopt});
        } else {
            const double value = value_of(setting, text, info);
            result.track.set(id, value);
            result.sets.push_back({id, track.value(id), value});
        }
    }
    return result;
}

std::string what_if_in_words(const WhatIf& what_if, const Messages& messages) {
    std::vector<std::string> changes;
    for (const WhatIf::Set& set : what_if.sets)
        changes.push_back(messages.say("changed.one", {{"title", messages.feature(set.feature).title},
                                                       {"to", amount(set.feature, set.to, messages)},
                                                       {"from", amount(set.feature, set.from, messages)}}));
    return messages.say("set.head", {{"changes", messages.list(changes)}});
}

}  // namespace armonica::app
