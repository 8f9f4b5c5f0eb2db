#pragma once

#include <string_view>

namespace armonica {

/// Whether a column of this name says by whom a track is ("artist", "ARTIST_ID", "performer").
bool names_artists(std::string_view column);

/// Whether it says by whom a track is or on which album: what holds tracks together, not what they sound like.
bool names_makers(std::string_view column);

}  // namespace armonica
