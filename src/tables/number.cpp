#include "tables/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace armonica {
namespace {

bool says_missing(std::string_view cell) {
    constexpr std::array<std::string_view, 4> words = {"nan", "na", "null", "?"};
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    return cell.empty() || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
               return std::equal(cell.begin(), cell.end(), word.begin(), word.end(), same);
           });
}

/// Whether a number that no double can hold is too small rather than too large: its exponent says so.
bool vanishes(std::string_view number) {
    const std::size_t exponent = number.find_first_of("eE");
    return exponent != std::string_view::npos && exponent + 1 < number.size() && number[exponent + 1] == '-';
}

}  // namespace

std::optional<double> parse_number(std::string_view cell) {
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
    if (cell.size() <= 4 && says_missing(cell)) return std::numeric_limits<double>::quiet_NaN();
    if (cell.front() == '+' && cell.size() > 1 && cell[1] != '-') cell.remove_prefix(1);
    double number = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (end != cell.data() + cell.size()) return std::nullopt;
    if (error == std::errc::result_out_of_range && vanishes(cell)) return 0.0;
    if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::string number_text(double number) {
    if (std::isnan(number)) return {};
    std::array<char, 32> digits;
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), end};
}

}  // namespace armonica
