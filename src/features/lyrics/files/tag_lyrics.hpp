#pragma once

#include <string>
#include <vector>

#include "features/lyrics/files/written_lyrics.hpp"

namespace TagLib {
class Tag;
}

namespace armonica::features::lyrics {

/// Adds the lyrics that `tag`, of any kind, has; what is blank or no text is none.
void add_tag_lyrics(const TagLib::Tag* tag, std::vector<WrittenLyrics>& found);

}  // namespace armonica::features::lyrics
