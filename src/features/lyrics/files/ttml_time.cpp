#include "features/lyrics/files/ttml_time.hpp"

#include <array>
#include <charconv>
#include <vector>

#include "features/lyrics/files/line_text.hpp"
#include "features/lyrics/files/lrc_stamps.hpp"

namespace armonica::features::lyrics {
namespace {

/// A number without sign, exponent or anything behind it; -1 for what is none.
double plain_number(std::string_view text) {
    double number = -1.0;
    if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) return -1.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : -1.0;
}

struct Unit {
    std::string_view sign;
    double seconds;
};

double offset_time(std::string_view text, const TtmlRates& rates) {
    // "ms" stands before "s" and "m", which it ends and starts with.
    const std::array<Unit, 7> units = {{{"ms", 1e-3},
                                        {"s", 1.0},
                                        {"m", 60.0},
                                        {"h", 3600.0},
                                        {"f", 1.0 / rates.frames_per_second},
                                        {"t", 1.0 / rates.ticks_per_second},
                                        {"", 1.0}}};
    for (const Unit& unit : units)
        if (text.ends_with(unit.sign)) {
            const double number = plain_number(text.substr(0, text.size() - unit.sign.size()));
            return number < 0.0 ? -1.0 : number * unit.seconds;
        }
    return -1.0;
}

double clock_time(std::string_view text, const TtmlRates& rates) {
    std::array<double, 4> parts{};
    std::size_t count = 0;
    for (;;) {
        const std::size_t colon = text.find(':');
        if (count == parts.size()) return -1.0;
        parts[count] = plain_number(text.substr(0, colon));
        if (parts[count++] < 0.0) return -1.0;
        if (colon == std::string_view::npos) break;
        text.remove_prefix(colon + 1);
    }
    if (count == 2) return parts[0] * 60.0 + parts[1];
    return parts[0] * 3600.0 + parts[1] * 60.0 + parts[2] + (count == 4 ? parts[3] / rates.frames_per_second : 0.0);
}

}  // namespace

std::optional<double> ttml_seconds(std::string_view written, const TtmlRates& rates) {
    written = trimmed(written);
    const bool clock = written.find(':') != std::string_view::npos;
    const double seconds = clock ? clock_time(written, rates) : offset_time(written, rates);
    return seconds >= 0.0 && seconds <= longest_song_seconds ? std::optional(seconds) : std::nullopt;
}

}  // namespace armonica::features::lyrics
