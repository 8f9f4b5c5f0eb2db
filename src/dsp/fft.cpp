#include "dsp/fft.hpp"

#include <bit>
#include <new>
#include <stdexcept>
#include <string>

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
    if (status < 0) throw std::invalid_argument("no Fourier transform of " + std::to_string(size) + " samples");
    transform.context.reset(context);
    return transform;
}

template <typename Element>
std::unique_ptr<Element[], FreeBuffer> make_buffer(std::size_t count) {
    auto* buffer = static_cast<Element*>(av_calloc(count, sizeof(Element)));
    if (buffer == nullptr) throw std::bad_alloc();
    return std::unique_ptr<Element[], FreeBuffer>(buffer);
}

}  // namespace

struct RealFft::State {
    std::size_t size;
    Transform forward;
    Transform inverse;
    // av_tx wants its arrays aligned as av_malloc aligns them.
    std::unique_ptr<float[], FreeBuffer> time;
    std::unique_ptr<std::complex<float>[], FreeBuffer> spectrum;
};

RealFft::RealFft(std::size_t size) {
    // For other even sizes av_tx of FFmpeg 5.1 accepts, and computes something else.
    if (size < 8 || size % 4 != 0)
        throw std::invalid_argument("a real Fourier transform needs a size that is a multiple of 4");
    // av_tx's inverse yields N/2 times the signal where its scale is 1.
    state_ =
        std::make_unique<State>(State{size, make_transform(AV_TX_FLOAT_RDFT, size, false, 1.0F),
                                      make_transform(AV_TX_FLOAT_RDFT, size, true, 1.0F / static_cast<float>(size)),
                                      make_buffer<float>(size), make_buffer<std::complex<float>>(size / 2 + 1)});
}

RealFft::~RealFft() = default;
RealFft::RealFft(RealFft&&) noexcept = default;
RealFft& RealFft::operator=(RealFft&&) noexcept = default;

std::size_t RealFft::size() const { return state_->size; }
std::span<float> RealFft::time() { return {state_->time.get(), state_->size}; }
std::span<std::complex<float>> RealFft::spectrum() { return {state_->spectrum.get(), state_->size / 2 + 1}; }

void RealFft::forward() {
    state_->forward.run(state_->forward.context.get(), state_->spectrum.get(), state_->time.get(), sizeof(float));
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
