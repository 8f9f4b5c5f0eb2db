#pragma once

#include <optional>
#include <string_view>

namespace armonica::features::lyrics {

/// No song is longer, in seconds; a time stamp beyond is garbage.
inline constexpr double longest_song_seconds = 36'000.0;

/// The seconds that "mm:ss.xx", "mm:ss:xx", "mm:ss" or "hh:mm:ss.xx" stands for; fractions have one to three digits. Of
/// a negative time 0. Empty for all else.
std::optional<double> lrc_seconds(std::string_view written);

/// What a bracket at the start of some text is.
struct LrcBracket {
    std::string_view inside;        ///< without the brackets; empty where there is no bracket
    std::optional<double> seconds;  ///< where it is a time stamp
    bool garbage = false;           ///< written like a time stamp, and no possible time
};

/// The bracket, `open` … `close`, that `text` starts with; only what may be a time stamp is looked at.
LrcBracket lrc_stamp(std::string_view text, char open, char close);

}  // namespace armonica::features::lyrics
