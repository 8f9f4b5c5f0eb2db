#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "explain/messages.hpp"
#include "model/group_importance.hpp"
#include "model/model.hpp"

namespace armonica::app {

/// Importances of a collection's groups, and what the groups are called.
struct ImportanceView {
    GroupImportance importance;
    std::vector<std::string> groups;  ///< ids, by place in `importance`
    std::vector<std::string> tags;    ///< by place in `importance`
};

/// What models have learned, beside each other, as a page of its own: `ModelPage` of web/src/data.ts. `importance`: of
/// the first model's collection; null where none was measured.
nlohmann::ordered_json model_page(const std::vector<const Tagger::Model*>& models, const ImportanceView* importance,
                                  const Messages& messages);

}  // namespace armonica::app
