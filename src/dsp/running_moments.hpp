#pragma once

#include <cmath>
#include <cstddef>

namespace armonica::dsp {

/// Mean and standard deviation of a stream of values (Welford 1962: exact also where the values hardly differ from
/// their mean).
class RunningMoments {
public:
    void add(double value) {
        ++count_;
        const double before = value - mean_;
        mean_ += before / static_cast<double>(count_);
        squares_ += before * (value - mean_);
    }
    std::size_t count() const { return count_; }
    double mean() const { return mean_; }
    double deviation() const { return count_ > 0 ? std::sqrt(squares_ / static_cast<double>(count_)) : 0.0; }

private:
    std::size_t count_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;
};

}  // namespace armonica::dsp
