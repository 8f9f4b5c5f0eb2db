#include "dsp/fft.hpp"

#include <new>
#include <stdexcept>
#include <string>

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

Transform make_transform(std::size_t size, bool inverse, float scale) {
    AVTXContext* context = nullptr;
    Transform transform;
    const int status =
        av_tx_init(&context, &transform.run, AV_TX_FLOAT_RDFT, inverse ? 1 : 0, static_cast<int>(size), &scale, 0);
    if (status < 0) throw std::invalid_argument("no real Fourier transform of " + std::to_string(size) + " samples");
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
    state_ = std::make_unique<State>(State{size, make_transform(size, false, 1.0F),
                                           make_transform(size, true, 1.0F / static_cast<float>(size)),
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

}  // namespace armonica::dsp
