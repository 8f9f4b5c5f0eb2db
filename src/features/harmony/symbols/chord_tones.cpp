#include "features/harmony/symbols/chord_tones.hpp"

#include <algorithm>
#include <array>

namespace armonica::features::harmony {
namespace {

constexpr Tones tones(std::initializer_list<int> notes) {
    unsigned bits = 0;
    for (const int note : notes) bits |= 1U << note;
    return static_cast<Tones>(bits);
}

// In the order of Quality.
constexpr std::array<Tones, quality_names.size()> tones_by_quality = {
    tones({0, 4, 7}),         // maj
    tones({0, 3, 7}),         // min
    tones({0, 3, 6}),         // dim
    tones({0, 4, 8}),         // aug
    tones({0, 4, 7, 10}),     // 7
    tones({0, 4, 7, 11}),     // maj7
    tones({0, 3, 7, 10}),     // min7
    tones({0, 3, 6, 10}),     // hdim7
    tones({0, 3, 6, 9}),      // dim7
    tones({0, 3, 7, 11}),     // minmaj7
    tones({0, 2, 4, 7, 10}),  // 9
    tones({0, 2, 4, 7, 11}),  // maj9
    tones({0, 2, 3, 7, 10}),  // min9
    tones({0, 2, 7}),         // sus2
    tones({0, 5, 7}),         // sus4
    tones({0, 5, 7, 10}),     // 7sus4
};

/// What of a chord's degrees decides about its quality.
class Build {
public:
    explicit Build(std::span<const Degree> degrees) : degrees_(degrees) {}

    Quality quality() const {
        if (!has(3, 0) && !has(3, -1)) return without_third();
        return has(3, 0) ? with_major_third() : with_minor_third();
    }

private:
    bool has(int number, int alteration) const {
        return std::find(degrees_.begin(), degrees_.end(), Degree{number, alteration}) != degrees_.end();
    }
    bool has_any(int number) const {
        return std::any_of(degrees_.begin(), degrees_.end(), [&](Degree d) { return d.number == number; });
    }
    bool has_fifth(int alteration) const { return has(5, alteration) && !has(5, 0); }
    bool extended_to_a_plain_ninth() const { return has(9, 0) && !has_any(11) && !has_any(13); }

    Quality with_major_third() const {
        if (has(7, -1))
            return extended_to_a_plain_ninth() && !has_fifth(1) && !has_fifth(-1) ? Quality::dom9 : Quality::dom7;
        if (has_fifth(1)) return Quality::aug;
        if (has(7, 0)) return extended_to_a_plain_ninth() ? Quality::maj9 : Quality::maj7;
        return Quality::maj;
    }

    Quality with_minor_third() const {
        if (has_fifth(-1)) {
            if (has(7, -1)) return Quality::hdim7;
            return has(7, -2) || has(6, 0) ? Quality::dim7 : Quality::dim;
        }
        if (has(7, -1)) return extended_to_a_plain_ninth() ? Quality::min9 : Quality::min7;
        return has(7, 0) ? Quality::minmaj7 : Quality::min;
    }

    Quality without_third() const {
        const bool fourth = has(4, 0) || has(11, 0);
        const bool second = has(2, 0) || has(9, 0);
        if (!fourth && !second) {
            if (has(7, -1)) return Quality::dom7;
            return has(7, 0) ? Quality::maj7 : Quality::maj;
        }
        if (has(7, -1)) return Quality::sus7;
        return fourth ? Quality::sus4 : Quality::sus2;
    }

    std::span<const Degree> degrees_;
};

}  // namespace

Tones tones_of(Quality quality) { return tones_by_quality.at(static_cast<std::size_t>(quality)); }

int semitones(Degree degree) {
    constexpr std::array<int, 7> major_scale = {0, 2, 4, 5, 7, 9, 11};
    const int natural = major_scale[static_cast<std::size_t>((degree.number - 1) % 7)];
    return (((natural + degree.alteration) % 12) + 12) % 12;
}

Reduction reduced(std::span<const Degree> degrees) {
    unsigned heard = 1;  // a root is meant even where it is left out
    for (const Degree degree : degrees) heard |= 1U << semitones(degree);
    if (heard == 1) return {std::nullopt, false};
    const auto same = std::find(tones_by_quality.begin(), tones_by_quality.end(), heard);
    if (same != tones_by_quality.end()) return {static_cast<Quality>(same - tones_by_quality.begin()), true};
    return {Build(degrees).quality(), false, heard == tones({0, 7})};
}

}  // namespace armonica::features::harmony
