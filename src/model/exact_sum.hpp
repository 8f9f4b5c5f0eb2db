#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace armonica {

/// The one way to write an exact sum of doubles as doubles: each the leading bits of what is left, largest first, all
/// of one sign. Empty for zero.
using ExactValue = std::vector<double>;

/// To double precision; the same value gives the same bits.
double rounded(const ExactValue& value);

/// A sum of doubles, and of products of two doubles, without any rounding, so that it does not depend on the order of
/// its terms or on how they were split into parts: a fixed-point number wide enough for every double, kept in words of
/// 32 bits with room for carries ("small superaccumulator": Neal, "Fast exact summation using small and large
/// superaccumulators", 2015).
///
/// Terms must be finite. A product is exact if its factors are 0 or between 1e-140 and 1e140 in size.
class ExactSum {
public:
    void add(double term);
    void add_product(double a, double b);
    void add(const ExactValue& value);
    /// value · factor.
    void add_product(const ExactValue& value, double factor);

    /// The sum, which starts again from zero.
    ExactValue take();

private:
    void propagate_carries();
    bool negative() const { return words_.back() < 0; }
    double take_leading_bits();

    std::array<std::int64_t, 68> words_{};  // word k counts units of 2^(32 k − 1074)
    std::int32_t room_ = 1 << 30;           // terms until carries must be propagated
};

}  // namespace armonica
