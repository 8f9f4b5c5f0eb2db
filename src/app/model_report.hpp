#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/model.hpp"

namespace armonica::app {

/// "straight", "curved", "paired"
std::string_view band_title(BandKind kind);

/// What a model is and what it reached, each a name and words for it: "tracks", "400".
std::vector<std::pair<std::string, std::string>> model_facts(const Tagger::Model& model);

/// A model for a person, in lines of at most `width` columns, which is at least 80: what it was trained on, what it
/// reached, a line a tag.
std::string model_text(const Tagger::Model& model, std::size_t width);
/// What it has learned about these tags, a page each.
std::string model_tags_text(const Tagger::Model& model, const std::vector<std::size_t>& tags, std::size_t width);

/// The same for programs: docs/formats.md.
nlohmann::ordered_json model_json(const Tagger::Model& model);
nlohmann::ordered_json model_tags_json(const Tagger::Model& model, const std::vector<std::size_t>& tags);

/// One row for each band of each of these tags.
std::string model_csv(const Tagger::Model& model, const std::vector<std::size_t>& tags);

}  // namespace armonica::app
