#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <armonica/export.hpp>

namespace armonica {

/// Where a feature comes from.
enum class Modality { signal, midlevel, harmony, lyrics };

ARMONICA_API std::string_view to_string(Modality modality);

/// Everything a person or a program may want to know about one feature. All texts are plain English; `title`, `low`,
/// `high`, `lower` and `higher` are worded so that sentences can be built: "tempo 172 BPM, faster than 91 % of the
/// reference tracks".
struct FeatureInfo {
    std::string_view id = {};     ///< stable, snake_case, for example "spectral_centroid_mean"
    std::string_view title = {};  ///< for example "spectral centroid"
    Modality modality = Modality::signal;
    std::string_view family;           ///< the family of features it is computed with, for example "spectral_shape"
    std::string_view unit;             ///< "Hz", "BPM", "dB" …; "1" for a pure number
    std::optional<double> minimum;     ///< smallest value possible, where there is one
    std::optional<double> maximum;     ///< largest value possible, where there is one
    std::string_view low = {};         ///< what a low value sounds like: "slow"
    std::string_view high = {};        ///< what a high value sounds like: "fast"
    std::string_view lower = {};       ///< comparative, followed by "than": "slower"
    std::string_view higher = {};      ///< comparative, followed by "than": "faster"
    std::string_view definition = {};  ///< how it is computed, exactly enough to check
    std::string_view null_rule;        ///< when it is missing, and with which reason
    bool seldom = false;               ///< not 0 on few tracks only: what it says is rare, but telling
    std::string_view citation;         ///< paper or standard; empty where the definition is Armonica's own
};

/// Every feature this build can measure, in the fixed order of stored vectors and CSV columns.
ARMONICA_API std::span<const FeatureInfo> catalogue();

/// The entry called `id`, or nullptr.
ARMONICA_API const FeatureInfo* find_feature(std::string_view id);

/// A part of the spectrum.
struct FrequencyBand {
    double from_hertz = 0.0, to_hertz = 0.0;
};

/// The part of the spectrum that feature `id` looks at, where that is not all of it. Empty also for an id that is not
/// in the catalogue.
ARMONICA_API std::optional<FrequencyBand> band_of(std::string_view id);

/// Changes whenever any feature's id, definition or code changes its values: vectors of different versions must not be
/// mixed in one model.
ARMONICA_API std::string_view catalogue_version();

/// The catalogue's part of a version that vectors or models carry: "5" of "5+own-1f2e3d4c", where a network of the
/// user's own replaced outputs of the shipped one (ExtractOptions::midlevel).
ARMONICA_API std::string_view measuring_catalogue(std::string_view version);

}  // namespace armonica
