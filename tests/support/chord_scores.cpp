#include "support/chord_scores.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace armonica::test {

using features::harmony::Chord;
using features::harmony::Progression;
using features::harmony::Quality;

namespace {

enum class Triad { major, minor, other };

Triad triad_of(Quality quality) {
    switch (quality) {
        case Quality::maj:
        case Quality::dom7:
        case Quality::maj7:
        case Quality::dom9:
        case Quality::maj9:
            return Triad::major;
        case Quality::min:
        case Quality::min7:
        case Quality::minmaj7:
        case Quality::min9:
            return Triad::minor;
        default:
            return Triad::other;
    }
}

bool in_sevenths(Quality quality) {
    constexpr std::array vocabulary = {Quality::maj, Quality::min, Quality::dom7, Quality::maj7, Quality::min7};
    return std::find(vocabulary.begin(), vocabulary.end(), quality) != vocabulary.end();
}

std::optional<Chord> at(const Progression& progression, double time) {
    for (const auto& timed : progression)
        if (timed.start <= time && time < timed.end) return timed.chord;
    return std::nullopt;
}

struct Share {
    double right = 0.0, all = 0.0;
    void add(bool is_right, double seconds) {
        right += is_right ? seconds : 0.0;
        all += seconds;
    }
    double value() const { return all > 0.0 ? right / all : 0.0; }
};

double length(const Progression& progression) { return progression.back().end - progression.front().start; }

}  // namespace

double uncovered(const Progression& segments, const Progression& by) {
    double sum = 0.0;
    for (const auto& segment : segments) {
        double best = 0.0;
        for (const auto& other : by)
            best = std::max(best, std::min(segment.end, other.end) - std::max(segment.start, other.start));
        sum += segment.end - segment.start - best;
    }
    return sum / length(segments);
}

ChordScores score_chords(const Progression& reference, const Progression& estimate) {
    std::set<double> times;
    for (const auto* progression : {&reference, &estimate})
        for (const auto& timed : *progression) times.insert({timed.start, timed.end});
    Share root, majmin, sevenths;
    for (auto next = times.begin(), time = next++; next != times.end(); time = next++) {
        const double middle = 0.5 * (*time + *next), seconds = *next - *time;
        if (middle < reference.front().start || middle > reference.back().end) continue;
        const std::optional<Chord> truth = at(reference, middle), heard = at(estimate, middle);
        const bool both_none = !truth && !heard, both = truth && heard;
        const bool same_root = both_none || (both && truth->root == heard->root);
        root.add(same_root, seconds);
        if (!truth || triad_of(truth->quality) != Triad::other)
            majmin.add(both_none || (both && same_root && triad_of(truth->quality) == triad_of(heard->quality)),
                       seconds);
        if (!truth || in_sevenths(truth->quality))
            sevenths.add(both_none || (both && same_root && truth->quality == heard->quality), seconds);
    }
    return {root.value(),     majmin.value(),
            sevenths.value(), 1.0 - std::max(uncovered(reference, estimate), uncovered(estimate, reference)),
            root.all,         majmin.all,
            sevenths.all};
}

}  // namespace armonica::test
