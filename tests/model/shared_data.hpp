#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace armonica::test {

/// The folder of data for building and checking, or an empty path where it is absent.
inline std::filesystem::path shared_folder() {
    const char* chosen = std::getenv("ARMONICA_SHARED");
    const std::filesystem::path folder = chosen ? chosen : ARMONICA_SOURCE_DIR "/../shared";
    return std::filesystem::is_directory(folder) ? folder : std::filesystem::path{};
}

inline nlohmann::json read_json(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return nlohmann::json::parse(stream);
}

}  // namespace armonica::test

/// Skips the test, by name, where the shared folder is absent.
#define ARMONICA_NEEDS_SHARED_FOLDER()           \
    if (armonica::test::shared_folder().empty()) \
    GTEST_SKIP() << "needs the shared folder (../shared or $ARMONICA_SHARED)"
