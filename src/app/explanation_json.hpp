#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <armonica/explain.hpp>

#include "app/explanation_text.hpp"
#include "app/what_if.hpp"

namespace armonica::app {

/// What decided, and what would change it, each a sentence.
std::vector<std::string> tag_in_sentences(const ToldTag& told, const Messages& messages);

/// docs/formats.md, "explain --format json". `passages`: empty unless tags are told in time.
nlohmann::ordered_json explanations_json(const std::filesystem::path& path, const WhatIf& what_if,
                                         const std::vector<Passage>& passages, const std::vector<ToldTag>& tags,
                                         const Messages& messages);
nlohmann::ordered_json comparison_json(const std::filesystem::path& path, const WhatIf& what_if,
                                       const TagComparison& comparison, const Messages& messages);

}  // namespace armonica::app
