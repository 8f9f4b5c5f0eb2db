#include "tables/zip_archive.hpp"

#include <zip.h>

#include <armonica/error.hpp>

#include "tables/text_file.hpp"

namespace armonica {

ZipArchive::ZipArchive(const std::filesystem::path& file) : file_(file.string()) {
    check_readable(file, "an .npz file");
    int error = 0;
    archive_ = zip_open(file.c_str(), ZIP_RDONLY, &error);
    if (archive_ == nullptr) {
        zip_error_t reason;
        zip_error_init_with_code(&reason, error);
        const std::string words = zip_error_strerror(&reason);
        zip_error_fini(&reason);
        throw InputError(
            file_, std::nullopt,
            "this is no whole zip archive, which an .npz file must be (" + words + "); was it copied to its end?");
    }
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_, 0));
    for (zip_uint64_t i = 0; i < count; ++i) {
        zip_stat_t entry;
        if (zip_stat_index(archive_, i, 0, &entry) != 0 || entry.name == nullptr) continue;
        entries_.push_back({entry.name, i, entry.size, entry.comp_size});
    }
}

ZipArchive::~ZipArchive() { zip_discard(archive_); }

ZipReader::ZipReader(const ZipArchive& archive, const ZipArchive::Entry& entry) : archive_(archive), entry_(entry) {
    stream_ = zip_fopen_index(archive.archive_, entry.index, 0);
    if (stream_ == nullptr) fail(zip_strerror(archive.archive_));
}

ZipReader::~ZipReader() {
    if (stream_ != nullptr) zip_fclose(stream_);
}

void ZipReader::read(char* to, std::size_t count) {
    while (count > 0) {
        const zip_int64_t got = zip_fread(stream_, to, count);
        if (got < 0) fail(zip_file_strerror(stream_));
        if (got == 0) fail("it ends too early");
        to += got;
        count -= static_cast<std::size_t>(got);
    }
}

void ZipReader::finish() {
    char more = 0;
    const zip_int64_t got = zip_fread(stream_, &more, 1);
    if (got < 0) fail(zip_file_strerror(stream_));
    if (got > 0) fail("it goes on after its last number");
}

void ZipReader::fail(const std::string& problem) const {
    throw InputError(archive_.file(), std::nullopt, "`" + entry_.name + "` cannot be read: " + problem);
}

}  // namespace armonica
