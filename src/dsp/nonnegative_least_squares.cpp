#include "dsp/nonnegative_least_squares.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "dsp/lanes.hpp"

namespace armonica::dsp {

NonnegativeLeastSquares::NonnegativeLeastSquares(const std::vector<std::vector<float>>& columns)
    : rows_(columns.empty() ? 0 : columns.front().size()), stride_((columns.size() + 3) / 4 * 4) {
    for (const std::vector<float>& column : columns) {
        const auto not_zero = [](float value) { return value != 0.0F; };
        const auto first = std::find_if(column.begin(), column.end(), not_zero);
        if (column.size() != rows_ || first == column.end())
            throw std::invalid_argument("columns must be equally long, and none may be zero");
        const auto last = std::find_if(column.rbegin(), column.rend(), not_zero).base();
        first_.push_back(static_cast<std::size_t>(first - column.begin()));
        columns_.emplace_back(first, last);
    }
    gram_.resize(columns.size() * stride_);
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t j = 0; j < columns.size(); ++j) gram_[i * stride_ + j] = dot(columns[i], columns[j]);
    x_.resize(stride_);
    gradient_.resize(stride_);
}

std::span<const float> NonnegativeLeastSquares::solve(std::span<const float> y, int sweeps) {
    if (y.size() != rows_) throw std::invalid_argument("y must be as long as the columns");
    std::fill(x_.begin(), x_.end(), 0.0F);
    for (std::size_t j = 0; j < size(); ++j) gradient_[j] = -dot(columns_[j], y.subspan(first_[j]));
    const float least = 1e-3F * std::sqrt(dot(y, y));
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        float largest = 0.0F;
        for (std::size_t j = 0; j < size(); ++j) {
            const float* row = &gram_[j * stride_];
            const float next = std::max(0.0F, x_[j] - gradient_[j] / row[j]);
            const float step = next - x_[j];
            if (step == 0.0F) continue;
            x_[j] = next;
            largest = std::max(largest, std::abs(step) * std::sqrt(row[j]));
            for (std::size_t i = 0; i < stride_; i += 4)
                store4(&gradient_[i], load4(&gradient_[i]) + step * load4(row + i));
        }
        if (largest <= least) break;
    }
    return std::span<const float>(x_).first(size());
}

}  // namespace armonica::dsp
