#include "explain/audit/part.hpp"

namespace armonica::audit {

std::vector<std::vector<int>> parts_of(const Tagger::Model& model, Part part) {
    std::vector<std::vector<int>> parts;
    if (part == Part::groups)
        for (const ModelGroup& group : model.groups) parts.push_back(group.features);
    else
        for (std::size_t j = 0; j < model.features.size(); ++j) parts.push_back({static_cast<int>(j)});
    return parts;
}

}  // namespace armonica::audit
