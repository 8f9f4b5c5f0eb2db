#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "dsp/crossover.hpp"
#include "features/shared/bands.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// How strong each of the five bands is, every 2.9 ms: what spectra of 46 ms are too slow for.
struct BandEnergies {
    static constexpr std::size_t cell = 128;                                 ///< samples
    static constexpr double rate = sample_rate / static_cast<double>(cell);  ///< cells per second
    static constexpr std::size_t cells_of_a_hop = hop_size / cell;

    /// One value a cell, as a mean square.
    using Cells = std::array<float, cells_of_a_hop>;

    std::size_t cells = 0;                   ///< how many of the following are filled
    std::array<Cells, bands.size()> middle;  ///< of (left + right) / 2, band by band
    std::array<Cells, bands.size()> side;    ///< of (left − right) / 2
    Cells whole;                             ///< of all bands of the middle together
};

/// Splits the sound into bands at the edges of `bands`, each at the lowest rate that carries it: 22,050 Hz at the top,
/// 2,756 Hz for the bass. Skirts fall by 18 dB an octave. The bass begins at 20 Hz, and the treble has what lies above
/// its upper edge too.
class BandSplitter {
public:
    BandSplitter();

    /// Takes the next hop; valid until the next call. Samples of a last hop that do not fill a cell are left out.
    const BandEnergies& add(const Hop& hop);

private:
    static constexpr std::size_t low = 0, low_middle = 1, middle = 2, high_middle = 3, high = 4;

    void set_band(std::size_t band, const std::vector<dsp::SplitEnergy>& energies, std::size_t samples_of_a_cell);
    void set_bass(std::size_t samples);

    dsp::HalfBandCrossover half_;
    dsp::Crossover treble_, upper_, lower_, bass_;
    std::vector<dsp::Pair> input_, below_;
    std::vector<dsp::SplitEnergy> energies_;
    dsp::Pair bass_input_{}, bass_output_{};  // of the filter that takes out what is too low to hear
    BandEnergies result_;
};

}  // namespace armonica::features
