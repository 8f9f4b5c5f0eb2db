#include "dsp/detrended_fluctuation.hpp"

#include <algorithm>
#include <cmath>

namespace armonica::dsp {

namespace {

constexpr std::size_t stretch_windows = 8;  // a stretch holds this many of the longest windows
constexpr std::size_t window_steps = 50;    // a window moves on by this part of its length

}  // namespace

DetrendedFluctuation::DetrendedFluctuation(std::vector<std::size_t> windows)
    : windows_(std::move(windows)),
      next_start_(windows_.size(), 0),
      residuals_(windows_.size(), 0.0),
      counts_(windows_.size(), 0) {
    stretch_.reserve(windows_.back() * stretch_windows);
}

void DetrendedFluctuation::add(float value) {
    stretch_.push_back(value);
    if (stretch_.size() == windows_.back() * stretch_windows) analyse_stretch();
}

std::vector<double> DetrendedFluctuation::finish() {
    analyse_stretch();
    std::vector<double> fluctuation(windows_.size(), 0.0);
    for (std::size_t i = 0; i < windows_.size(); ++i)
        if (counts_[i] > 0) fluctuation[i] = std::sqrt(residuals_[i] / static_cast<double>(counts_[i]));
    return fluctuation;
}

void DetrendedFluctuation::analyse_stretch() {
    const std::size_t size = stretch_.size();
    if (size == 0) return;
    double mean = 0.0;
    for (const float value : stretch_) mean += value;
    mean /= static_cast<double>(size);
    sum_y_.assign(size + 1, 0.0);
    sum_iy_.assign(size + 1, 0.0);
    sum_yy_.assign(size + 1, 0.0);
    double y = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        y += stretch_[i] - mean;
        sum_y_[i + 1] = sum_y_[i] + y;
        sum_iy_[i + 1] = sum_iy_[i] + static_cast<double>(i) * y;
        sum_yy_[i + 1] = sum_yy_[i] + y * y;
    }
    // What the longest window has not yet seen whole stays for the next stretch.
    const std::size_t keep = std::min(size, windows_.back());
    for (std::size_t i = 0; i < windows_.size(); ++i) analyse_window(i, size);
    const std::size_t drop = size - keep;
    stretch_.erase(stretch_.begin(), stretch_.begin() + static_cast<std::ptrdiff_t>(drop));
    for (std::size_t& start : next_start_) start -= drop;
}

void DetrendedFluctuation::analyse_window(std::size_t index, std::size_t size) {
    const std::size_t length = windows_[index];
    const auto n = static_cast<double>(length);
    const double spread = n * (n * n - 1.0) / 12.0;  // Σ (i − ī)²
    std::size_t& start = next_start_[index];
    for (; start + length <= size; start += std::max<std::size_t>(length / window_steps, 1)) {
        const std::size_t end = start + length;
        const double y = sum_y_[end] - sum_y_[start];
        const double centre = static_cast<double>(start) + 0.5 * (n - 1.0);
        const double covariance = (sum_iy_[end] - sum_iy_[start]) - centre * y;
        const double squares = (sum_yy_[end] - sum_yy_[start]) - y * y / n;
        residuals_[index] += std::max(0.0, squares - covariance * covariance / spread) / n;
        ++counts_[index];
    }
}

}  // namespace armonica::dsp
