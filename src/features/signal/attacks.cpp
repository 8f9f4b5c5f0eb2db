#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "dsp/attack_tracker.hpp"
#include "features/families.hpp"
#include "features/shared/band_energies.hpp"

namespace armonica::features::signal {

namespace {

constexpr std::size_t places = bands.size() + 1;  // the whole comes last

constexpr FeatureInfo attack_info(std::string_view id, std::string_view title, std::string_view unit, double minimum,
                                  double maximum, std::array<std::string_view, 4> words, std::string_view definition,
                                  std::string_view citation) {
    return {
        .id = id,
        .title = title,
        .modality = Modality::signal,
        .family = "attacks",
        .unit = unit,
        .minimum = minimum,
        .maximum = maximum,
        .low = words[0],
        .high = words[1],
        .lower = words[2],
        .higher = words[3],
        .definition = definition,
        .null_rule = "silent: no hop above -80 dB; no_onsets: fewer than three attacks; too_short: less than 1 s.",
        .citation = citation,
    };
}

#define ATTACKS(band)                                                                                                  \
    " Attacks are rises by 8 dB at least within 0.4 s, up to the next peak, of the energy of " band                    \
    " (left and right together, every 2.9 ms, smoothed by a Hann window of 46 ms in the bass to 12 ms in the treble);" \
    " what is 55 dB below the loudest sound before counts as silence."

#define TIME(suffix, band, place)                                                                                 \
    attack_info(                                                                                                  \
        "attack_time" suffix, "attack time" place, "log2 ms", 0.0, 10.0,                                          \
        {"notes set in sharply" place, "notes swell" place, "sharper in attack" place, "slower in attack" place}, \
        "Mean over attacks of log2 of the milliseconds from 10 to 90 % of the rise in amplitude (4 is 16 ms, "    \
        "6 is 64 ms); what the smoothing adds is taken out in quadrature." ATTACKS(band),                         \
        "Lartillot & Toiviainen, A Matlab Toolbox for Musical Feature Extraction from Audio, DAFx 2007")

#define SLOPE(suffix, band, place)                                                                                     \
    attack_info(                                                                                                       \
        "attack_slope" suffix, "attack slope" place, "log2 dB/s", 0.0, 16.0,                                           \
        {"notes begin gently" place, "notes begin steeply" place, "gentler in onset" place, "steeper in onset" place}, \
        "Mean over attacks of log2 of the rise in decibels over the attack time in seconds (10 is 20 dB in "           \
        "20 ms)." ATTACKS(band),                                                                                       \
        "Lartillot & Toiviainen, A Matlab Toolbox for Musical Feature Extraction from Audio, DAFx 2007")

#define DECAY(suffix, band, place)                                                                                     \
    attack_info(                                                                                                       \
        "note_decay" suffix, "decay of notes" place, "dB", 0.0, 50.0,                                                  \
        {"notes are held" place, "notes die away at once" place, "more sustained" place, "quicker to die away" place}, \
        "Mean over attacks of the fall from the peak to the lowest energy within 0.25 s, or up to the next "           \
        "attack if that comes first." ATTACKS(band),                                                                   \
        "")

constexpr FeatureInfo infos[] = {
    TIME("_low", "the bass, 20 to 150 Hz", " in the bass"),
    TIME("_low_middle", "150 to 500 Hz", " in the lower middle"),
    TIME("_middle", "500 to 1,500 Hz", " in the middle"),
    TIME("_high_middle", "1,500 to 5,000 Hz", " in the upper middle"),
    TIME("_high", "the treble, above 5,000 Hz", " in the treble"),
    TIME("", "the sound above 20 Hz", ""),
    SLOPE("_low", "the bass, 20 to 150 Hz", " in the bass"),
    SLOPE("_low_middle", "150 to 500 Hz", " in the lower middle"),
    SLOPE("_middle", "500 to 1,500 Hz", " in the middle"),
    SLOPE("_high_middle", "1,500 to 5,000 Hz", " in the upper middle"),
    SLOPE("_high", "the treble, above 5,000 Hz", " in the treble"),
    SLOPE("", "the sound above 20 Hz", ""),
    DECAY("_low", "the bass, 20 to 150 Hz", " in the bass"),
    DECAY("_low_middle", "150 to 500 Hz", " in the lower middle"),
    DECAY("_middle", "500 to 1,500 Hz", " in the middle"),
    DECAY("_high_middle", "1,500 to 5,000 Hz", " in the upper middle"),
    DECAY("_high", "the treble, above 5,000 Hz", " in the treble"),
    DECAY("", "the sound above 20 Hz", ""),
};
#undef TIME
#undef SLOPE
#undef DECAY
#undef ATTACKS

// As short as the lowest sound of a band and the chance of noise in it allow, in cells.
constexpr std::array<std::size_t, places> smoothing = {16, 10, 6, 4, 4, 8};

constexpr float nothing_share = 3e-6F;
constexpr float nothing = 1e-12F;
constexpr float forget = 0.999308F;  // 6 dB in 2,000 cells, 5.8 s
constexpr double least_count = 3.0;
constexpr std::size_t settling_hops = 4;  // until the filters have settled: that the file begins is no attack

class Attacks final : public Measurement {
public:
    void watch(const BandEnergies& energies) override {
        if (hops_ < settling_hops) return void(++hops_);
        for (std::size_t i = 0; i < energies.cells; ++i) {
            loudest_ = std::max(loudest_ * forget, energies.whole[i]);
            const float floor = std::max(loudest_ * nothing_share, nothing);
            for (std::size_t band = 0; band < bands.size(); ++band)
                add(band, trackers_[band].add(energies.middle[band][i], floor));
            add(bands.size(), trackers_.back().add(energies.whole[i], floor));
        }
    }

    void finish(const Track&, FeatureVector& result) override {
        for (std::size_t place = 0; place < places; ++place) {
            const Sums& sums = sums_[place];
            const double values[] = {sums.log_time, sums.log_slope, sums.fall};
            for (std::size_t kind = 0; kind < std::size(values); ++kind) {
                const std::string_view id = infos[kind * places + place].id;
                if (sums.count < least_count)
                    result.set_missing(id, MissingReason::no_onsets);
                else
                    result.set(id, values[kind] / sums.count);
            }
        }
    }

private:
    struct Sums {
        double count = 0.0, log_time = 0.0, log_slope = 0.0, fall = 0.0;
    };

    void add(std::size_t place, const std::optional<dsp::Attack>& attack) {
        if (!attack) return;
        const double seconds = attack->time / BandEnergies::rate;
        Sums& sums = sums_[place];
        sums.count += 1.0;
        sums.log_time += std::log2(1000.0 * seconds);
        sums.log_slope += std::log2(attack->rise_db / seconds);
        sums.fall += attack->fall_db;
    }

    std::size_t hops_ = 0;
    float loudest_ = 0.0F;
    std::array<dsp::AttackTracker, places> trackers_ = {
        dsp::AttackTracker(smoothing[0]), dsp::AttackTracker(smoothing[1]), dsp::AttackTracker(smoothing[2]),
        dsp::AttackTracker(smoothing[3]), dsp::AttackTracker(smoothing[4]), dsp::AttackTracker(smoothing[5])};
    std::array<Sums, places> sums_;
};

}  // namespace

constinit const Family attacks{
    .name = "attacks", .features = infos, .needs = {.bands = true}, .minimum_seconds = 1.0, .start = start<Attacks>};

}  // namespace armonica::features::signal
