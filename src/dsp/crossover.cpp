#include "dsp/crossover.hpp"

#include <cmath>
#include <complex>
#include <numbers>
#include <stdexcept>

namespace armonica::dsp {

namespace {

// Poles of a digital Butterworth filter, from the real axis outwards, one of each conjugate pair. They belong to the
// two all-passes in turn.
std::complex<double> pole(int order, int index, double frequency) {
    const double angle = std::numbers::pi * (1.0 - static_cast<double>(index) / order);
    const std::complex<double> analogue = std::tan(std::numbers::pi * frequency) * std::polar(1.0, angle);
    return (1.0 + analogue) / (1.0 - analogue);
}

// The lanes are: first signal through the one all-pass, through the other, second signal through the one, the other.
Float4 lanes(double one, double other) {
    const auto a = static_cast<float>(one), b = static_cast<float>(other);
    return Float4{a, b, a, b};
}

Float4 lanes(Pair one, Pair other) { return __builtin_shufflevector(one, other, 0, 2, 1, 3); }

// Sum and difference of the two all-passes of both signals: twice what lies below and above.
Float4 sums_and_differences(Float4 passed) {
    constexpr Float4 sign = {1.0F, -1.0F, 1.0F, -1.0F};
    return sign * passed + __builtin_shufflevector(passed, passed, 1, 0, 3, 2);
}

Pair below_of(Float4 split) { return 0.5F * __builtin_shufflevector(split, split, 0, 2); }

SplitEnergy energy_of(Float4 squares) {
    squares *= 0.25F;
    return {.below = __builtin_shufflevector(squares, squares, 0, 2),
            .above = __builtin_shufflevector(squares, squares, 1, 3)};
}

// What has died down in a lane is taken for nothing: denormal numbers cost a hundred times as much as others.
Float4 audible(Float4 state) {
    constexpr float least = 1e-15F;
    return (state > least) | (state < -least) ? state : Float4{};
}

}  // namespace

Crossover::Crossover(double frequency, std::size_t keep_every) : keep_every_(keep_every) {
    if (!(frequency > 0.0 && frequency < 0.5) || keep_every < 1 || keep_every > 2)
        throw std::invalid_argument("a crossover lies between 0 and ½ and keeps one sample in one or two");
    const auto real = pole(3, 0, frequency), complex = pole(3, 1, frequency);
    // Without p a section of order 2 is one of order 1, one sample late; the other all-pass hears its input one sample
    // late to make up for that.
    p_ = lanes(0.0, std::norm(complex));
    q_ = lanes(-real.real(), -2.0 * complex.real());
}

void Crossover::split(std::span<const Pair> input, std::size_t cell, Pair* below, SplitEnergy* energies) {
    const Float4 p = p_, q = q_;
    Float4 x1 = x1_, x2 = x2_, y1 = y1_, y2 = y2_;
    Pair previous = previous_;
    const std::size_t keep_every = keep_every_;
    const auto step = [&](Pair now) {
        const Float4 x = lanes(now, previous);
        // What is known early is summed first: only q·y1 stands between one sample and the next.
        const Float4 y = (p * (x - y2) + (q * x1 + x2)) - q * y1;
        previous = now;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        return sums_and_differences(y);
    };
    for (std::size_t first = 0; first < input.size(); first += cell) {
        Float4 squares{};
        for (std::size_t i = first; i < first + cell; i += keep_every) {
            const Float4 kept = step(input[i]);
            *below++ = below_of(kept);
            squares += kept * kept;
            if (keep_every == 1) continue;
            const Float4 other = step(input[i + 1]);
            squares += other * other;
        }
        *energies++ = energy_of(squares);
    }
    x1_ = audible(x1);
    x2_ = audible(x2);
    y1_ = audible(y1);
    y2_ = audible(y2);
    previous_ = previous;
}

HalfBandCrossover::HalfBandCrossover() : a_(lanes(std::norm(pole(5, 2, 0.25)), std::norm(pole(5, 1, 0.25)))) {}

void HalfBandCrossover::split(std::span<const Pair> input, std::size_t cell, Pair* below, SplitEnergy* energies) {
    const Float4 a = a_;
    Float4 x1 = x1_, y1 = y1_;
    Pair odd = odd_;
    for (std::size_t first = 0; first < input.size(); first += cell) {
        Float4 squares{};
        for (std::size_t i = first; i < first + cell; i += 2) {
            const Float4 x = lanes(odd, input[i]);
            const Float4 y = (a * x + x1) - a * y1;
            const Float4 split = sums_and_differences(y);
            squares += split * split;
            *below++ = below_of(split);
            odd = input[i + 1];
            x1 = x;
            y1 = y;
        }
        *energies++ = energy_of(squares);
    }
    x1_ = audible(x1);
    y1_ = audible(y1);
    odd_ = odd;
}

}  // namespace armonica::dsp
