#pragma once

#include <string>

#include "explain/messages.hpp"

namespace armonica::app {

/// What --language chose: the messages that Armonica ships for an empty text or their code, else those of a file.
/// Throws as Messages::read does.
Messages messages_in(const std::string& language);

}  // namespace armonica::app
