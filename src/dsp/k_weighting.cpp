#include "dsp/k_weighting.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace armonica::dsp {

Biquad k_weighting_shelf(double rate) {
    constexpr double hertz = 1681.974450955533, gain_db = 3.999843853973347, quality = 0.7071752369554196;
    const double k = std::tan(std::numbers::pi * hertz / rate);
    const double high = std::pow(10.0, gain_db / 20.0), middle = std::pow(high, 0.4996667741545416);
    const double scale = 1.0 / (1.0 + k / quality + k * k);
    return {.b0 = (high + middle * k / quality + k * k) * scale,
            .b1 = 2.0 * (k * k - high) * scale,
            .b2 = (high - middle * k / quality + k * k) * scale,
            .a1 = 2.0 * (k * k - 1.0) * scale,
            .a2 = (1.0 - k / quality + k * k) * scale};
}

Biquad k_weighting_low_cut(double rate) {
    constexpr double hertz = 38.13547087602444, quality = 0.5003270373238773;
    const double k = std::tan(std::numbers::pi * hertz / rate);
    const double scale = 1.0 / (1.0 + k / quality + k * k);
    // The standard leaves the numerator unscaled at every rate: its calibration constant was found with that.
    return {
        .b0 = 1.0, .b1 = -2.0, .b2 = 1.0, .a1 = 2.0 * (k * k - 1.0) * scale, .a2 = (1.0 - k / quality + k * k) * scale};
}

KWeighting::KWeighting(double rate) : shelf_(k_weighting_shelf(rate)), low_cut_(k_weighting_low_cut(rate)) {}

double KWeighting::energy_of(std::span<const float> left, std::span<const float> right) {
    const double b1 = shelf_.b1 / shelf_.b0, b2 = shelf_.b2 / shelf_.b0;  // b0 is made good in the sum
    const double a1 = shelf_.a1, a2 = shelf_.a2, c1 = low_cut_.a1, c2 = low_cut_.a2;
    State s = state_;
    Double2 energy{};
#pragma GCC unroll 4
    for (std::size_t i = 0; i < left.size(); ++i) {
        const Double2 input{left[i], right[i]};
        // What is known early is summed first, so that only a1·shelved and c1·output stand between one sample and the
        // next.
        const Double2 shelved = (input + b1 * s.input1 + b2 * s.input2 - a2 * s.shelved2) - a1 * s.shelved1;
        const Double2 rise = shelved - s.shelved1;
        const Double2 output = (rise - s.rise1 - c2 * s.output2) - c1 * s.output1;
        energy += output * output;
        s = {input, s.input1, shelved, s.shelved1, rise, output, s.output1};
    }
    state_ = s;
    forget_what_is_inaudible();
    return shelf_.b0 * shelf_.b0 * (energy[0] + energy[1]);
}

// In digital silence the feedback decays into denormal numbers, which cost a hundred times as much as others.
void KWeighting::forget_what_is_inaudible() {
    constexpr double inaudible = 1e-60;
    const State& s = state_;
    Double2 level{};
    for (const Double2 value : {s.input1, s.input2, s.shelved1, s.shelved2, s.rise1, s.output1, s.output2})
        level += value * value;
    if (level[0] + level[1] < inaudible) state_ = {};
}

}  // namespace armonica::dsp
