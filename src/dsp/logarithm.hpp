#pragma once

#include <bit>
#include <cstdint>
#include <span>

#include "dsp/lanes.hpp"

namespace armonica::dsp {

/// Base-2 logarithm of a positive, normal float, absolute error below 3·10⁻⁷ near 1 and relative error below 2·10⁻⁷
/// elsewhere: an order faster than the library's, and a loop over it vectorises.
///
/// The mantissa is brought to [√½, √2), where log₂ m = 2/ln 2 · artanh((m − 1)/(m + 1)), and the series of artanh
/// converges after four terms.
inline float fast_log2(float value) {
    constexpr std::uint32_t one = 0x3F800000U;             // 1.0f
    constexpr std::uint32_t sqrt_half = 0x3F3504F3U;       // √½
    constexpr float scale = 2.0F / 0.693147180559945309F;  // 2/ln 2
    const std::uint32_t shifted = std::bit_cast<std::uint32_t>(value) + (one - sqrt_half);
    const auto exponent = static_cast<float>(static_cast<std::int32_t>(shifted >> 23) - 127);
    const auto mantissa = std::bit_cast<float>((shifted & 0x007FFFFFU) + sqrt_half);
    const float t = (mantissa - 1.0F) / (mantissa + 1.0F);
    const float t2 = t * t;
    return exponent + scale * t * (1.0F + t2 * (1.0F / 3 + t2 * (1.0F / 5 + t2 * (1.0F / 7))));
}

/// 2 to the power of a value between −126 and 127, relative error below 4·10⁻⁶: an order faster than the library's.
///
/// The power of the nearest whole number is an exponent; what is left, ½ at most, goes into the exponential series.
inline float fast_exp2(float value) {
    const auto whole = static_cast<std::int32_t>(value + (value < 0.0F ? -0.5F : 0.5F));
    const float x = 0.693147180559945309F * (value - static_cast<float>(whole));
    const float series = 1.0F + x * (1.0F + x * (1.0F / 2 + x * (1.0F / 6 + x * (1.0F / 24 + x * (1.0F / 120)))));
    return std::bit_cast<float>(static_cast<std::uint32_t>(whole + 127) << 23) * series;
}

/// Values below this are read as this: the logarithm of silence stays finite.
inline constexpr float logarithm_floor = 1e-30F;

/// fast_log2 of four values, bit for bit.
inline Float4 fast_log2(Float4 values) {
    using Int4 = std::int32_t __attribute__((vector_size(16)));
    using Bits4 = std::uint32_t __attribute__((vector_size(16)));
    constexpr std::uint32_t one = 0x3F800000U, sqrt_half = 0x3F3504F3U;
    constexpr float scale = 2.0F / 0.693147180559945309F;
    const Bits4 shifted = reinterpret_cast<Bits4>(values) + (one - sqrt_half);
    const Float4 exponent = __builtin_convertvector(reinterpret_cast<Int4>(shifted >> 23) - 127, Float4);
    const auto mantissa = reinterpret_cast<Float4>((shifted & 0x007FFFFFU) + sqrt_half);
    const Float4 t = (mantissa - 1.0F) / (mantissa + 1.0F);
    const Float4 t2 = t * t;
    return exponent + scale * t * (1.0F + t2 * (1.0F / 3 + t2 * (1.0F / 5 + t2 * (1.0F / 7))));
}

/// log₂ of every value, into `result`, which is as long as `values`; values below `logarithm_floor` count as it.
inline void log2_of_each(std::span<const float> values, std::span<float> result) {
    constexpr Float4 floors = {logarithm_floor, logarithm_floor, logarithm_floor, logarithm_floor};
    const float* from = values.data();
    const std::size_t count = values.size();
    for (std::size_t i = 0; i + 4 <= count; i += 4) {
        const Float4 lanes = load4(from + i);
        store4(&result[i], fast_log2(lanes > floors ? lanes : floors));
    }
    for (std::size_t rest = count % 4; rest > 0; --rest) {
        const float value = from[count - rest];
        result[count - rest] = fast_log2(value > logarithm_floor ? value : logarithm_floor);
    }
}

}  // namespace armonica::dsp
