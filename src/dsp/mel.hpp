#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace armonica::dsp {

/// mel = 2595·log₁₀(1 + f/700) (O'Shaughnessy 1987).
double hertz_to_mel(double hertz);
double mel_to_hertz(double mel);

/// Triangular filters, equally spaced in mel, each of unit peak, each reaching from its lower neighbour's centre to its
/// upper neighbour's (Davis & Mermelstein 1980).
class MelFilterBank {
public:
    /// `bands` filters between `low_hertz` and `high_hertz` over a spectrum whose bins lie `bin_hertz` apart.
    MelFilterBank(std::size_t bands, double low_hertz, double high_hertz, double bin_hertz);

    std::size_t bands() const { return filters_.size(); }

    /// The weighted sum of `spectrum` under every filter, into `energies` of bands() values.
    void apply(std::span<const float> spectrum, std::span<float> energies) const;

private:
    struct Filter {
        std::size_t first_bin = 0;
        std::vector<float> weights;
    };
    std::vector<Filter> filters_;
};

}  // namespace armonica::dsp
