#pragma once

#include <filesystem>
#include <utility>
#include <vector>

#include <armonica/error.hpp>

namespace armonica::library {

/// What was found on the way to the tracks.
struct Discovery {
    std::vector<std::filesystem::path> tracks;
    /// What could not be used: a path, or "PLAYLIST:LINE" for an entry of a playlist.
    std::vector<std::pair<std::filesystem::path, TrackError>> failures;
};

/// Which files of a folder are wanted.
enum class FileKind {
    sound,  ///< those with an extension of sound or video
    lyrics  ///< those with an extension of lyrics: .lrc, .txt, .srt, .ttml
};

/// Turns files, folders and playlists into tracks, in the order of `paths`.
///
/// - A file is taken whatever its extension; whether it exists and is sound, opening it will tell.
/// - A folder is searched through with all folders below it, in the byte order of the names. Only files of
///   `kind` count; names that begin with a dot are passed over. Links are followed, and every folder is
///   searched once, so links cannot lead in circles. A folder that may not be read is a failure, and the search goes
///   on. Playlists inside a folder are passed over: what they list is there already.
/// - A playlist (.m3u, .m3u8) gives its entries in its own order. Entries that cannot be used are failures that name
///   the line. A playlist within a playlist is such a failure.
///
/// The same path is listed once, where it comes first, however often `paths` lead to it ("a/b.mp3" and "./a/b.mp3" are
/// the same path, a link and its target are not: a user may want to see both).
Discovery discover(const std::vector<std::filesystem::path>& paths, FileKind kind = FileKind::sound);

/// Whether a file found in a folder counts as a track: it has a known extension of sound or video, in any case.
bool has_media_extension(const std::filesystem::path& file);

}  // namespace armonica::library
