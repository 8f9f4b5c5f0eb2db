#pragma once

#include <nlohmann/json.hpp>

#include "explain/messages.hpp"
#include "model/model.hpp"

namespace armonica::app {

/// A model as a page computes with it: `Model` of web/src/data.ts.
nlohmann::ordered_json model_data(const Tagger::Model& model, const Messages& messages);

/// The tag's name without its category, as it is told: "genre---rock" is "rock".
std::string short_title(const std::string& tag, const Messages& messages);

}  // namespace armonica::app
