#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <armonica/error.hpp>

#include "support/temporary_folder.hpp"
#include "tables/read_table.hpp"

namespace armonica::test {

/// Reads `text` as a file of this name.
inline Table table_of(const std::string& name, const std::string& text, const ReadOptions& options = {}) {
    const TemporaryFolder folder;
    std::ofstream(folder / name, std::ios::binary) << text;
    return read_table(folder / name, options);
}

struct Complaint {
    std::optional<std::size_t> line;
    std::string words = "no complaint";
};

/// What is said against `text` as a file of this name.
inline Complaint complaint_about(const std::string& name, const std::string& text) {
    try {
        table_of(name, text);
    } catch (const InputError& error) {
        return {error.line(), error.what()};
    }
    return {};
}

/// A file that NumPy wrote; see tests/tables/data/write_npz.py.
inline std::filesystem::path numpy_file(const std::string& name) {
    return std::filesystem::path(ARMONICA_SOURCE_DIR) / "tests/tables/data" / name;
}

}  // namespace armonica::test
