#pragma once

#include <span>
#include <vector>

#include "dsp/autocorrelation.hpp"
#include "features/shared/sharpener.hpp"

namespace armonica::features {

/// How an onset envelope repeats itself: its autocorrelation over stretches of 12 s, kept while the envelope passes by
/// (Foote & Uchihashi, The Beat Spectrum, 2001).
///
/// The envelope enters less its mean over half a second to both sides, and only what stands above it: steady noise and
/// swells are not a pulse.
class BeatSpectrum {
public:
    static constexpr std::size_t stretch = 1024;
    static constexpr std::size_t lag_count = 700;  ///< four periods at 30 BPM

    /// Takes the envelope's next value.
    void add(float strength);

    /// To be called once, after the last value.
    void finish();

    /// After finish(): at lags of 0 … lag_count − 1 values; 1 at lag 0, or all 0 where nothing ever rises.
    std::span<const double> correlation() const { return correlation_; }

private:
    Sharpener sharpener_;
    dsp::Autocorrelation autocorrelation_{stretch, lag_count};
    std::vector<double> correlation_;
};

/// What `correlation` would be of an envelope whose values are averaged under a Hann window of `width` values (odd): a
/// pulse whose period is no whole number of values, or that is played by hand, is not at one lag. 1 at lag 0, or all 0.
std::vector<double> smoothed(std::span<const double> correlation, std::size_t width);

/// The highest value within `reach` of a lag, which need not be whole; lags beyond the last count as it.
double highest_near(std::span<const double> correlation, double lag, double reach);

}  // namespace armonica::features
