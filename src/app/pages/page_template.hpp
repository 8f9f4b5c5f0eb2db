#pragma once

#include <string_view>

namespace armonica::app {

/// What web/ was built into: a page but for its data, which stand in the place of `page_data_marker`. Empty in a build
/// without pages.
extern const std::string_view page_template;

inline constexpr std::string_view page_data_marker = "__ARMONICA_DATA__";

}  // namespace armonica::app
