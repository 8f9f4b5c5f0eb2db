#pragma once

#include <span>

#include "features/family.hpp"

namespace armonica::features {

/// Every family of this build. A new one is named here, in families.cpp, and nowhere else.
std::span<const Family* const> families();

}  // namespace armonica::features
