#include "features/midlevel/small_file.hpp"

#include <armonica/error.hpp>
#include <cstdint>
#include <fstream>
#include <optional>

namespace armonica::features::midlevel {

std::string read_small_file(const std::filesystem::path& file, std::size_t most_bytes, std::string_view needed) {
    const auto fail = [&](const std::string& problem) { throw InputError(file, std::nullopt, problem); };
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) fail("there is no such file; " + std::string(needed) + " is needed");
    // Not opened: reading from a pipe might wait for ever.
    if (!std::filesystem::is_regular_file(status)) fail("this is no file; " + std::string(needed) + " is needed");
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) fail("reading this file failed: " + error.message());
    if (size == 0) fail("this file is empty; " + std::string(needed) + " is needed");
    if (size > most_bytes)
        fail("this file is too large to be " + std::string(needed) + ", which has " + std::to_string(most_bytes >> 20) +
             " MiB at most");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) fail("this file cannot be opened; you may lack the right to read it");
    std::string bytes(size, '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size))) fail("reading this file failed");
    return bytes;
}

}  // namespace armonica::features::midlevel
