#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "features/shared/band_levels.hpp"
#include "features/shared/gaps.hpp"

namespace armonica::features {

/// Levels of the five bands over the last six seconds of sound, handed out in windows that overlap by half: what
/// changes of level are measured on.
///
/// In a window all that lies 60 dB below its loudest frame counts as that: what moves there is masked, or is the
/// residue of a codec. Silence up to a second long counts as such frames; longer ones are cut to a second.
class LevelWindow {
public:
    static constexpr std::size_t size = 256;  ///< frames, 5.9 s
    static constexpr std::size_t hop = 128;
    static constexpr double rate = sample_rate / static_cast<double>(hop_size);  ///< frames per second
    using Levels = std::array<std::array<float, size>, bands.size()>;            ///< decibels

    /// To be called for every hop.
    void hear() { gaps_.hear(); }

    /// Takes a sounding frame. Returns true when a window is complete; levels() then holds it.
    bool add(const Spectrum& spectrum) {
        static_assert(Gaps::longest < hop, "one frame completes one window at most");
        bool complete = false;
        for (std::size_t gap = gaps_.before_this_frame(); gap > 0; --gap) complete |= add(BandValues{});
        complete |= add(band_powers(spectrum.power));
        return complete;
    }

    const Levels& levels() const { return levels_; }

private:
    static constexpr float masked_below = 60.0F;

    bool add(const BandValues& powers) {
        float total = 0.0F;
        for (std::size_t band = 0; band < bands.size(); ++band) {
            recent_[band][filled_] = level_of(powers[band]);
            total += powers[band];
        }
        total_[filled_] = level_of(total);
        if (++filled_ < size) return false;
        hand_out();
        return true;
    }

    void hand_out() {
        const float floor = *std::max_element(total_.begin(), total_.end()) - masked_below;
        for (std::size_t band = 0; band < bands.size(); ++band)
            std::transform(recent_[band].begin(), recent_[band].end(), levels_[band].begin(),
                           [floor](float level) { return std::max(level, floor); });
        for (auto& band : recent_) std::copy(band.begin() + hop, band.end(), band.begin());
        std::copy(total_.begin() + hop, total_.end(), total_.begin());
        filled_ = size - hop;
    }

    Gaps gaps_;
    Levels recent_{}, levels_{};
    std::array<float, size> total_{};
    std::size_t filled_ = 0;
};

}  // namespace armonica::features
