#pragma once

#include <span>

namespace armonica::dsp {

/// A second-order section: y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2].
struct Biquad {
    double b0 = 1.0, b1 = 0.0, b2 = 0.0, a1 = 0.0, a2 = 0.0;
};

/// The two sections of ITU-R BS.1770's K-weighting: first the head's treble shelf, then the low cut. The standard gives
/// coefficients for 48 kHz only; these are the analogue filters behind them, brought to `rate` (samples per second) by
/// the bilinear transform, and equal the standard's to its last digit there.
Biquad k_weighting_shelf(double rate);
Biquad k_weighting_low_cut(double rate);

/// K-weighted energy of a stereo stream. Left and right are the two lanes of one vector of doubles, and each section's
/// feedback waits for one product and one sum only: two thirds of the cost of decoding MP3 become a tenth.
class KWeighting {
public:
    explicit KWeighting(double rate);

    /// Σ left² + right² after weighting, of the stream's next samples; both sides are equally long.
    double energy_of(std::span<const float> left, std::span<const float> right);

private:
    using Double2 = double __attribute__((vector_size(16)));

    // Of the last sample (1) and the one before (2).
    struct State {
        Double2 input1{}, input2{}, shelved1{}, shelved2{}, rise1{}, output1{}, output2{};
    };

    void forget_what_is_inaudible();

    Biquad shelf_, low_cut_;
    State state_;
};

}  // namespace armonica::dsp
