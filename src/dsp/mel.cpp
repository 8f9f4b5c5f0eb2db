#include "dsp/mel.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/lanes.hpp"

namespace armonica::dsp {

double hertz_to_mel(double hertz) { return 2595.0 * std::log10(1.0 + hertz / 700.0); }
double mel_to_hertz(double mel) { return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0); }

MelFilterBank::MelFilterBank(std::size_t bands, double low_hertz, double high_hertz, double bin_hertz) {
    const double low = hertz_to_mel(low_hertz);
    const double step = (hertz_to_mel(high_hertz) - low) / static_cast<double>(bands + 1);
    for (std::size_t band = 0; band < bands; ++band) {
        const double left = mel_to_hertz(low + step * static_cast<double>(band)) / bin_hertz;
        const double centre = mel_to_hertz(low + step * static_cast<double>(band + 1)) / bin_hertz;
        const double right = mel_to_hertz(low + step * static_cast<double>(band + 2)) / bin_hertz;
        Filter filter;
        filter.first_bin = static_cast<std::size_t>(std::floor(left)) + 1;
        for (std::size_t bin = filter.first_bin; static_cast<double>(bin) < right; ++bin) {
            const auto at = static_cast<double>(bin);
            filter.weights.push_back(
                static_cast<float>(std::min((at - left) / (centre - left), (right - at) / (right - centre))));
        }
        filters_.push_back(std::move(filter));
    }
}

void MelFilterBank::apply(std::span<const float> spectrum, std::span<float> energies) const {
    for (std::size_t band = 0; band < filters_.size(); ++band)
        energies[band] = dot(filters_[band].weights, spectrum.subspan(filters_[band].first_bin));
}

}  // namespace armonica::dsp
