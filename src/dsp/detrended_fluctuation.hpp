#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace armonica::dsp {

/// Detrended fluctuation analysis (Peng et al. 1994) of a stream, at constant memory.
///
/// The series is summed up to a profile; for a window of n values the fluctuation F(n) is the root mean square of what
/// a straight line fitted to the profile leaves, over all windows. White noise gives F ∝ n^½, a profile that returns to
/// the same line again and again F ∝ n⁰.
///
/// A constant added to the series is a straight line in the profile and vanishes in the fit: neither the mean of the
/// whole series nor the profile before a window must be known, so that the stream is taken in stretches. Prefix sums
/// over a stretch make each fit cost the same whatever its window.
class DetrendedFluctuation {
public:
    /// `windows` are ascending numbers of values, each at least 3.
    explicit DetrendedFluctuation(std::vector<std::size_t> windows);

    void add(float value);

    /// F of every window, in the order given; 0 where the series is shorter than the window.
    std::vector<double> finish();

private:
    void analyse_stretch();
    void analyse_window(std::size_t index, std::size_t size);

    std::vector<std::size_t> windows_;
    std::vector<std::size_t> next_start_;  // of each window, relative to the stretch
    std::vector<double> residuals_;        // mean square residual, summed over windows
    std::vector<std::size_t> counts_;
    std::vector<float> stretch_;
    // Prefix sums of y, i·y and y² over the stretch, one longer than it.
    std::vector<double> sum_y_, sum_iy_, sum_yy_;
};

}  // namespace armonica::dsp
