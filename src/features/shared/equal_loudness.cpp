#include "features/shared/equal_loudness.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>

#include "dsp/level.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

namespace {

// The filters that Robinson gives for 44.1 kHz: one designed after the contours, one against what lies below hearing.
constexpr double contour_zeros[] = {0.05418656406430,  -0.02911007808948, -0.00848709379851, -0.00851165645469,
                                    -0.00834990904936, 0.02245293253339,  -0.02596338512915, 0.01624864962975,
                                    -0.00240879051584, 0.00674613682247,  -0.00187763777362};
constexpr double contour_poles[] = {1.0,
                                    -3.47845948550071,
                                    6.36317777566148,
                                    -8.54751527471874,
                                    9.47693607801280,
                                    -8.81498681370155,
                                    6.85401540936998,
                                    -4.39470996079559,
                                    2.19611684890774,
                                    -0.75104302451432,
                                    0.13149317958808};
constexpr double high_pass_zeros[] = {0.98500175787242, -1.97000351574484, 0.98500175787242};
constexpr double high_pass_poles[] = {1.0, -1.96977855582618, 0.97022847566350};

constexpr double loud_share = 0.95;

std::complex<double> polynomial(std::span<const double> coefficients, std::complex<double> delay) {
    std::complex<double> total = 0.0;
    for (auto at = coefficients.rbegin(); at != coefficients.rend(); ++at) total = total * delay + *at;
    return total;
}

}  // namespace

std::vector<float> equal_loudness_gains() {
    std::vector<float> gains(bin_count);
    for (std::size_t k = 0; k < bin_count; ++k) {
        const auto delay =
            std::polar(1.0, -2.0 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(frame_size));
        gains[k] =
            static_cast<float>(std::abs(polynomial(contour_zeros, delay) * polynomial(high_pass_zeros, delay) /
                                        (polynomial(contour_poles, delay) * polynomial(high_pass_poles, delay))));
    }
    return gains;
}

void LoudLevel::add(double mean_square) {
    const double level = dsp::level_db(mean_square, lowest_db);
    const auto step = static_cast<std::size_t>((level - lowest_db) / step_db);
    ++frames_[std::min(step, frames_.size() - 1)];
    ++count_;
}

double LoudLevel::decibels() const {
    const double below = loud_share * static_cast<double>(count_);
    double passed = 0.0;
    std::size_t step = 0;
    while (step + 1 < frames_.size() && passed + frames_[step] < below) passed += frames_[step++];
    const double within = frames_[step] > 0 ? (below - passed) / frames_[step] : 0.0;
    return lowest_db + step_db * (static_cast<double>(step) + within);
}

}  // namespace armonica::features
