#include "features/harmony/symbols/open_fifths.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "features/harmony/symbols/chord_tones.hpp"
#include "features/harmony/keys/key_model.hpp"

namespace armonica::features::harmony {
namespace {

/// A progression some of whose chords have no third yet.
class OpenFifths {
public:
    OpenFifths(Progression& progression, std::span<const std::size_t> open)
        : progression_(progression), is_open_(progression.size()) {
        for (const std::size_t index : open) is_open_.at(index) = true;
        for (std::size_t i = 0; i < progression.size(); ++i)
            if (!is_open_[i] && progression[i].chord) weigh_third(progression[i]);
    }

    void settle() {
        const LocalKey key = best_key();
        for (std::size_t i = 0; i < progression_.size(); ++i)
            if (is_open_[i]) progression_[i].chord->quality = quality_on(progression_[i].chord->root, key);
    }

private:
    void weigh_third(const TimedChord& timed) {
        const Tones tones = tones_of(timed.chord->quality);
        const auto root = static_cast<std::size_t>(timed.chord->root);
        const double length = timed.end - timed.start;
        if ((tones >> 4U & 1U) != 0) major_[root] += length;
        if ((tones >> 3U & 1U) != 0) minor_[root] += length;
    }

    /// What the other chords on this root say, if there are any.
    std::optional<Quality> from_others(int root) const {
        const double major = major_[static_cast<std::size_t>(root)], minor = minor_[static_cast<std::size_t>(root)];
        if (major == 0.0 && minor == 0.0) return std::nullopt;
        return minor > major ? Quality::min : Quality::maj;
    }

    Quality quality_on(int root, LocalKey key) const {
        if (const auto quality = from_others(root)) return *quality;
        const Chord major{root, Quality::maj, root}, minor{root, Quality::min, root};
        return chord_in_key(minor, key) > chord_in_key(major, key) ? Quality::min : Quality::maj;
    }

    double fit(LocalKey key) const {
        double score = key.minor ? 0.0 : 0.3;  // there is some more music in major
        std::optional<int> first, last;
        for (std::size_t i = 0; i < progression_.size(); ++i) {
            if (!progression_[i].chord) continue;
            Chord chord = *progression_[i].chord;
            if (is_open_[i]) chord.quality = quality_on(chord.root, key);
            score += chord_in_key(chord, key);
            first = first.value_or(chord.root);
            last = chord.root;
        }
        return score + (first == key.tonic ? begins_with_tonic : 0.0) + (last == key.tonic ? ends_with_tonic : 0.0);
    }

    LocalKey best_key() const {
        LocalKey best;
        double best_score = -std::numeric_limits<double>::infinity();
        for (const bool minor : {false, true})
            for (int tonic = 0; tonic < 12; ++tonic)
                if (const double score = fit({tonic, minor}); score > best_score)
                    best = {tonic, minor}, best_score = score;
        return best;
    }

    Progression& progression_;
    std::vector<bool> is_open_;
    std::array<double, 12> major_{}, minor_{};
};

}  // namespace

void settle_open_fifths(Progression& progression, std::span<const std::size_t> open) {
    if (!open.empty()) OpenFifths(progression, open).settle();
}

}  // namespace armonica::features::harmony
