#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>

#include <armonica/error.hpp>

#include "features/lyrics/files/encoding.hpp"
#include "features/lyrics/files/lyrics_formats.hpp"
#include "features/lyrics/files/read_lyrics.hpp"

namespace armonica::features::lyrics {
namespace {

namespace fs = std::filesystem;

std::string lower_case_extension(const fs::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

std::string read_bytes(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) throw InputError(file, std::nullopt, "there is no such file");
    if (!fs::is_regular_file(file, ignored))
        throw InputError(file, std::nullopt, "this is no regular file; a file of lyrics is needed");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError(file, std::nullopt, "the file cannot be opened for reading");
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(file, unknown);
    if (unknown) throw InputError(file, std::nullopt, "the file cannot be read: " + unknown.message());
    if (size > longest_lyrics_bytes)
        throw InputError(file, std::nullopt, "with more than 16 MiB this is no file of lyrics");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.bad()) throw InputError(file, std::nullopt, "the file cannot be read to its end");
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

}  // namespace

bool is_lyrics_file(const fs::path& file) {
    constexpr std::array<std::string_view, 4> endings = {".lrc", ".txt", ".srt", ".ttml"};
    return std::find(endings.begin(), endings.end(), lower_case_extension(file)) != endings.end();
}

WrittenLyrics read_lyrics_file(const fs::path& file) {
    const DecodedText read = decoded(read_bytes(file), file.string());
    WrittenLyrics result;
    result.source = file.filename().string();
    result.encoding = read.encoding;
    if (read.unreadable > 0)
        result.notes.push_back(std::to_string(read.unreadable) + " characters could not be read and were left out");
    const std::string extension = lower_case_extension(file);
    if (extension == ".srt")
        read_srt(read.text, file.string(), result);
    else if (extension == ".ttml")
        read_ttml(read.text, file.string(), result);
    else if (extension == ".lrc" || has_lrc_stamps(read.text))
        read_lrc(read.text, result);
    else
        read_plain_text(read.text, result);
    return result;
}

}  // namespace armonica::features::lyrics
