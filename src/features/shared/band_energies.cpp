#include "features/shared/band_energies.hpp"

#include <cmath>
#include <numbers>
#include <span>

namespace armonica::features {

namespace {

constexpr double bass_rate = sample_rate / 16.0;

float bass_pole() {
    static const auto pole = static_cast<float>(std::exp(-2.0 * std::numbers::pi * bands[0].from_hertz / bass_rate));
    return pole;
}

}  // namespace

BandSplitter::BandSplitter()
    : treble_(bands[high].from_hertz / (sample_rate / 2.0), 2),
      upper_(bands[high_middle].from_hertz / (sample_rate / 4.0), 2),
      lower_(bands[middle].from_hertz / (sample_rate / 8.0), 2),
      bass_(bands[low_middle].from_hertz / bass_rate, 1),
      input_(hop_size),
      below_(hop_size / 2),
      energies_(BandEnergies::cells_of_a_hop) {}

const BandEnergies& BandSplitter::add(const Hop& hop) {
    constexpr std::size_t cell = BandEnergies::cell;
    result_.cells = hop.mono.size() / cell;
    const std::size_t size = result_.cells * cell;
    for (std::size_t i = 0; i < size; ++i)
        input_[i] = dsp::Pair{hop.mono[i], hop.mono[i] - hop.right[i]};  // (l + r)/2 − r = (l − r)/2
    const auto of = [](std::vector<dsp::Pair>& samples, std::size_t count) { return std::span(samples).first(count); };

    half_.split(of(input_, size), cell, below_.data(), energies_.data());
    set_band(high, energies_, cell / 2);
    const BandEnergies::Cells top = result_.middle[high], top_side = result_.side[high];
    // From here each crossover reads and writes below_ in place: it never writes ahead of what it has read.
    treble_.split(of(below_, size / 2), cell / 2, below_.data(), energies_.data());
    set_band(high, energies_, cell / 2);
    for (std::size_t i = 0; i < result_.cells; ++i) {
        result_.middle[high][i] += top[i];
        result_.side[high][i] += top_side[i];
    }
    upper_.split(of(below_, size / 4), cell / 4, below_.data(), energies_.data());
    set_band(high_middle, energies_, cell / 4);
    lower_.split(of(below_, size / 8), cell / 8, below_.data(), energies_.data());
    set_band(middle, energies_, cell / 8);
    bass_.split(of(below_, size / 16), cell / 16, below_.data(), energies_.data());
    set_band(low_middle, energies_, cell / 16);
    set_bass(cell / 16);

    for (std::size_t i = 0; i < result_.cells; ++i) {
        result_.whole[i] = 0.0F;
        for (const BandEnergies::Cells& band : result_.middle) result_.whole[i] += band[i];
    }
    return result_;
}

void BandSplitter::set_band(std::size_t band, const std::vector<dsp::SplitEnergy>& energies,
                            std::size_t samples_of_a_cell) {
    const float scale = 1.0F / static_cast<float>(samples_of_a_cell);
    for (std::size_t i = 0; i < result_.cells; ++i) {
        result_.middle[band][i] = scale * energies[i].above[0];
        result_.side[band][i] = scale * energies[i].above[1];
    }
}

void BandSplitter::set_bass(std::size_t samples_of_a_cell) {
    const float pole = bass_pole(), scale = 1.0F / static_cast<float>(samples_of_a_cell);
    for (std::size_t i = 0; i < result_.cells; ++i) {
        dsp::Pair squares{};
        for (std::size_t k = 0; k < samples_of_a_cell; ++k) {
            const dsp::Pair input = below_[i * samples_of_a_cell + k];
            bass_output_ = input - bass_input_ + pole * bass_output_;
            bass_input_ = input;
            squares += bass_output_ * bass_output_;
        }
        result_.middle[low][i] = scale * squares[0];
        result_.side[low][i] = scale * squares[1];
    }
    constexpr float inaudible = 1e-15F;  // else it ends in denormal numbers, which are slow, and stays there
    for (int i = 0; i < 2; ++i)
        if (std::abs(bass_output_[i]) < inaudible) bass_output_[i] = 0.0F;
}

}  // namespace armonica::features
