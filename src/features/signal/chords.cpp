#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <numbers>

#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

#define CHORDS                                                                                                        \
    " Chords: of chroma frames (every 0.19 s, see chroma_c), averaged over 9 frames (1.9 s with a cosine bell), the " \
    "one "                                                                                                            \
    "of the 24 major and minor triads whose pitch classes correlate best, or none where no frame around is tonal; a " \
    "chord that holds for fewer than 3 frames gives way to the one before."

constexpr std::string_view null_rule =
    "silent: no hop above -80 dB; too_short: less than 3 s; no_pitch: as chroma_c, or no chord at all.";
constexpr std::string_view citation =
    "Fujishima, Realtime Chord Recognition of Musical Sound: a System Using Common Lisp Music, ICMC 1999";

constexpr FeatureInfo infos[] = {
    {
        .id = "chords_changes_rate",
        .title = "chord changes",
        .modality = Modality::signal,
        .family = "chords",
        .unit = "1/s",
        .minimum = 0.0,
        .maximum = 5.4,
        .low = "chords stay long",
        .high = "chords change often",
        .lower = "slower in chord changes",
        .higher = "quicker in chord changes",
        .definition = "Chord changes a second of sounding time, a change to or from none not counted." CHORDS,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "chords_number_rate",
        .title = "chord variety",
        .modality = Modality::signal,
        .family = "chords",
        .unit = "1/s",
        .minimum = 0.0,
        .maximum = 5.4,
        .low = "few different chords for the length",
        .high = "many different chords for the length",
        .lower = "less varied in chords",
        .higher = "more varied in chords",
        .definition = "Number of different chords divided by the sounding time in seconds." CHORDS,
        .null_rule = null_rule,
        .citation = citation,
    },
    {
        .id = "chords_strength",
        .title = "chord clarity",
        .modality = Modality::signal,
        .family = "chords",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "no clear chords",
        .high = "clear major and minor chords",
        .lower = "less clear in chords",
        .higher = "clearer in chords",
        .definition = "Pearson correlation of the averaged chroma with the chord's three pitch classes, averaged over "
                      "frames with a chord." CHORDS,
        .null_rule = null_rule,
        .citation = citation,
    },
};
#undef CHORDS

constexpr int no_chord = -1;
constexpr int chord_count = 24;  // 12 major, then 12 minor, by root
constexpr std::size_t bell_reach = 4;
constexpr std::size_t shortest_chord = 3;

struct Chord {
    int name = no_chord;
    double strength = 0.0;
};

// Triads all have three notes: their correlation with a chroma differs only in the sum of those three.
Chord best_triad(const std::array<double, 12>& chroma) {
    Chord best;
    double best_sum = 0.0, total = 0.0, squares = 0.0;
    for (const double value : chroma) {
        total += value;
        squares += value * value;
    }
    for (int chord = 0; chord < chord_count; ++chord) {
        const int root = chord % 12, third = chord < 12 ? 4 : 3;
        const double sum = chroma[root] + chroma[(root + third) % 12] + chroma[(root + 7) % 12];
        if (sum > best_sum) {
            best_sum = sum;
            best.name = chord;
        }
    }
    // 3/2 is the root of the triad's own sum of squares about its mean, 3·(3/4)² + 9·(1/4)².
    const double about_mean = squares - total * total / 12.0;
    if (about_mean > 1e-12 * squares)
        best.strength = std::clamp((best_sum - 0.25 * total) / (1.5 * std::sqrt(about_mean)), -1.0, 1.0);
    return best;
}

// What the chords of a track add up to, chord by chord.
class Progression {
public:
    void add(const Chord& chord) {
        if (chord.name != now_) {
            now_ = chord.name;
            run_ = 0;
        }
        if (chord.name == no_chord) return;
        strength_.add(chord.strength);
        if (++run_ != shortest_chord) return;
        if (last_ != no_chord && chord.name != last_) ++changes_;
        distinct_.set(static_cast<std::size_t>(chord.name));
        last_ = chord.name;
    }
    bool empty() const { return distinct_.none(); }
    std::size_t changes() const { return changes_; }
    std::size_t distinct() const { return distinct_.count(); }
    double strength() const { return strength_.mean(); }

private:
    int now_ = no_chord, last_ = no_chord;
    std::size_t run_ = 0, changes_ = 0;
    std::bitset<chord_count> distinct_;
    dsp::RunningMean strength_;
};

Progression progression_of(const Chromagram& chroma) {
    constexpr std::size_t width = 2 * bell_reach + 1;
    std::array<double, width> bell{};
    for (std::size_t i = 0; i < width; ++i)
        bell[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i + 1) / (width + 1.0));
    std::array<Chroma, width> around{};  // frame i at i % width; zeros before the first and after the last
    Progression progression;
    for (std::size_t next = 0; next < chroma.size() + bell_reach; ++next) {
        around[next % width] = next < chroma.size() ? chroma.at(next) : Chroma{};
        if (next < bell_reach) continue;
        std::array<double, 12> smooth{};
        for (std::size_t i = 0; i < width; ++i)
            for (std::size_t pitch_class = 0; pitch_class < smooth.size(); ++pitch_class)
                smooth[pitch_class] += bell[i] * around[(next + 1 + i) % width][pitch_class];
        progression.add(best_triad(smooth));
    }
    return progression;
}

class Chords final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Progression progression = progression_of(track.chroma());
        if (!track.chroma().tonal() || progression.empty())
            return set_all_missing(infos, MissingReason::no_pitch, result);
        const double seconds = track.seconds() * track.chroma().sounding_share();
        result.set("chords_changes_rate", static_cast<double>(progression.changes()) / seconds);
        result.set("chords_number_rate", static_cast<double>(progression.distinct()) / seconds);
        result.set("chords_strength", progression.strength());
    }
};

}  // namespace

constinit const Family chords{
    .name = "chords", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 3.0, .start = start<Chords>};

}  // namespace armonica::features::signal
