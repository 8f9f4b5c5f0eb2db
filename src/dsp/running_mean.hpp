#pragma once

#include <cstddef>

namespace armonica::dsp {

/// The mean of a stream of values.
class RunningMean {
public:
    void add(double value) {
        total_ += value;
        ++count_;
    }
    std::size_t count() const { return count_; }
    double mean() const { return count_ > 0 ? total_ / static_cast<double>(count_) : 0.0; }

private:
    double total_ = 0.0;
    std::size_t count_ = 0;
};

}  // namespace armonica::dsp
