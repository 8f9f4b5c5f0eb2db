#include "explain/tag_index.hpp"

#include <algorithm>
#include <stdexcept>

namespace armonica {

std::size_t tag_index(const Tagger& tagger, const std::string& name) {
    const auto& known = tagger.tags();
    const auto found = std::find_if(known.begin(), known.end(), [&](const TagInfo& info) { return info.name == name; });
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    std::string names;
    for (const TagInfo& info : known) names += (names.empty() ? "" : ", ") + info.name;
    throw std::invalid_argument("the model knows no tag `" + name + "`; it knows " + names);
}

}  // namespace armonica
