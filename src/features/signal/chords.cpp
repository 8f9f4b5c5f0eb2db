#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <vector>

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
        .maximum = 1.8,
        .low = "chords stay long",
        .high = "chords change often",
        .lower = "slower in chord changes",
        .higher = "quicker in chord changes",
        .definition = "Chord changes a second, a change to or from none not counted." CHORDS,
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
        .maximum = 1.8,
        .low = "few different chords for the length",
        .high = "many different chords for the length",
        .lower = "less varied in chords",
        .higher = "more varied in chords",
        .definition = "Number of different chords divided by the length in seconds." CHORDS,
        .null_rule = null_rule,
        .citation = citation,
    },
};
#undef CHORDS

constexpr int no_chord = -1;
constexpr int chord_count = 24;  // 12 major, then 12 minor, by root
constexpr std::ptrdiff_t bell_reach = 4;
constexpr std::size_t shortest_chord = 3;

// Triads all have three notes: their correlation with a chroma differs only in the sum of those three.
int best_triad(const std::array<double, 12>& chroma) {
    int best = no_chord;
    double best_sum = 0.0;
    for (int chord = 0; chord < chord_count; ++chord) {
        const int root = chord % 12, third = chord < 12 ? 4 : 3;
        const double sum = chroma[root] + chroma[(root + third) % 12] + chroma[(root + 7) % 12];
        if (sum > best_sum) {
            best_sum = sum;
            best = chord;
        }
    }
    return best;
}

std::vector<int> chords_of(std::span<const Chroma> frames) {
    std::array<double, bell_reach + 1> bell{};
    for (std::size_t i = 0; i < bell.size(); ++i)
        bell[i] =
            0.5 + 0.5 * std::cos(3.141592653589793 * static_cast<double>(i) / static_cast<double>(bell_reach + 1));
    const auto count = static_cast<std::ptrdiff_t>(frames.size());
    std::vector<int> chords;
    chords.reserve(frames.size());
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        std::array<double, 12> smooth{};
        for (std::ptrdiff_t at = std::max<std::ptrdiff_t>(0, i - bell_reach); at <= std::min(count - 1, i + bell_reach);
             ++at)
            for (std::size_t pitch_class = 0; pitch_class < smooth.size(); ++pitch_class)
                smooth[pitch_class] += bell[static_cast<std::size_t>(std::abs(at - i))] * frames[at][pitch_class];
        chords.push_back(best_triad(smooth));
    }
    return chords;
}

struct Progression {
    std::size_t changes = 0;
    std::bitset<chord_count> distinct;
};

// Runs of one chord that last, in their order.
Progression progression_of(std::span<const int> chords) {
    Progression result;
    int last = no_chord;
    for (std::size_t start = 0; start < chords.size();) {
        std::size_t end = start;
        while (end < chords.size() && chords[end] == chords[start]) ++end;
        const int chord = chords[start];
        if (chord != no_chord && end - start >= shortest_chord) {
            if (last != no_chord && chord != last) ++result.changes;
            result.distinct.set(static_cast<std::size_t>(chord));
            last = chord;
        }
        start = end;
    }
    return result;
}

class Chords final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        const Progression progression = progression_of(chords_of(track.chroma().frames()));
        if (!track.chroma().tonal() || progression.distinct.none())
            return set_all_missing(infos, MissingReason::no_pitch, result);
        result.set("chords_changes_rate", static_cast<double>(progression.changes) / track.seconds());
        result.set("chords_number_rate", static_cast<double>(progression.distinct.count()) / track.seconds());
    }
};

}  // namespace

constinit const Family chords{
    .name = "chords", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 3.0, .start = start<Chords>};

}  // namespace armonica::features::signal
