#include "features/lyrics/files/utf8_scan.hpp"

#include <unicode/utf8.h>

#include <cstdint>

namespace armonica::features::lyrics {

Utf8Scan scan_utf8(std::string_view bytes) {
    Utf8Scan scan;
    const auto* const first = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const std::size_t size = bytes.size();
    std::size_t broken_at = size;
    for (std::size_t place = 0; place < size;) {
        if (first[place] < 0x80) {
            ++place;
            continue;
        }
        const std::size_t start = place;
        UChar32 character = 0;
        U8_NEXT(first, place, size, character);
        if (character >= 0) {
            ++scan.letters;
        } else {
            if (scan.broken == 0) broken_at = start;
            ++scan.broken;
        }
    }
    scan.only_cut_off = scan.broken == 1 && U8_IS_LEAD(first[broken_at]) &&
                        size - broken_at < 1 + static_cast<std::size_t>(U8_COUNT_TRAIL_BYTES(first[broken_at]));
    return scan;
}

}  // namespace armonica::features::lyrics
