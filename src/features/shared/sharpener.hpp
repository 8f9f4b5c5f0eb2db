#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace armonica::features {

/// An onset envelope less its mean over half a second to both sides, negative parts left out, value by value as it
/// comes: steady noise and swells are not a pulse.
class Sharpener {
public:
    static constexpr std::size_t reach = 43;  ///< values to each side

    /// Takes the next value. Returns the sharpened value of `reach` values before, if there is one.
    std::optional<float> add(float value) {
        values_[count_++ % size] = value;
        around_ += value;
        if (count_ <= reach) return std::nullopt;
        return next();
    }

    /// After the last value: the sharpened values that add() still owes, one a call; then nothing.
    std::optional<float> flush() {
        if (done_ == count_) return std::nullopt;
        return next();
    }

private:
    static constexpr std::size_t size = 128;
    static_assert(2 * reach + 1 <= size);

    float next() {
        const std::size_t first = done_ - std::min(done_, reach), last = std::min(done_ + reach, count_ - 1);
        const auto mean = static_cast<float>(around_ / static_cast<double>(last - first + 1));
        const float result = std::max(0.0F, values_[done_ % size] - mean);
        if (done_ >= reach) around_ -= values_[first % size];
        ++done_;
        return result;
    }

    std::array<float, size> values_{};  // the last ones, in turn
    double around_ = 0.0;               // Σ of those within reach
    std::size_t count_ = 0, done_ = 0;
};

}  // namespace armonica::features
