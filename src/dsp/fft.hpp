#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

namespace armonica::dsp {

/// The discrete Fourier transform of real signals, over libavutil's `av_tx`.
///
/// The transform owns aligned buffers, so nothing is copied: fill time(), call forward(), read spectrum(), or the other
/// way round.
///
///   forward:  X[k] = Σ_n x[n]·exp(−2πi·k·n/N), k = 0 … N/2, not scaled
///   inverse:  the exact inverse, scaled by 1/N: forward() followed by inverse() gives x back
///
/// Both directions may overwrite their input. One object serves one thread at a time; different objects are
/// independent.
class RealFft {
public:
    /// For a `size` that is a multiple of 4 and at least 8. Throws std::invalid_argument for others.
    explicit RealFft(std::size_t size);
    ~RealFft();
    RealFft(RealFft&&) noexcept;
    RealFft& operator=(RealFft&&) noexcept;

    std::size_t size() const;
    std::span<float> time();                    ///< N samples
    std::span<std::complex<float>> spectrum();  ///< N/2 + 1 bins
    void forward();                             ///< time() to spectrum()
    void inverse();                             ///< spectrum() to time()

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace armonica::dsp
