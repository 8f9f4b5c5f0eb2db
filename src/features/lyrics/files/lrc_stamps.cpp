#include "features/lyrics/files/lrc_stamps.hpp"

#include <array>
#include <charconv>

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t longest_stamp = 24;  // bytes

/// A whole number of `least` to `most` digits at the front of `text`, which it is taken from; -1 where there is none.
int take_number(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits < least || digits > most) return -1;
    int number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

/// The digits behind the seconds as a share of one; -1 for what is no fraction.
double fraction_of(std::string_view digits) {
    constexpr std::array<double, 4> wholes = {1.0, 10.0, 100.0, 1000.0};
    const std::size_t count = digits.size();
    const int number = take_number(digits, 1, 3);
    return number < 0 || !digits.empty() ? -1.0 : number / wholes[count];
}

}  // namespace

std::optional<double> lrc_seconds(std::string_view written) {
    const bool negative = written.starts_with('-');
    if (negative) written.remove_prefix(1);
    int minutes = take_number(written, 1, 4);
    if (minutes < 0 || !written.starts_with(':')) return std::nullopt;
    written.remove_prefix(1);
    int seconds = take_number(written, 1, 2);
    if (seconds < 0) return std::nullopt;
    // "hh:mm:ss.xx" has a full stop behind a third number; "mm:ss:xx" has none.
    if (written.starts_with(':') && written.find('.') != std::string_view::npos) {
        written.remove_prefix(1);
        if (seconds >= 60) return std::nullopt;
        minutes = minutes * 60 + seconds;
        seconds = take_number(written, 1, 2);
        if (seconds < 0) return std::nullopt;
    }
    double fraction = 0.0;
    if (!written.empty()) {
        if (written[0] != '.' && written[0] != ':' && written[0] != ',') return std::nullopt;
        fraction = fraction_of(written.substr(1));
    }
    const double total = minutes * 60.0 + seconds + fraction;
    if (fraction < 0.0 || seconds >= 60 || total > longest_song_seconds) return std::nullopt;
    return negative ? 0.0 : total;
}

LrcBracket lrc_stamp(std::string_view text, char open, char close) {
    if (!text.starts_with(open)) return {};
    const std::size_t end = text.substr(0, longest_stamp).find(close);
    if (end == std::string_view::npos || end < 2) return {};
    LrcBracket bracket{text.substr(1, end - 1), std::nullopt, false};
    bracket.seconds = lrc_seconds(bracket.inside);
    const bool like_a_stamp = bracket.inside.find_first_not_of("0123456789:.,- ") == std::string_view::npos &&
                              bracket.inside.find(':') != std::string_view::npos;
    bracket.garbage = like_a_stamp && !bracket.seconds;
    return bracket;
}

}  // namespace armonica::features::lyrics
