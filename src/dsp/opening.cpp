#include "dsp/opening.hpp"

#include <algorithm>

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
    const float* padded = padded_.data();
    float* smallest = smallest_.data();
    float* result = result_.data();
    for (std::size_t k = 0; k < size; k += 4) store4(smallest + k, of_six<min4>(padded + k));
    for (std::size_t k = 0; k < size; k += 4) store4(result + k, of_six<max4>(smallest + k));
    return result_;
}

RunningOpening::RunningOpening(std::size_t size) : columns_(size / 4), result_(size) {}

std::span<const float> RunningOpening::add(std::span<const float> frame) {
    // Six are three pairs: this one and those of two and of four frames ago, whose place this one takes.
    const std::size_t oldest = turn_, middle = (turn_ + 2) % 4;
    const float* values = frame.data();
    float* result = result_.data();
    for (Column& column : columns_) {
        const Float4 now = load4(values);
        const Float4 pair = min4(now, column.frame);
        const Float4 smallest = min4(pair, min4(column.pair_smallest[middle], column.pair_smallest[oldest]));
        const Float4 largest = max4(smallest, column.smallest);
        store4(result, max4(largest, max4(column.pair_largest[middle], column.pair_largest[oldest])));
        column.frame = now;
        column.smallest = smallest;
        column.pair_smallest[oldest] = pair;
        column.pair_largest[oldest] = largest;
        values += 4;
        result += 4;
    }
    turn_ = (turn_ + 1) % 4;
    return result_;
}

}  // namespace armonica::dsp
