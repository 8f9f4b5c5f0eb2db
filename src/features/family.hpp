#pragma once

#include <armonica/catalogue.hpp>
#include <armonica/feature_vector.hpp>
#include <memory>
#include <span>
#include <string_view>

#include "features/shared/chromagram.hpp"
#include "features/shared/sound.hpp"

namespace armonica::features {

/// What of the shared work a family looks at. A stage that no family needs is not run.
struct Needs {
    bool spectrum = false;  ///< see() is called with every frame's spectrum
    bool mel = false;       ///< Spectrum::log_mel is filled; only together with `spectrum`
    bool onsets = false;    ///< Track::onsets() and Track::pulse() may be used
    bool chroma = false;    ///< Track::chroma() may be used, and follow() is called with every frame's partials
    bool harmony = false;   ///< Track::harmony() may be used
    bool midlevel = false;  ///< Track::midlevel() may be used
    bool bands = false;     ///< watch() is called with the energies of every hop
    bool lyrics = false;    ///< Track::lyrics() may be used
};

/// One family at work on one track. It is told of the sound as it passes and keeps only what its features need: memory
/// must not grow with the track by more than a few hundred bytes a second.
class Measurement {
public:
    virtual ~Measurement() = default;

    /// Every hop of the track, in order, silent ones too.
    virtual void hear(const Hop&) {}

    /// Every sounding frame's spectrum, in order; only with Needs::spectrum.
    virtual void see(const Spectrum&) {}

    /// The partials of every sounding frame of the chromagram, in order; only with Needs::chroma.
    virtual void follow(const Partials&) {}

    /// The strength of the five bands every few milliseconds, hop by hop, in order, silent ones too; only with
    /// Needs::bands.
    virtual void watch(const BandEnergies&) {}

    /// Sets each of the family's features in `result`, or sets it as missing. Called only for tracks that are not
    /// silent (unless Family::measures_silence) and last Family::minimum_seconds.
    virtual void finish(const Track& track, FeatureVector& result) = 0;
};

/// Features that are measured together: what a file under features/signal/ defines, once, as a constant.
struct Family {
    std::string_view name;
    std::span<const FeatureInfo> features;
    Needs needs = {};
    double minimum_seconds = 0.0;   ///< in a shorter track all its features are missing, `too_short`
    bool measures_silence = false;  ///< else all its features are missing, `silent`, in a track without sound
    std::unique_ptr<Measurement> (*start)() = nullptr;
};

/// Makes the features of a family that share all but their names and words.
struct FeaturesLike {
    FeatureInfo shared;

    constexpr FeatureInfo operator()(std::string_view id, std::string_view title, std::string_view low,
                                     std::string_view high, std::string_view lower, std::string_view higher,
                                     std::string_view definition) const {
        FeatureInfo info = shared;
        info.id = id;
        info.title = title;
        info.low = low;
        info.high = high;
        info.lower = lower;
        info.higher = higher;
        info.definition = definition;
        return info;
    }
};

/// What Family::start is for most families.
template <typename FamilyMeasurement>
std::unique_ptr<Measurement> start() {
    return std::make_unique<FamilyMeasurement>();
}

/// Sets all features of `infos` as missing for `reason`.
inline void set_all_missing(std::span<const FeatureInfo> infos, MissingReason reason, FeatureVector& result) {
    for (const FeatureInfo& info : infos) result.set_missing(info.id, reason);
}

}  // namespace armonica::features
