#include "features/lyrics/files/repeat_marks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "features/lyrics/files/line_text.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr std::size_t longest_count = 24;  // bytes between brackets: "(wird 3 mal wiederholt)" is no count of ours

/// A number of up to six digits; 0 for what is none.
int number_of(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && digits.size() <= 6 && digits[0] != '-' ? number : 0;
}

/// "x2", "2x", "×2", "X2"; 0 for what is none.
int times_sign(std::string_view word) {
    for (const std::string_view sign : {"x", "X", "×"}) {
        if (word.starts_with(sign)) return number_of(word.substr(sign.size()));
        if (word.ends_with(sign)) return number_of(word.substr(0, word.size() - sign.size()));
    }
    return 0;
}

/// What stands between brackets, without case: "x2", "x 2", "2 fois", "bis"; 0 for what is no count.
int bracketed_count(std::string_view inside) {
    if (inside.size() > longest_count) return 0;
    std::string content = folded(trimmed(inside));
    for (const std::string_view word : {"repeat ", "repeated ", "sing ", "rep. "})
        if (content.starts_with(word)) content.erase(0, word.size());
    if (content == "bis") return 2;
    if (content == "ter") return 3;
    if (content == "twice") return 2;
    constexpr std::array<std::string_view, 6> words = {" fois", " veces", " mal", " times", " vezes", " volte"};
    for (const std::string_view word : words)
        if (content.ends_with(word)) return number_of(trimmed(content.substr(0, content.size() - word.size())));
    content.erase(std::remove(content.begin(), content.end(), ' '), content.end());
    return times_sign(content);
}

Repeated repeated(std::string_view text, int times) {
    return {trimmed(text), std::clamp(times, 1, most_times), times > most_times};
}

}  // namespace

Repeated without_count(std::string_view line) {
    line = trimmed(line);
    const bool round = line.ends_with(')'), square = line.ends_with(']');
    if (round || square) {
        const std::size_t open = line.rfind(round ? '(' : '[');
        if (open == std::string_view::npos) return {line};
        const int times = bracketed_count(line.substr(open + 1, line.size() - open - 2));
        return times > 0 ? repeated(line.substr(0, open), times) : Repeated{line};
    }
    const std::size_t blank = line.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? line : line.substr(blank + 1);
    const int times = times_sign(last);
    return times > 0 ? repeated(line.substr(0, line.size() - last.size()), times) : Repeated{line};
}

}  // namespace armonica::features::lyrics
