#pragma once

#include <optional>
#include <string_view>

namespace armonica::features::lyrics {

/// How a TTML document counts.
struct TtmlRates {
    double frames_per_second = 30.0;
    double ticks_per_second = 1.0;
};

/// The seconds of a TTML time: "hh:mm:ss.fff", "hh:mm:ss:ff", "12.3s", "500ms", "2m", "1h", "10f", "100t"; also
/// "mm:ss.fff" and a bare number of seconds, as Apple writes. Empty for all else, and beyond the longest song.
std::optional<double> ttml_seconds(std::string_view written, const TtmlRates& rates);

}  // namespace armonica::features::lyrics
