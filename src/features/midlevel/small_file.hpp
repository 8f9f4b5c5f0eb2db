#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace armonica::features::midlevel {

/// The whole of a regular file, byte by byte. `needed` is said to the user, for example "a network (an ONNX file)".
/// Throws InputError where there is no such file, it is something else than a file, cannot be read, is empty or has
/// more than `most_bytes`.
std::string read_small_file(const std::filesystem::path& file, std::size_t most_bytes, std::string_view needed);

}  // namespace armonica::features::midlevel
