#pragma once

#include <span>
#include <vector>

#include "audio/decoder.hpp"

namespace armonica::audio {

/// Cuts decoded sound into blocks of one size, however long the pieces are that it arrives in.
class BlockBuffer {
public:
    /// Adds samples; the same span twice means a source of one channel. Invalidates the last block.
    void append(std::span<const float> left, std::span<const float> right);

    /// Samples not yet taken.
    std::size_t available() const { return left_.size() - taken_; }

    /// The next `samples` samples, at most available(). Valid until the next call of any function here.
    const Block& take(std::size_t samples);

    /// Whether all sound so far came from one channel.
    bool is_mono() const { return is_mono_; }

private:
    bool is_mono_ = true;
    std::size_t taken_ = 0;
    std::vector<float> left_;
    std::vector<float> right_;  // unused while is_mono_
    Block block_;
};

}  // namespace armonica::audio
