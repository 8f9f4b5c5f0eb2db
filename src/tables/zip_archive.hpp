#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

struct zip;
struct zip_file;

namespace armonica {

/// A zip file that is read, never written. Everything throws InputError that names the file.
class ZipArchive {
public:
    struct Entry {
        std::string name;
        std::uint64_t index = 0;
        std::uint64_t size = 0;    ///< unpacked, as the archive claims
        std::uint64_t packed = 0;  ///< in the archive
    };

    explicit ZipArchive(const std::filesystem::path& file);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    const std::string& file() const { return file_; }
    const std::vector<Entry>& entries() const { return entries_; }

private:
    friend class ZipReader;

    std::string file_;
    zip* archive_ = nullptr;
    std::vector<Entry> entries_;
};

/// Unpacks one entry from its start to its end.
class ZipReader {
public:
    ZipReader(const ZipArchive& archive, const ZipArchive::Entry& entry);
    ~ZipReader();
    ZipReader(const ZipReader&) = delete;
    ZipReader& operator=(const ZipReader&) = delete;

    /// Puts the next `count` bytes at `to`. Throws where there are fewer, or where they are damaged.
    void read(char* to, std::size_t count);

    /// Throws unless all was read, and its checksum is right.
    void finish();

private:
    [[noreturn]] void fail(const std::string& problem) const;

    const ZipArchive& archive_;
    const ZipArchive::Entry& entry_;
    zip_file* stream_ = nullptr;
};

}  // namespace armonica
