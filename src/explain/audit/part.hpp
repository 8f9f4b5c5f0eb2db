#pragma once

#include <vector>

#include "model/model.hpp"

namespace armonica::audit {

/// What an explanation names, and so what can be taken away.
enum class Part { groups, features };

/// The features that each part is made of.
std::vector<std::vector<int>> parts_of(const Tagger::Model& model, Part part);

}  // namespace armonica::audit
