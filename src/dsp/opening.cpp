#include "dsp/opening.hpp"

#include <algorithm>

#include "dsp/lanes.hpp"

namespace armonica::dsp {

namespace {

// Of six neighbours, the first of which `from` points to, for four places at once.
template <Float4 (*choose)(Float4, Float4)>
Float4 of_six(const float* from) {
    const Float4 first = choose(load4(from), load4(from + 1)), second = choose(load4(from + 2), load4(from + 3));
    return choose(choose(first, second), choose(load4(from + 4), load4(from + 5)));
}

}  // namespace

std::span<const float> Opening::of(std::span<const float> values) {
    constexpr std::size_t reach = opening_length - 1;
    const std::size_t size = values.size();
    if (result_.size() != size) {
        padded_.assign(size + 2 * reach, 0.0F);
        smallest_.assign(size + reach, 0.0F);
        result_.resize(size);
    }
    std::copy(values.begin(), values.end(), padded_.begin() + reach);
    // Element k of smallest_ is that of values[k − 5 … k]. The padding and the last five stay zero.
    for (std::size_t k = 0; k < size; k += 4) store4(&smallest_[k], of_six<min4>(&padded_[k]));
    for (std::size_t k = 0; k < size; k += 4) store4(&result_[k], of_six<max4>(&smallest_[k]));
    return result_;
}

RunningOpening::RunningOpening(std::size_t size) : frame_(size), smallest_(size), result_(size) {
    for (auto& pair : pair_smallest_) pair.resize(size);
    for (auto& pair : pair_largest_) pair.resize(size);
}

std::span<const float> RunningOpening::add(std::span<const float> frame) {
    // Six are three pairs: this one and those of two and of four frames ago, whose place this one takes.
    const std::size_t middle = (turn_ + 2) % 4;
    float* oldest_smallest = pair_smallest_[turn_].data();
    float* oldest_largest = pair_largest_[turn_].data();
    for (std::size_t k = 0; k < frame_.size(); k += 4) {
        const Float4 now = load4(&frame[k]);
        const Float4 pair = min4(now, load4(&frame_[k]));
        const Float4 smallest = min4(pair, min4(load4(&pair_smallest_[middle][k]), load4(oldest_smallest + k)));
        const Float4 largest = max4(smallest, load4(&smallest_[k]));
        store4(&result_[k], max4(largest, max4(load4(&pair_largest_[middle][k]), load4(oldest_largest + k))));
        store4(&frame_[k], now);
        store4(&smallest_[k], smallest);
        store4(oldest_smallest + k, pair);
        store4(oldest_largest + k, largest);
    }
    turn_ = (turn_ + 1) % 4;
    return result_;
}

}  // namespace armonica::dsp
