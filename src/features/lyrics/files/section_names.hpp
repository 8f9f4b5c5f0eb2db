#pragma once

#include <optional>
#include <string_view>

#include "features/lyrics/files/written_lyrics.hpp"

namespace armonica::features::lyrics {

/// Where a name without brackets around it may be taken for a mark, and not for a sung word.
enum class Belief {
    with_sign,     ///< only with a colon, a count or a full stop: "Ref.", "Part:"
    stanza_start,  ///< at the start of a stanza, or with a number: "Verse 2"
    anywhere,      ///< wherever it stands alone on its line: "Chorus"
};

/// What writers call a part of a song.
struct SectionName {
    std::string_view name;            ///< without case, accents and hyphens
    std::optional<SectionKind> kind;  ///< none: nothing is sung there
    Belief belief;
};

/// The entry for `name`, which is folded, in any of the six languages; null for what is none.
const SectionName* find_section_name(std::string_view name);

}  // namespace armonica::features::lyrics
