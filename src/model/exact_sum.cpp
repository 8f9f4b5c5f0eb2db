#include "model/exact_sum.hpp"

#include <bit>
#include <cmath>
#include <cstddef>

namespace armonica {
namespace {

constexpr int smallest_exponent = -1074;  // of the least double
constexpr int word_bits = 32;
constexpr int mantissa_bits = 52;
constexpr std::uint64_t word_mask = 0xffffffffu;

}  // namespace

double rounded(const ExactValue& value) {
    double sum = 0.0;
    for (auto part = value.rbegin(); part != value.rend(); ++part) sum += *part;
    return sum;
}

void ExactSum::add(double term) {
    const auto bits = std::bit_cast<std::uint64_t>(term);
    std::uint64_t mantissa = bits & ((std::uint64_t{1} << mantissa_bits) - 1);
    unsigned place = static_cast<unsigned>(bits >> mantissa_bits) & 0x7ffu;  // of the lowest bit
    if (place > 0) {
        mantissa |= std::uint64_t{1} << mantissa_bits;
        --place;
    }
    if (mantissa == 0) return;
    const unsigned word = place / word_bits, shift = place % word_bits;
    const std::uint64_t low = mantissa << shift;
    const auto w0 = static_cast<std::int64_t>(low & word_mask);
    const auto w1 = static_cast<std::int64_t>(low >> word_bits);
    const auto w2 = static_cast<std::int64_t>(shift > 0 ? mantissa >> (64 - shift) : 0);
    const std::int64_t sign = (bits >> 63) != 0 ? -1 : 1;
    words_[word] += sign * w0;
    words_[word + 1] += sign * w1;
    words_[word + 2] += sign * w2;
    if (--room_ == 0) propagate_carries();
}

void ExactSum::add_product(double a, double b) {
    const double product = a * b;
    if (product == 0.0) return;
    add(product);
    add(std::fma(a, b, -product));
}

void ExactSum::add(const ExactValue& value) {
    for (const double part : value) add(part);
}

void ExactSum::add_product(const ExactValue& value, double factor) {
    for (const double part : value) add_product(part, factor);
}

void ExactSum::propagate_carries() {
    for (std::size_t k = 0; k + 1 < words_.size(); ++k) {
        const std::int64_t carry = words_[k] >> word_bits;  // rounds down, so what stays is not negative
        words_[k] &= static_cast<std::int64_t>(word_mask);
        words_[k + 1] += carry;
    }
    room_ = 1 << 30;
}

double ExactSum::take_leading_bits() {
    for (std::size_t k = words_.size(); k-- > 0;) {
        if (words_[k] == 0) continue;
        const std::size_t low = k > 0 ? k - 1 : 0;
        auto leading = static_cast<std::uint64_t>(words_[k]);
        if (k > 0) leading = leading << word_bits | static_cast<std::uint64_t>(words_[low]);
        const int excess = static_cast<int>(std::bit_width(leading)) - (mantissa_bits + 1);
        std::uint64_t left = 0;
        if (excess > 0) left = leading & ((std::uint64_t{1} << excess) - 1);
        leading -= left;
        words_[k] = 0;
        words_[low] = static_cast<std::int64_t>(left);
        return std::ldexp(static_cast<double>(leading), word_bits * static_cast<int>(low) + smallest_exponent);
    }
    return 0.0;
}

ExactValue ExactSum::take() {
    propagate_carries();
    const bool minus = negative();
    if (minus) {
        for (auto& word : words_) word = -word;
        propagate_carries();
    }
    ExactValue value;
    while (const double part = take_leading_bits()) value.push_back(minus ? -part : part);
    return value;
}

}  // namespace armonica
