#include "features/harmony/sound/chord_evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "features/harmony/symbols/chord_tones.hpp"

namespace armonica::features::harmony {

namespace {

enum Role : std::uint8_t { foreign, related, own, role_count };

struct Expected {
    std::optional<Chord> chord;
    std::array<Role, 12> bass, treble;
};

using Strengths = std::array<float, 12>;
using Evidence = std::array<std::array<float, 12>, role_count>;

// Densities over strengths, where all twelve together have the length 1: mixtures of an exponential, since mostly
// hardly anything is there, and of normal distributions.
double falling(double value, double scale) { return std::exp(-value / scale) / scale; }
double around(double value, double mean, double deviation) {
    const double z = (value - mean) / deviation;
    return std::exp(-0.5 * z * z) / (deviation * 2.5066);
}
constexpr double anything = 1e-3;  // nothing is impossible

double treble_density(Role role, double v) {
    if (role == own) return 0.12 * falling(v, 0.06) + 0.88 * around(v, 0.48, 0.19) + anything;
    if (role == related) return 0.45 * falling(v, 0.03) + 0.55 * falling(v, 0.22) + anything;
    return 0.72 * falling(v, 0.02) + 0.28 * falling(v, 0.13) + anything;
}

double bass_density(Role role, double v) {
    if (role == own)
        return 0.25 * falling(v, 0.1) + 0.25 * around(v, 0.5, 0.2) + 0.5 * around(v, 0.92, 0.12) + anything;
    if (role == related) return 0.6 * falling(v, 0.03) + 0.4 * falling(v, 0.35) + anything;
    return 0.78 * falling(v, 0.015) + 0.22 * falling(v, 0.2) + anything;
}

Expected expected_of(const Chord& chord) {
    Expected expected{chord, {}, {}};
    const unsigned tones = tones_of(chord.quality);
    for (int above = 0; above < 12; ++above) {
        if (((tones >> above) & 1U) == 0) continue;
        const auto pitch_class = static_cast<std::size_t>((chord.root + above) % 12);
        expected.treble[pitch_class] = own;
        expected.bass[pitch_class] = related;
        Role& fifth = expected.treble[(pitch_class + 7) % 12];
        if (above < 9 && fifth == foreign) fifth = related;
    }
    expected.bass[static_cast<std::size_t>(chord.bass)] = own;
    return expected;
}

std::vector<Expected> all_expected() {
    std::vector<Expected> all = {{std::nullopt, {}, {}}};
    all.front().treble.fill(related);
    all.front().bass.fill(related);
    for (int root = 0; root < 12; ++root)
        for (const Quality quality :
             {Quality::maj, Quality::min, Quality::dom7, Quality::maj7, Quality::min7, Quality::dim, Quality::dim7,
              Quality::hdim7, Quality::aug, Quality::sus2, Quality::sus4}) {
            all.push_back(expected_of({root, quality, root}));
            if (quality > Quality::min7 || quality == Quality::dim || quality == Quality::aug) continue;
            for (int above = 3; above < 12; ++above)
                if (((tones_of(quality) >> above) & 1U) != 0)
                    all.push_back(expected_of({root, quality, (root + above) % 12}));
        }
    return all;
}

const std::vector<Expected>& expected_chords() {
    static const std::vector<Expected> all = all_expected();
    return all;
}

// Strengths are counted in standard deviations of the whitened spectrum: those of noise and drums have a length of 4 to
// 5, those of chords, however they are recorded, of 5 to 11. Below `faintest` there is hardly a note.
constexpr float faintest = 0.5F;
constexpr float noise_length = 5.0F;

// For N, by the length of the treble.
float none_evidence(float length) {
    const float silence = 20.0F * (1.0F - std::min(length / faintest, 1.0F));
    return silence - 1.0F + std::clamp(2.0F * (noise_length - length), -6.0F, 2.0F);
}

float length_of(const Strengths& strengths) {
    float squares = 0.0F;
    for (const float value : strengths) squares += value * value;
    return std::sqrt(squares);
}

Evidence evidence_of(const Strengths& strengths, double (*density)(Role, double)) {
    const float length = std::max(length_of(strengths), faintest);
    Evidence evidence{};
    for (std::size_t role = 0; role < role_count; ++role)
        for (std::size_t p = 0; p < 12; ++p)
            evidence[role][p] = static_cast<float>(
                std::log(density(static_cast<Role>(role), static_cast<double>(strengths[p] / length))));
    return evidence;
}

constexpr float bass_weight = 0.6F;     // a walking bass plays much that is not the lowest note of the chord
constexpr float log_no_chord = -3.9F;   // as likely as one chord in fifty
constexpr float log_inversion = -3.5F;  // what a bass player does and what an arranger means are seldom told apart

}  // namespace

const std::vector<std::optional<Chord>>& heard_chords() {
    static const std::vector<std::optional<Chord>> all = [] {
        std::vector<std::optional<Chord>> chords;
        for (const Expected& expected : expected_chords()) chords.push_back(expected.chord);
        return chords;
    }();
    return all;
}

std::span<const float> chord_priors() {
    static const std::vector<float> all = [] {
        std::vector<float> priors;
        for (const std::optional<Chord>& chord : heard_chords())
            priors.push_back(!chord ? log_no_chord : chord->bass != chord->root ? log_inversion : 0.0F);
        return priors;
    }();
    return all;
}

void chord_evidence(const PitchClasses& sound, std::span<float> evidence) {
    const Evidence treble = evidence_of(sound.treble, treble_density), bass = evidence_of(sound.bass, bass_density);
    const std::vector<Expected>& all = expected_chords();
    for (std::size_t c = 0; c < all.size(); ++c) {
        float sum = 0.0F;
        for (std::size_t p = 0; p < 12; ++p) sum += treble[all[c].treble[p]][p] + bass_weight * bass[all[c].bass[p]][p];
        evidence[c] = sum;
    }
    evidence[0] += none_evidence(length_of(sound.treble));
}

}  // namespace armonica::features::harmony
