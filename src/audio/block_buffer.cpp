#include "audio/block_buffer.hpp"

namespace armonica::audio {

namespace {

// Samples that were taken may stay for a while: dropping them moves all that follow, and frames are short.
constexpr std::size_t most_taken_kept = 32768;

void drop_front(std::vector<float>& samples, std::size_t count) {
    samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

void BlockBuffer::append(std::span<const float> left, std::span<const float> right) {
    if (taken_ >= most_taken_kept) {
        drop_front(left_, taken_);
        if (!is_mono_) drop_front(right_, taken_);
        taken_ = 0;
    }
    // A stream may turn from mono to stereo on its way; from there on it stays stereo.
    if (is_mono_ && left.data() != right.data()) {
        is_mono_ = false;
        right_ = left_;
    }
    left_.insert(left_.end(), left.begin(), left.end());
    if (!is_mono_) right_.insert(right_.end(), right.begin(), right.end());
}

const Block& BlockBuffer::take(std::size_t samples) {
    const auto left = std::span<const float>(left_).subspan(taken_, samples);
    block_ = {left, is_mono_ ? left : std::span<const float>(right_).subspan(taken_, samples)};
    taken_ += samples;
    return block_;
}

}  // namespace armonica::audio
