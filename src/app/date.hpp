#pragma once

#include <string>

namespace armonica::app {

/// Today as "2026-01-31" (UTC), or the day of $SOURCE_DATE_EPOCH, for whoever wants the same bytes again.
std::string date();

}  // namespace armonica::app
