#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include <armonica/error.hpp>

namespace armonica::library {

/// One entry of a playlist.
struct PlaylistEntry {
    std::size_t line = 0;                                  ///< counted from 1
    std::string text;                                      ///< as written, byte by byte
    std::variant<std::filesystem::path, TrackError> file;  ///< what it names, or why that cannot be used
};

/// Whether `file` is a playlist, by its extension: .m3u or .m3u8, in any case.
bool is_playlist(const std::filesystem::path& file);

/// Reads an M3U playlist: one entry a line, UTF-8 with or without byte-order mark, or bytes of any other 8-bit
/// encoding, which name files just as they stand; any line ending; `#` begins a comment. Entries are paths, relative to
/// the playlist's folder, or file:// addresses. Where an entry does not exist as written, it is tried as Latin-1 turned
/// into UTF-8, and with Windows' backslashes turned into slashes.
/// Errors for the whole playlist: those of opening a file. Errors of an entry: file_not_found, not_a_regular_file (a
/// playlist within a playlist, a folder), not_audio (an address on the network).
std::variant<std::vector<PlaylistEntry>, TrackError> read_playlist(const std::filesystem::path& playlist);

}  // namespace armonica::library
