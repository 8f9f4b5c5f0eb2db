#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "tables/npy.hpp"
#include "tables/zip_archive.hpp"

namespace armonica {

/// The arrays of an .npz file: their headers at once, their data when asked for. Throws InputError that names the file.
class NpzFile {
public:
    /// Reads all headers. An array that cannot be read is only held against the file once it is asked for.
    explicit NpzFile(const std::filesystem::path& file);

    const std::string& name() const { return archive_.file(); }

    bool has(const std::string& array) const { return arrays_.contains(array); }

    /// Shape, where the array can be read.
    std::optional<std::vector<std::size_t>> shape(const std::string& array) const;

    /// All names, sorted.
    std::vector<std::string> names() const;

    /// Reads the data.
    NpyArray read(const std::string& array) const;

    /// "X (593 × 72), y (593 × 6)"
    std::string description() const;

private:
    struct Member {
        const ZipArchive::Entry* entry;
        NpyHeader header;
        std::string problem;  ///< why it cannot be read; empty where it can
    };

    ZipArchive archive_;
    std::map<std::string, Member> arrays_;
};

}  // namespace armonica
