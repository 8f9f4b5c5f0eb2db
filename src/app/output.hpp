#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace armonica::app {

/// Where results go: the standard output, or a file that appears under its name only once it is whole (or as far as it
/// got when the user stopped the work).
class Output {
public:
    /// Throws InputError where the file cannot be written.
    explicit Output(const std::optional<std::filesystem::path>& file);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// Throws InputError where the disk is full or the reader has gone.
    void write(std::string_view text);

    /// Puts the file in place.
    void commit();

private:
    [[noreturn]] void fail(const char* what) const;

    std::filesystem::path file_;  // empty for the standard output
    std::filesystem::path temporary_;
    std::FILE* stream_ = nullptr;
};

}  // namespace armonica::app
