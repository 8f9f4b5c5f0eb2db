#include "features/harmony/sound/chord_decoder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "dsp/lanes.hpp"
#include "features/harmony/keys/key_model.hpp"
#include "features/harmony/sound/chord_evidence.hpp"

namespace armonica::features::harmony {

namespace {

constexpr std::size_t key_count = 24;
constexpr std::size_t longest = 32;   // slots of one state; what lasts longer is the same chord again
constexpr std::size_t window = 1024;  // slots decoded at once
constexpr std::size_t unsettled = 128;

// The twelve pitch classes are not independent of each other as chord_evidence() takes them to be, nor are neighbouring
// slots: evidence counts less than it says, the key more.
constexpr float evidence_weight = 0.8F;
constexpr float key_weight = 1.3F;
constexpr float change = -4.0F;  // of any chord change: one in some 50 slots of noise

using Keys = std::array<float, key_count>;
using Int4 = int __attribute__((vector_size(16)));

LocalKey key_at(std::size_t index) { return {static_cast<int>(index % 12), index >= 12}; }

// Of a chord change after d slots. In music in fours, chords last one, two, four bars, or half of one; a slot may be a
// beat or half of one.
std::array<float, longest + 1> length_scores(Slots kind) {
    std::array<float, longest + 1> scores{};
    scores.fill(change);
    if (kind == Slots::beats) {
        // clang-format off
        constexpr std::array<float, longest + 1> beats = {0,
            -2,   -.5, -2,   0,    -2.5, -1.5, -2.5, 0,    -3,   -2.5, -3,   -1.5, -3,   -3, -3,   -.5,
            -3.5, -3,  -3.5, -2.5, -3.5, -3,   -3.5, -1.5, -3.5, -3,   -3.5, -2.5, -3.5, -3, -3.5, -.5};
        // clang-format on
        for (std::size_t d = 1; d <= longest; ++d) scores[d] += beats[d];
    }
    return scores;
}

// α·log P(chord | key), and what is known of a chord whatever the key.
std::vector<Keys> chords_in_keys() {
    std::vector<Keys> all;
    for (std::size_t c = 0; c < heard_chords().size(); ++c) {
        const std::optional<Chord>& chord = heard_chords()[c];
        Keys& scores = all.emplace_back();
        for (std::size_t k = 0; k < key_count; ++k)
            scores[k] =
                chord_priors()[c] + (chord ? key_weight * static_cast<float>(chord_in_key(*chord, key_at(k))) : 0.0F);
    }
    return all;
}

std::array<Keys, key_count> key_changes() {
    std::array<Keys, key_count> all{};
    for (std::size_t from = 0; from < key_count; ++from)
        for (std::size_t to = 0; to < key_count; ++to)
            all[from][to] = static_cast<float>(key_change(key_at(from), key_at(to)));
    return all;
}

bool same_but_for_bass(std::size_t a, std::size_t b) {
    const std::optional<Chord>&first = heard_chords()[a], &second = heard_chords()[b];
    if (!first || !second) return a == b;
    return first->root == second->root && first->quality == second->quality;
}

template <std::size_t size>
float least(const std::array<dsp::Float4, size>& vectors) {
    float result = vectors[0][0];
    for (const dsp::Float4& vector : vectors)
        for (std::size_t i = 0; i < 4; ++i) result = std::min(result, vector[i]);
    return result;
}

class Window {
public:
    Window(Slots kind, const Keys& start)
        : lengths_(length_scores(kind)), in_keys_(chords_in_keys()), changes_(key_changes()) {
        for (const Keys& scores : in_keys_) most_in_keys_.push_back(*std::max_element(scores.begin(), scores.end()));
        totals_.emplace_back(heard_chords().size());
        reached_.push_back(start);
        arrived_.emplace_back();
        change_keys();
    }

    std::size_t slots() const { return totals_.size() - 1; }
    const Keys& scores(std::size_t slot) const { return reached_[slot]; }

    void add(std::span<const float> evidence) {
        std::vector<float> total = totals_.back();
        for (std::size_t c = 0; c < total.size(); ++c) total[c] += evidence_weight * evidence[c];
        totals_.push_back(std::move(total));
        arrive();
        change_keys();
    }

    /// The best sequence until the last slot.
    std::vector<DecodedChord> best() const {
        std::vector<DecodedChord> chords;
        std::size_t slot = slots();
        auto key = static_cast<std::size_t>(std::max_element(reached_[slot].begin(), reached_[slot].end()) -
                                            reached_[slot].begin());
        while (slot > 0) {
            const Arrival& arrival = arrived_[slot][key];
            const std::size_t first = slot - arrival.length;
            chords.push_back({first, slot, arrival.chord, confidence(first, slot, arrival.chord, key)});
            key = origins_[first][key];
            slot = first;
        }
        std::reverse(chords.begin(), chords.end());
        return chords;
    }

private:
    struct Arrival {
        std::uint16_t chord = 0;
        std::uint8_t length = 0;
    };

    // The innermost loop of all: four keys at once, with the arrival that is best so far as a number. Most chords and
    // lengths are so much worse that they cannot be the best in any key: the bound adds up in the same order as the
    // scores do, so that it is one in floating point too.
    void arrive() {
        const std::size_t now = slots();
        constexpr std::size_t vectors = key_count / 4;
        std::array<dsp::Float4, vectors> best;
        std::array<Int4, vectors> arrivals{};
        best.fill(dsp::Float4{} - std::numeric_limits<float>::max());
        for (std::size_t d = 1; d <= std::min(now, longest); ++d) {
            const Keys& left = left_[now - d];
            const float most_left = *std::max_element(left.begin(), left.end()), least_best = least(best);
            for (std::size_t c = 0; c < in_keys_.size(); ++c) {
                const float sum = totals_[now][c] - totals_[now - d][c] + lengths_[d];
                if (most_left + sum + most_in_keys_[c] <= least_best) continue;
                const Int4 arrival = Int4{} + static_cast<int>(c * (longest + 1) + d);
                for (std::size_t v = 0; v < vectors; ++v) {
                    const dsp::Float4 score = dsp::load4(&left[4 * v]) + sum + dsp::load4(&in_keys_[c][4 * v]);
                    const Int4 better = score > best[v];
                    best[v] = better ? score : best[v];
                    arrivals[v] = better ? arrival : arrivals[v];
                }
            }
        }
        Keys& reached = reached_.emplace_back();
        auto& arrived = arrived_.emplace_back();
        for (std::size_t k = 0; k < key_count; ++k) {
            reached[k] = best[k / 4][k % 4];
            const auto arrival = static_cast<std::size_t>(arrivals[k / 4][k % 4]);
            arrived[k] = {static_cast<std::uint16_t>(arrival / (longest + 1)),
                          static_cast<std::uint8_t>(arrival % (longest + 1))};
        }
    }

    void change_keys() {
        Keys& left = left_.emplace_back();
        auto& origins = origins_.emplace_back();
        const Keys& here = reached_.back();
        for (std::size_t to = 0; to < key_count; ++to) {
            left[to] = here[to];
            origins[to] = static_cast<std::uint8_t>(to);
            for (std::size_t from = 0; from < key_count; ++from)
                if (here[from] + changes_[from][to] > left[to]) {
                    left[to] = here[from] + changes_[from][to];
                    origins[to] = static_cast<std::uint8_t>(from);
                }
        }
    }

    double confidence(std::size_t first, std::size_t end, std::size_t chord, std::size_t key) const {
        // Slots repeat each other: n of them know as much as √n that were independent.
        const float weight = 1.0F / std::sqrt(static_cast<float>(end - first));
        const auto score = [&](std::size_t c) {
            return static_cast<double>((totals_[end][c] - totals_[first][c]) * weight + in_keys_[c][key]);
        };
        double same = 0.0, all = 0.0;
        for (std::size_t c = 0; c < in_keys_.size(); ++c) {
            const double probability = std::exp(score(c) - score(chord));
            all += probability;
            if (same_but_for_bass(c, chord)) same += probability;
        }
        return same / all;
    }

    std::array<float, longest + 1> lengths_;
    std::vector<Keys> in_keys_;
    std::vector<float> most_in_keys_;  // of each chord in any key
    std::array<Keys, key_count> changes_;
    std::vector<std::vector<float>> totals_;  // evidence of each chord until a slot
    std::vector<Keys> reached_, left_;        // F and G
    std::vector<std::array<Arrival, key_count>> arrived_;
    std::vector<std::array<std::uint8_t, key_count>> origins_;
};

}  // namespace

std::vector<DecodedChord> decode_chords(std::size_t slots, Slots kind,
                                        const std::function<void(std::size_t, std::span<float>)>& evidence_of) {
    std::vector<DecodedChord> decoded;
    std::vector<float> evidence(heard_chords().size());
    Keys start{};
    for (std::size_t first = 0; first < slots;) {
        Window part(kind, start);
        const std::size_t end = std::min(slots, first + window);
        for (std::size_t slot = first; slot < end; ++slot) {
            evidence_of(slot, evidence);
            part.add(evidence);
        }
        const std::size_t settled = end == slots ? end - first : window - unsettled;
        std::size_t next = first;
        for (DecodedChord chord : part.best()) {
            if (chord.end > settled) break;
            chord.first += first;
            next = chord.end += first;
            decoded.push_back(chord);
        }
        start = part.scores(next - first);
        const float highest = *std::max_element(start.begin(), start.end());
        for (float& score : start) score -= highest;
        first = next;
    }
    return decoded;
}

}  // namespace armonica::features::harmony
