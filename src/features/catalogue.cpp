#include <algorithm>
#include <armonica/catalogue.hpp>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "features/families.hpp"

namespace armonica {

namespace {

// Raise it with every change of an id, a definition, or code that changes a value. tests/features/catalogue_test.cpp
// holds ids, definitions and the values of a synthesised track, and fails until that is done.
constexpr std::string_view version = "6";

// The order of the published tables. Features that are not named here follow, family by family.
constexpr std::string_view leading_order[] = {
    "danceability",
    "loudness",
    "chords_changes_rate",
    "dynamic_complexity",
    "zero_crossing_rate",
    "chords_number_rate",
    "pitch_salience",
    "spectral_centroid_mean",
    "spectral_complexity_mean",
    "spectral_decrease_mean",
    "spectral_entropy_mean",
    "spectral_flux_mean",
    "spectral_rolloff_mean",
    "spectral_spread_mean",
    "energy_low",
    "energy_middle_low",
    "energy_middle_high",
    "energy_high",
    "onset_rate",
    "length",
    "bpm",
    "beats_loudness",
};

struct Catalogue {
    std::vector<FeatureInfo> entries;
    std::unordered_map<std::string_view, std::size_t> position;

    Catalogue() {
        for (const features::Family* family : features::families)
            entries.insert(entries.end(), family->features.begin(), family->features.end());
        std::stable_sort(entries.begin(), entries.end(), [](const FeatureInfo& a, const FeatureInfo& b) {
            return std::find(std::begin(leading_order), std::end(leading_order), a.id) <
                   std::find(std::begin(leading_order), std::end(leading_order), b.id);
        });
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (!position.emplace(entries[i].id, i).second)
                throw std::logic_error("two features are called " + std::string(entries[i].id));
    }
};

const Catalogue& shared_catalogue() {
    static const Catalogue instance;
    return instance;
}

}  // namespace

std::string_view to_string(Modality modality) {
    switch (modality) {
        case Modality::signal:
            return "signal";
        case Modality::midlevel:
            return "midlevel";
        case Modality::harmony:
            return "harmony";
        case Modality::lyrics:
            return "lyrics";
    }
    throw std::invalid_argument("not a modality");
}

std::span<const FeatureInfo> catalogue() { return shared_catalogue().entries; }

const FeatureInfo* find_feature(std::string_view id) {
    const Catalogue& all = shared_catalogue();
    const auto found = all.position.find(id);
    return found == all.position.end() ? nullptr : &all.entries[found->second];
}

std::string_view catalogue_version() { return version; }

std::string_view measuring_catalogue(std::string_view of) { return of.substr(0, of.find('+')); }

}  // namespace armonica
