#pragma once

#include <cstddef>
#include <future>
#include <span>
#include <vector>

#include <armonica/extract.hpp>

#include "features/track_measurement.hpp"

namespace armonica::features {

/// Cuts sound into overlapping passages while it passes, and measures each by itself, in threads of its own. Holds no
/// more of the sound than a passage, and one for each thread at work.
class PassageMeasurements {
public:
    /// Passages of `length` samples every `step` samples, step ≤ length; at most `jobs` are measured at a time.
    PassageMeasurements(const MeasurementPlan& plan, std::size_t length, std::size_t step, unsigned jobs);

    /// Appends sound at 44.1 kHz, as TrackMeasurement::add.
    void add(std::span<const float> left, std::span<const float> right);

    /// All passages in their order; the last one ends where the track ends. A track shorter than a passage is one. To
    /// be called once.
    std::vector<Passage> finish();

private:
    void measure(std::size_t start, std::size_t end);

    const MeasurementPlan& plan_;
    std::size_t length_, step_;
    unsigned jobs_;
    std::vector<float> left_, right_;  // the sound from `kept_from_` on
    std::size_t kept_from_ = 0, heard_ = 0, next_start_ = 0;
    std::vector<std::future<Passage>> measured_;
    std::size_t waited_for_ = 0;  // passages before this one are ready
};

}  // namespace armonica::features
