#include "dsp/fft.hpp"

#include <bit>
#include <cmath>
#include <new>
#include <numbers>
#include <stdexcept>
#include <string>
#include <vector>

#include "dsp/lanes.hpp"

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/tx.h>
}

namespace armonica::dsp {

namespace {

struct FreeTransform {
    void operator()(AVTXContext* context) const { av_tx_uninit(&context); }
};

struct FreeBuffer {
    void operator()(void* buffer) const { av_free(buffer); }
};

struct Transform {
    std::unique_ptr<AVTXContext, FreeTransform> context;
    av_tx_fn run = nullptr;
};

Transform make_transform(AVTXType type, std::size_t size, bool inverse, float scale) {
    AVTXContext* context = nullptr;
    Transform transform;
    const int status = av_tx_init(&context, &transform.run, type, inverse ? 1 : 0, static_cast<int>(size), &scale, 0);
    if (status < 0) throw std::invalid_argument("no Fourier transform of " + std::to_string(size) + " values");
    transform.context.reset(context);
    return transform;
}

template <typename Element>
std::unique_ptr<Element[], FreeBuffer> make_buffer(std::size_t count) {
    auto* buffer = static_cast<Element*>(av_calloc(count, sizeof(Element)));
    if (buffer == nullptr) throw std::bad_alloc();
    return std::unique_ptr<Element[], FreeBuffer>(buffer);
}

// exp(−2πi·k/N) for k = 0 … N/4, the parts apart so that four of a kind load at once.
struct Twiddles {
    std::vector<float> cosine, sine;

    explicit Twiddles(std::size_t size) : cosine(size / 4 + 1), sine(size / 4 + 1) {
        for (std::size_t k = 0; k < cosine.size(); ++k) {
            const double angle = 2.0 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size);
            cosine[k] = static_cast<float>(std::cos(angle));
            sine[k] = static_cast<float>(std::sin(angle));
        }
    }
};

// Four complex numbers, or one in plain floats, with the parts apart.
template <typename Real>
struct Complex {
    Real real, imaginary;
};

// From Z[k] and Z[M − k] of the half transform to X[k], returned as the first, and X[M − k], the second.
template <typename Real>
inline void separate(Complex<Real>& low, Complex<Real>& high, Real cosine, Real sine) {
    const Real even_real = 0.5F * (low.real + high.real), even_imaginary = 0.5F * (low.imaginary - high.imaginary);
    const Real odd_real = 0.5F * (low.imaginary + high.imaginary), odd_imaginary = 0.5F * (high.real - low.real);
    const Real turned_real = cosine * odd_real + sine * odd_imaginary;
    const Real turned_imaginary = cosine * odd_imaginary - sine * odd_real;
    low = {even_real + turned_real, even_imaginary + turned_imaginary};
    high = {even_real - turned_real, turned_imaginary - even_imaginary};
}

inline Complex<Float4> load_complex4(const float* from) {
    const Float4 first = load4(from), second = load4(from + 4);
    return {__builtin_shufflevector(first, second, 0, 2, 4, 6), __builtin_shufflevector(first, second, 1, 3, 5, 7)};
}

inline void store_complex4(float* to, const Complex<Float4>& values) {
    store4(to, __builtin_shufflevector(values.real, values.imaginary, 0, 4, 1, 5));
    store4(to + 4, __builtin_shufflevector(values.real, values.imaginary, 2, 6, 3, 7));
}

inline Complex<Float4> reversed(const Complex<Float4>& values) {
    return {__builtin_shufflevector(values.real, values.real, 3, 2, 1, 0),
            __builtin_shufflevector(values.imaginary, values.imaginary, 3, 2, 1, 0)};
}

// The transform of N real samples from that of M = N/2 complex ones, whose real parts are the even samples and whose
// imaginary parts the odd ones: Z[k] = E[k] + i·O[k], X[k] = E[k] + exp(−2πi·k/N)·O[k]. In place; X has one value more.
void separate_halves(float* spectrum, std::size_t half, const Twiddles& twiddles) {
    const float sum = spectrum[0] + spectrum[1], difference = spectrum[0] - spectrum[1];
    std::size_t k = 1;
    for (; k + 4 <= half / 2; k += 4) {
        float* const low_at = spectrum + 2 * k;
        float* const high_at = spectrum + 2 * (half - k - 3);
        Complex<Float4> low = load_complex4(low_at), high = reversed(load_complex4(high_at));
        separate(low, high, load4(&twiddles.cosine[k]), load4(&twiddles.sine[k]));
        store_complex4(low_at, low);
        store_complex4(high_at, reversed(high));
    }
    for (; k < half / 2; ++k) {
        float* const low_at = spectrum + 2 * k;
        float* const high_at = spectrum + 2 * (half - k);
        Complex<float> low{low_at[0], low_at[1]}, high{high_at[0], high_at[1]};
        separate(low, high, twiddles.cosine[k], twiddles.sine[k]);
        low_at[0] = low.real, low_at[1] = low.imaginary;
        high_at[0] = high.real, high_at[1] = high.imaginary;
    }
    spectrum[half + 1] = -spectrum[half + 1];  // X[M/2], where exp(−2πi·k/N) is −i
    spectrum[0] = sum, spectrum[1] = 0.0F;
    spectrum[2 * half] = difference, spectrum[2 * half + 1] = 0.0F;
}

}  // namespace

struct RealFft::State {
    std::size_t size;
    Transform half;  // complex, of size/2: av_tx's own real transform spends as long again on separate_halves()
    Transform inverse;
    Twiddles twiddles;
    // av_tx wants its arrays aligned as av_malloc aligns them.
    std::unique_ptr<float[], FreeBuffer> time;
    std::unique_ptr<std::complex<float>[], FreeBuffer> spectrum;
};

RealFft::RealFft(std::size_t size) {
    // For other even sizes av_tx of FFmpeg 5.1 accepts, and computes something else.
    if (size < 8 || size % 4 != 0)
        throw std::invalid_argument("a real Fourier transform needs a size that is a multiple of 4");
    // av_tx's inverse yields N/2 times the signal where its scale is 1.
    state_ = std::make_unique<State>(
        State{size, make_transform(AV_TX_FLOAT_FFT, size / 2, false, 1.0F),
              make_transform(AV_TX_FLOAT_RDFT, size, true, 1.0F / static_cast<float>(size)), Twiddles(size),
              make_buffer<float>(size), make_buffer<std::complex<float>>(size / 2 + 1)});
}

RealFft::~RealFft() = default;
RealFft::RealFft(RealFft&&) noexcept = default;
RealFft& RealFft::operator=(RealFft&&) noexcept = default;

std::size_t RealFft::size() const { return state_->size; }
std::span<float> RealFft::time() { return {state_->time.get(), state_->size}; }
std::span<std::complex<float>> RealFft::spectrum() { return {state_->spectrum.get(), state_->size / 2 + 1}; }

void RealFft::forward() {
    state_->half.run(state_->half.context.get(), state_->spectrum.get(), state_->time.get(), sizeof(AVComplexFloat));
    separate_halves(reinterpret_cast<float*>(state_->spectrum.get()), state_->size / 2, state_->twiddles);
}

void RealFft::inverse() {
    state_->inverse.run(state_->inverse.context.get(), state_->time.get(), state_->spectrum.get(),
                        sizeof(AVComplexFloat));
}

struct PairFft::State {
    std::size_t size;
    Transform forward;
    std::unique_ptr<float[], FreeBuffer> time;
    std::unique_ptr<float[], FreeBuffer> spectrum;  // real and imaginary parts in turn; bin N repeats bin 0
};

PairFft::PairFft(std::size_t size) {
    if (size < 16 || !std::has_single_bit(size))
        throw std::invalid_argument("a Fourier transform of a pair needs a size that is a power of two");
    state_ = std::make_unique<State>(State{size, make_transform(AV_TX_FLOAT_FFT, size, false, 1.0F),
                                           make_buffer<float>(2 * size), make_buffer<float>(2 * size + 2)});
}

PairFft::~PairFft() = default;
PairFft::PairFft(PairFft&&) noexcept = default;
PairFft& PairFft::operator=(PairFft&&) noexcept = default;

std::size_t PairFft::size() const { return state_->size; }
std::span<float> PairFft::time() { return {state_->time.get(), 2 * state_->size}; }

void PairFft::power(std::span<float> first, std::span<float> second) {
    if (first.size() != second.size() || first.size() % 4 != 0 || first.size() > state_->size / 2)
        throw std::invalid_argument("the powers of a pair need a multiple of 4 bins, at most half the size");
    float* bins = state_->spectrum.get();
    state_->forward.run(state_->forward.context.get(), bins, state_->time.get(), sizeof(AVComplexFloat));
    bins[2 * state_->size] = bins[0];
    bins[2 * state_->size + 1] = bins[1];
    for (std::size_t k = 0; k < first.size(); k += 4) {
        const Float4 up_low = load4(bins + 2 * k), up_high = load4(bins + 2 * k + 4);
        const float* mirror = bins + 2 * (state_->size - k - 3);
        const Float4 down_low = load4(mirror), down_high = load4(mirror + 4);
        const Float4 real = __builtin_shufflevector(up_low, up_high, 0, 2, 4, 6);
        const Float4 imaginary = __builtin_shufflevector(up_low, up_high, 1, 3, 5, 7);
        const Float4 mirrored_real = __builtin_shufflevector(down_low, down_high, 6, 4, 2, 0);
        const Float4 mirrored_imaginary = __builtin_shufflevector(down_low, down_high, 7, 5, 3, 1);
        const Float4 a_real = real + mirrored_real, a_imaginary = imaginary - mirrored_imaginary;
        const Float4 b_real = imaginary + mirrored_imaginary, b_imaginary = mirrored_real - real;
        store4(&first[k], 0.25F * (a_real * a_real + a_imaginary * a_imaginary));
        store4(&second[k], 0.25F * (b_real * b_real + b_imaginary * b_imaginary));
    }
}

}  // namespace armonica::dsp
