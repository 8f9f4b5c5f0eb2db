#pragma once

#include <cstddef>
#include <string_view>

namespace armonica::features::lyrics {

/// How far bytes are UTF-8.
struct Utf8Scan {
    std::size_t letters = 0;    ///< well-formed characters of several bytes
    std::size_t broken = 0;     ///< bytes that belong to no well-formed character
    bool only_cut_off = false;  ///< all that is broken is the last character, which lacks its end
};

/// Looks at all of `bytes` once.
Utf8Scan scan_utf8(std::string_view bytes);

}  // namespace armonica::features::lyrics
