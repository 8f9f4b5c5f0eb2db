#pragma once

#include <cstddef>
#include <cstring>
#include <span>

#if defined(__SSE2__)
#include <emmintrin.h>
#else
#include <cmath>
#endif

/// Sums over float arrays, four lanes at a time. A compiler may not reorder a float sum by itself, so a plain loop
/// stays scalar; here the order is fixed by the code, four interleaved partial sums, and so the result is the same
/// everywhere.
namespace armonica::dsp {

using Float4 = float __attribute__((vector_size(16)));

inline Float4 load4(const float* from) {
    Float4 lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

inline void store4(float* to, Float4 lanes) { std::memcpy(to, &lanes, sizeof lanes); }

inline float sum4(Float4 lanes) { return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]); }

/// The smaller, or larger, of each lane's two.
inline Float4 min4(Float4 a, Float4 b) {
#if defined(__SSE2__)
    return reinterpret_cast<Float4>(_mm_min_ps(reinterpret_cast<__m128>(a), reinterpret_cast<__m128>(b)));
#else
    for (int lane = 0; lane < 4; ++lane) a[lane] = a[lane] < b[lane] ? a[lane] : b[lane];
    return a;
#endif
}

inline Float4 max4(Float4 a, Float4 b) {
#if defined(__SSE2__)
    return reinterpret_cast<Float4>(_mm_max_ps(reinterpret_cast<__m128>(a), reinterpret_cast<__m128>(b)));
#else
    for (int lane = 0; lane < 4; ++lane) a[lane] = a[lane] > b[lane] ? a[lane] : b[lane];
    return a;
#endif
}

/// Square root of each lane.
inline Float4 sqrt4(Float4 lanes) {
#if defined(__SSE2__)
    return reinterpret_cast<Float4>(_mm_sqrt_ps(reinterpret_cast<__m128>(lanes)));
#else
    for (int lane = 0; lane < 4; ++lane) lanes[lane] = std::sqrt(lanes[lane]);
    return lanes;
#endif
}

/// Σ values[i].
inline float sum(std::span<const float> values) {
    Float4 first{}, second{};
    std::size_t i = 0;
    for (; i + 8 <= values.size(); i += 8) {
        first += load4(&values[i]);
        second += load4(&values[i + 4]);
    }
    float total = sum4(first + second);
    for (const float value : values.subspan(i)) total += value;
    return total;
}

/// Σ a[i]·b[i] over the length of `a`; `b` is at least as long.
inline float dot(std::span<const float> a, std::span<const float> b) {
    Float4 first{}, second{};
    std::size_t i = 0;
    for (; i + 8 <= a.size(); i += 8) {
        first += load4(&a[i]) * load4(&b[i]);
        second += load4(&a[i + 4]) * load4(&b[i + 4]);
    }
    float total = sum4(first + second);
    for (; i < a.size(); ++i) total += a[i] * b[i];
    return total;
}

/// Σ (values[i] − centre)². Exact also where the values hardly differ from the centre, as Σ values² − … would not be.
inline float sum_of_squares_about(std::span<const float> values, float centre) {
    Float4 first{}, second{};
    std::size_t i = 0;
    for (; i + 8 <= values.size(); i += 8) {
        const Float4 one = load4(&values[i]) - centre, other = load4(&values[i + 4]) - centre;
        first += one * one;
        second += other * other;
    }
    float total = sum4(first + second);
    for (const float value : values.subspan(i)) total += (value - centre) * (value - centre);
    return total;
}

}  // namespace armonica::dsp
