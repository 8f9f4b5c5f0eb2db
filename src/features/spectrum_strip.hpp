#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <armonica/extract.hpp>

#include "dsp/fft.hpp"
#include "dsp/mel.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// Draws the strip of a track while its sound passes, in memory that does not grow with its length: whenever there are
/// too many columns, each two neighbours become one.
class StripDrawing {
public:
    static constexpr std::size_t frame = 2048;  ///< samples, one after another: nothing is heard twice
    static constexpr std::size_t bands = 48;
    static constexpr std::size_t most_columns = 1024;
    static constexpr double low_hertz = 20.0, high_hertz = 14000.0;
    static constexpr double floor_decibels = -100.0;

    StripDrawing();

    /// Appends sound at 44.1 kHz; `left` and `right` are equally long.
    void add(std::span<const float> left, std::span<const float> right);

    /// The strip of all that was added. A last frame that is not full counts as if silence followed.
    SpectrumStrip finish();

private:
    void take_frame();
    void end_column();
    void halve();

    std::vector<float> window_;
    dsp::PairFft fft_{frame};
    dsp::MelFilterBank filters_{bands, low_hertz, high_hertz, sample_rate / static_cast<double>(frame)};
    std::vector<float> left_power_, right_power_, energies_;
    std::size_t filled_ = 0;     // samples of the frame that is being filled
    std::vector<float> column_;  // sums of the frames since the last column
    std::size_t frames_in_column_ = 0;
    std::size_t frames_each_ = 1;  // of a full column
    std::vector<float> columns_;   // mean powers, `bands` for each column
};

}  // namespace armonica::features
