#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace armonica::test {

/// How a run of the program ended.
struct ProgramRun {
    int status = -1;  ///< exit status, or −signal
    std::string out;
    std::string err;

    std::vector<std::string> lines() const;          ///< of the standard output
    std::vector<nlohmann::json> json_lines() const;  ///< the standard output as JSON Lines
};

/// Runs `armonica ARGUMENTS…` as a user runs it, in the folder `where` (this one if empty), without a terminal.
/// `meanwhile` is called with the process id once it has started. A run of more than eight minutes (the sanitizers are
/// slow) is killed.
ProgramRun armonica(const std::vector<std::string>& arguments, const std::filesystem::path& where = {},
                    const std::function<void(int)>& meanwhile = {});

/// The same with standard output and error stream on one terminal, 80 columns wide: what a person would see there, line
/// by line, after all erasing. Everything that was shown for a while is in `err`.
ProgramRun armonica_on_terminal(const std::vector<std::string>& arguments);

/// The folder of shared material: $ARMONICA_SHARED, else `../shared` beside the project; empty where there is none.
std::filesystem::path shared_folder();

/// Skips the current test, by name, where the shared material is absent.
#define REQUIRE_SHARED()                                    \
    if (armonica::test::shared_folder().empty()) {          \
        GTEST_SKIP() << "the shared material is not there"; \
    }

}  // namespace armonica::test
