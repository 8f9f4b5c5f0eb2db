#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace armonica {

/// Throws InputError unless something that can be read lies at `file` and is no folder. `needed` is said to the user,
/// for example "a table".
void check_readable(const std::filesystem::path& file, std::string_view needed);

/// The whole file. A byte-order mark is left out. Throws InputError where it cannot be read, holds a zero byte, or is
/// not UTF-8, with the line.
std::string read_text(const std::filesystem::path& file);

}  // namespace armonica
