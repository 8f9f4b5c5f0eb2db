#include <algorithm>
#include <array>
#include <utility>

#include <armonica/catalogue.hpp>

#include "features/shared/bands.hpp"

namespace armonica {
namespace {

using OwnBand = std::pair<std::string_view, FrequencyBand>;

// Features whose edges are not those of `bands`.
constexpr std::array own_bands = std::to_array<OwnBand>({
    {"energy_low", {20.0, 150.0}},
    {"energy_middle_low", {150.0, 800.0}},
    {"energy_middle_high", {800.0, 4000.0}},
    {"energy_high", {4000.0, 20000.0}},
    {"spectral_contrast_bass", {20.0, 200.0}},
    {"spectral_contrast_octave_1", {200.0, 400.0}},
    {"spectral_contrast_octave_2", {400.0, 800.0}},
    {"spectral_contrast_octave_3", {800.0, 1600.0}},
    {"spectral_contrast_octave_4", {1600.0, 3200.0}},
    {"spectral_contrast_octave_5", {3200.0, 6400.0}},
    {"spectral_contrast_octave_6", {6400.0, 12800.0}},
    {"treble_burst_share", {5000.0, 16000.0}},
    {"treble_swing", {5000.0, 16000.0}},
    {"treble_peaks", {5000.0, 16000.0}},
});

}  // namespace

std::optional<FrequencyBand> band_of(std::string_view id) {
    const FeatureInfo* info = find_feature(id);
    if (info == nullptr || info->modality != Modality::signal) return std::nullopt;
    const auto own =
        std::find_if(own_bands.begin(), own_bands.end(), [&](const OwnBand& each) { return each.first == id; });
    if (own != own_bands.end()) return own->second;
    // "low_middle" ends as "middle" does: the longest name counts.
    const features::Band* found = nullptr;
    for (const features::Band& band : features::bands) {
        const bool ends =
            id.size() > band.id.size() && id.ends_with(band.id) && id[id.size() - band.id.size() - 1] == '_';
        if (ends && (found == nullptr || band.id.size() > found->id.size())) found = &band;
    }
    if (found == nullptr) return std::nullopt;
    return FrequencyBand{found->from_hertz, found->to_hertz};
}

}  // namespace armonica
