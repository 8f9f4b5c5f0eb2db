#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "model/model.hpp"

namespace armonica::app {

/// What a person says of the data in a --card file: a JSON object of texts and lists of texts, such as "name", "data",
/// "source", "licence", "labels", "limits". Throws InputError.
nlohmann::json read_card_file(const std::filesystem::path& file);

/// The card of a trained model as Markdown, for a person.
std::string model_card_markdown(const Tagger::Model& model);

}  // namespace armonica::app
