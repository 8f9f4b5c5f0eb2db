#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// Whether the name of `file` ends as that of a file of lyrics: .lrc, .txt, .srt, .ttml (upper case too).
bool is_lyrics_file(const std::filesystem::path& file);

/// Reads a file of lyrics; its ending tells the format, of a .txt with time stamps the content does. Throws InputError,
/// saying what is wrong and where, for what cannot be read, is not text, or is longer than `longest_lyrics_bytes`.
WrittenLyrics read_lyrics_file(const std::filesystem::path& file);

/// A song has a few kilobytes; nothing longer than this is lyrics.
inline constexpr std::size_t longest_lyrics_bytes = 16U << 20U;

/// The lyrics in the tags of a sound file: those with times before those without. Empty where there are none; an
/// unreadable file has none.
std::optional<WrittenLyrics> read_embedded_lyrics(const std::filesystem::path& sound_file);

/// Where the words of tracks are looked for.
struct LyricsSearch {
    /// A file: the lyrics of every track asked for. A folder: looked into for a file named as the track before the
    /// track's own folder is.
    std::optional<std::filesystem::path> place;
};

/// The words of a track: from `search.place`, else from a file beside it of the same name (.lrc, .ttml, .srt, .txt, in
/// that order), else from its tags. Times win: where a sidecar has none and the tags have some, the tags are taken.
/// Empty where there are none. Throws InputError for a file of lyrics that is there and cannot be read.
std::optional<WrittenLyrics> find_lyrics(const std::filesystem::path& sound_file, const LyricsSearch& search);

}  // namespace armonica::features::lyrics
