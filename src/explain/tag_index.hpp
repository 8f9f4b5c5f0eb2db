#pragma once

#include <cstddef>
#include <string>

#include <armonica/tagger.hpp>

namespace armonica {

/// The place of the tag called `name` in Tagger::tags(). Throws std::invalid_argument for one that the model does not
/// know, naming those that it does.
std::size_t tag_index(const Tagger& tagger, const std::string& name);

}  // namespace armonica
