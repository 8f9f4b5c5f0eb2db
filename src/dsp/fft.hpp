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

/// The power spectra of two real signals by one complex transform, faster than two real ones: with z = a + i·b,
///
///   A[k] = (Z[k] + Z*[N−k])/2,   B[k] = (Z[k] − Z*[N−k])/2i
///
/// Each signal's rounding errors reach the other's spectrum, 120 dB or more below.
class PairFft {
public:
    /// For a `size` that is a power of two and at least 16. Throws std::invalid_argument for others.
    explicit PairFft(std::size_t size);
    ~PairFft();
    PairFft(PairFft&&) noexcept;
    PairFft& operator=(PairFft&&) noexcept;

    std::size_t size() const;
    std::span<float> time();  ///< a[0], b[0], a[1], b[1] …: 2·N values

    /// Transforms time() and writes |A[k]|² to `first` and |B[k]|² to `second`, not scaled, for k = 0 … first.size() −
    /// 1: a multiple of 4, at most N/2, and the length of both.
    void power(std::span<float> first, std::span<float> second);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace armonica::dsp
