#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "dsp/lanes.hpp"

namespace armonica::dsp {

/// Two signals that are filtered together: a sample of each.
using Pair = float __attribute__((vector_size(8)));

/// Sums of squares of both signals on either side of a crossover.
struct SplitEnergy {
    Pair below{}, above{};
};

/// Splits two signals at one frequency into what lies below and above it: Butterworth filters of order 3 (18 dB an
/// octave), whose energies add up to that of the whole.
///
/// Low-pass and high-pass are the half sum and half difference of two all-pass filters (Vaidyanathan, Mitra & Neuvo
/// 1986), of order 1 and 2, so that both cost what one would. The two all-passes of the two signals are the four lanes
/// of a vector.
class Crossover {
public:
    /// `frequency` is a fraction of the sampling rate, above 0 and below ½. Every `keep_every`-th sample of the part
    /// below is kept.
    Crossover(double frequency, std::size_t keep_every);

    /// Splits `input`, whose length is a multiple of `cell`, which is a multiple of keep_every. Writes what is kept of
    /// the part below to `below`, and the energies of every `cell` samples to `energies`; both are long enough.
    void split(std::span<const Pair> input, std::size_t cell, Pair* below, SplitEnergy* energies);

private:
    std::size_t keep_every_;
    Float4 p_{}, q_{};                  // y[n] = p·(x[n] − y[n−2]) + q·(x[n−1] − y[n−1]) + x[n−2]
    Float4 x1_{}, x2_{}, y1_{}, y2_{};  // the last inputs and outputs
    Pair previous_{};
};

/// The crossover at a quarter of the sampling rate, of order 5 and cheaper still, for a first halving of the rate:
/// there the all-passes fall apart into filters of the even and of the odd samples.
class HalfBandCrossover {
public:
    HalfBandCrossover();

    /// Splits `input`, whose length is a multiple of the even `cell`; writes half as many samples of the part below to
    /// `below`. The energies, of every `cell` samples, are those of the half that is kept.
    void split(std::span<const Pair> input, std::size_t cell, Pair* below, SplitEnergy* energies);

private:
    Float4 a_{};          // y[n] = a·(x[n] − y[n−1]) + x[n−1]
    Float4 x1_{}, y1_{};  // the last inputs and outputs
    Pair odd_{};          // the last odd sample, which goes with the next even one
};

}  // namespace armonica::dsp
