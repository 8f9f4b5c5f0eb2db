#pragma once

#include <string>

namespace armonica::app {

/// The help text of a command, written by hand for a terminal 80 columns wide; of the program as a whole for "".
std::string help_text(const std::string& command);

}  // namespace armonica::app
