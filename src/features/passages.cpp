#include "features/passages.hpp"

#include <algorithm>
#include <stdexcept>

namespace armonica::features {
namespace {

double seconds(std::size_t samples) { return static_cast<double>(samples) / sample_rate; }

Passage measured(const MeasurementPlan& plan, const std::vector<float>& left, const std::vector<float>& right,
                 std::size_t start) {
    TrackMeasurement measurement(plan);
    measurement.add(left, right);
    return {seconds(start), seconds(start + left.size()), measurement.finish()};
}

}  // namespace

PassageMeasurements::PassageMeasurements(const MeasurementPlan& plan, std::size_t length, std::size_t step,
                                         unsigned jobs)
    : plan_(plan), length_(length), step_(step), jobs_(std::max(jobs, 1U)) {
    if (length == 0 || step == 0 || step > length)
        throw std::invalid_argument("passages must be longer than 0 and leave no gaps");
}

void PassageMeasurements::add(std::span<const float> left, std::span<const float> right) {
    if (left.size() != right.size()) throw std::invalid_argument("left and right must be equally long");
    left_.insert(left_.end(), left.begin(), left.end());
    right_.insert(right_.end(), right.begin(), right.end());
    heard_ += left.size();
    while (heard_ - next_start_ >= length_ && heard_ >= next_start_) {
        measure(next_start_, next_start_ + length_);
        next_start_ += step_;
    }
    // The last passage reaches back from the end of the track: all but one passage's length can go. Not at every block,
    // or the sound would be moved about all the time.
    const std::size_t kept = heard_ - kept_from_;
    if (kept < 2 * length_) return;
    const auto gone = static_cast<std::ptrdiff_t>(kept - length_);
    left_.erase(left_.begin(), left_.begin() + gone);
    right_.erase(right_.begin(), right_.begin() + gone);
    kept_from_ += static_cast<std::size_t>(gone);
}

std::vector<Passage> PassageMeasurements::finish() {
    const std::size_t told_until = measured_.empty() ? 0 : next_start_ - step_ + length_;
    if (heard_ > told_until) measure(heard_ - std::min(length_, heard_), heard_);
    std::vector<Passage> passages;
    for (auto& passage : measured_) passages.push_back(passage.get());
    return passages;
}

void PassageMeasurements::measure(std::size_t start, std::size_t end) {
    if (measured_.size() - waited_for_ >= jobs_) measured_[waited_for_++].wait();
    const auto from = static_cast<std::ptrdiff_t>(start - kept_from_),
               to = static_cast<std::ptrdiff_t>(end - kept_from_);
    std::vector<float> left(left_.begin() + from, left_.begin() + to),
        right(right_.begin() + from, right_.begin() + to);
    measured_.push_back(std::async(std::launch::async, [this, start, left = std::move(left), right = std::move(right)] {
        return measured(plan_, left, right, start);
    }));
}

}  // namespace armonica::features
