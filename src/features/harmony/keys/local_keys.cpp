#include "features/harmony/keys/local_keys.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "features/harmony/keys/key_model.hpp"
#include "features/harmony/keys/scale.hpp"

namespace armonica::features::harmony {
namespace {

constexpr std::size_t state_count = 12 * idiom_count;

struct State {
    int tonic;
    Idiom idiom;
    LocalKey key() const { return {tonic, idiom == Idiom::minor}; }
};

State state_at(std::size_t index) { return {static_cast<int>(index % 12), static_cast<Idiom>(index / 12)}; }

/// `strength` where the chord is the tonic of the state. A seventh chord is a tonic in the blues alone.
double frame(const Chord& chord, const State& state, double strength) {
    if (chord.root != state.tonic) return 0.0;
    if (state.idiom == Idiom::minor) return is_minor(chord.quality) ? strength : 0.0;
    const bool rests = is_stable_major(chord.quality);
    const bool sings_the_blues =
        state.idiom == Idiom::blues && (chord.quality == Quality::dom7 || chord.quality == Quality::dom9);
    return rests || sings_the_blues ? strength : 0.0;
}

constexpr double into_blues = -1.5;  // one piece in ten, to some nine of the others

using Scores = std::array<double, state_count>;
using Changes = std::array<Scores, state_count>;

const Changes& changes() {
    static const Changes all = [] {
        Changes table{};
        for (std::size_t from = 0; from < state_count; ++from)
            for (std::size_t to = 0; to < state_count; ++to) {
                const State a = state_at(from), b = state_at(to);
                const bool other_idiom =
                    a.idiom != b.idiom && a.key() == b.key();  // blues and plain major on one tonic
                table[from][to] = other_idiom ? -3.0 : key_change(a.key(), b.key());
                if (b.idiom == Idiom::blues && a.idiom != Idiom::blues) table[from][to] += into_blues;
            }
        return table;
    }();
    return all;
}

/// A chord that sounds, and how much it counts.
struct Sounding {
    std::size_t index;  ///< in the progression
    Chord chord;
    double weight;
};

/// The chords with how long they last. A chord that is played again is the same chord, going on.
std::vector<Sounding> sounding_chords(const Progression& progression) {
    std::vector<Sounding> chords;
    for (std::size_t i = 0; i < progression.size(); ++i) {
        const TimedChord& timed = progression[i];
        const double length = timed.end - timed.start;
        if (!std::isfinite(length) || length < 0.0)
            throw std::invalid_argument("a chord's end must be a time after its start");
        if (!timed.chord) continue;
        const bool goes_on = !chords.empty() && chords.back().chord.root == timed.chord->root &&
                             chords.back().chord.quality == timed.chord->quality;
        if (goes_on)
            chords.back().weight += length;
        else
            chords.push_back({i, *timed.chord, length});
    }
    return chords;
}

/// From lengths to weights: a chord counts once where it lasts as long as the usual one, and no less than half nor more
/// than twice.
void weigh(std::vector<Sounding>& chords) {
    std::vector<double> lengths;
    for (const Sounding& sounding : chords) lengths.push_back(sounding.weight);
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    const double usual = *middle;
    for (Sounding& sounding : chords)
        sounding.weight = usual > 0.0 ? std::clamp(sounding.weight / usual, 0.5, 2.0) : 1.0;
}

double weighted_fit(const Sounding& sounding, const State& state) {
    return sounding.weight * chord_in_idiom(sounding.chord, state.tonic, state.idiom);
}

/// One step of Viterbi's algorithm: scores of all states at the next chord, and where each came from.
std::array<std::uint8_t, state_count> advance(Scores& scores, const Sounding& chord, const Sounding& next) {
    Scores reached{};
    std::array<std::uint8_t, state_count> origins{};
    for (std::size_t to = 0; to < state_count; ++to) {
        const State state = state_at(to);
        // A step counts for a key where the key holds for both chords of it, or begins with the first of them.
        const double step = chord_succession(chord.chord, next.chord, state.key());
        std::size_t best = 0;
        double best_score = -std::numeric_limits<double>::infinity();
        for (std::size_t from = 0; from < state_count; ++from) {
            const double score = scores[from] + changes()[from][to] + (from == to ? step : 0.0);
            if (score > best_score) best = from, best_score = score;
        }
        origins[to] = static_cast<std::uint8_t>(best);
        reached[to] = best_score + weighted_fit(next, state);
    }
    scores = reached;
    return origins;
}

/// The best state of each chord.
std::vector<std::size_t> best_path(const std::vector<Sounding>& chords) {
    Scores scores{};
    for (std::size_t s = 0; s < state_count; ++s)
        scores[s] = weighted_fit(chords.front(), state_at(s)) +
                    frame(chords.front().chord, state_at(s), begins_with_tonic) +
                    (state_at(s).idiom == Idiom::blues ? into_blues : 0.0);
    std::vector<std::array<std::uint8_t, state_count>> origins;
    origins.reserve(chords.size());
    for (std::size_t i = 1; i < chords.size(); ++i) origins.push_back(advance(scores, chords[i - 1], chords[i]));
    for (std::size_t s = 0; s < state_count; ++s) scores[s] += frame(chords.back().chord, state_at(s), ends_with_tonic);

    std::vector<std::size_t> path(chords.size());
    path.back() = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t i = chords.size() - 1; i > 0; --i) path[i - 1] = origins[i - 1][path[i]];
    return path;
}

}  // namespace

std::vector<LocalKey> local_keys(const Progression& progression) {
    std::vector<LocalKey> keys(progression.size());
    std::vector<Sounding> chords = sounding_chords(progression);
    if (chords.empty()) return keys;
    weigh(chords);
    // Everything is counted from the first root, so that of equally probable keys the same one is taken after a
    // transposition.
    const int first_root = chords.front().chord.root;
    for (Sounding& sounding : chords) sounding.chord.root = (sounding.chord.root - first_root + 12) % 12;
    const std::vector<std::size_t> path = best_path(chords);
    std::size_t sounding = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // Until the next chord sounds, the key is that of the one before; at the start, that of the first.
        while (sounding + 1 < chords.size() && chords[sounding + 1].index <= i) ++sounding;
        keys[i] = state_at(path[sounding]).key();
        keys[i].tonic = (keys[i].tonic + first_root) % 12;
    }
    return keys;
}

std::optional<LocalKey> global_key(const Progression& progression, std::span<const LocalKey> keys) {
    if (keys.size() != progression.size()) throw std::invalid_argument("there must be one key for each chord");
    std::array<double, 24> lengths{};
    std::vector<LocalKey> in_order;
    const auto length_of = [&](LocalKey key) -> double& {
        return lengths[static_cast<std::size_t>(key.tonic) + (key.minor ? 12 : 0)];
    };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!progression[i].chord) continue;
        length_of(keys[i]) += progression[i].end - progression[i].start;
        if (std::find(in_order.begin(), in_order.end(), keys[i]) == in_order.end()) in_order.push_back(keys[i]);
    }
    if (in_order.empty()) return std::nullopt;
    return *std::max_element(in_order.begin(), in_order.end(),
                             [&](LocalKey a, LocalKey b) { return length_of(a) < length_of(b); });
}

}  // namespace armonica::features::harmony
