#include "features/harmony/symbols/roman.hpp"

#include <array>
#include <string_view>

#include "features/harmony/symbols/harte.hpp"
#include "features/harmony/keys/scale.hpp"

namespace armonica::features::harmony {
namespace {

/// A numeral with its accidental: upper and lower case.
struct Numeral {
    std::string_view accidental;
    std::string_view upper;
    std::string_view lower;
};

constexpr std::array<Numeral, 12> of_major = {{{"", "I", "i"},
                                               {"♭", "II", "ii"},
                                               {"", "II", "ii"},
                                               {"♭", "III", "iii"},
                                               {"", "III", "iii"},
                                               {"", "IV", "iv"},
                                               {"♯", "IV", "iv"},
                                               {"", "V", "v"},
                                               {"♭", "VI", "vi"},
                                               {"", "VI", "vi"},
                                               {"♭", "VII", "vii"},
                                               {"", "VII", "vii"}}};

constexpr std::array<Numeral, 12> of_minor = {{{"", "I", "i"},
                                               {"♭", "II", "ii"},
                                               {"", "II", "ii"},
                                               {"", "III", "iii"},
                                               {"♯", "III", "iii"},
                                               {"", "IV", "iv"},
                                               {"♯", "IV", "iv"},
                                               {"", "V", "v"},
                                               {"", "VI", "vi"},
                                               {"♯", "VI", "vi"},
                                               {"", "VII", "vii"},
                                               {"♯", "VII", "vii"}}};

/// How a quality is written behind its numeral; `figured` is what stands before the figures of an inversion.
struct Suffix {
    bool upper;
    std::string_view root_position;
    std::string_view figured;
    int notes;  ///< 3 or 4 for chords whose inversions have figures; 0 for the others
};

constexpr std::array<Suffix, quality_names.size()> suffixes = {{{true, "", "", 3},              // maj
                                                                {false, "", "", 3},             // min
                                                                {false, "°", "°", 3},           // dim
                                                                {true, "+", "+", 3},            // aug
                                                                {true, "7", "", 4},             // 7
                                                                {true, "maj7", "maj", 4},       // maj7
                                                                {false, "7", "", 4},            // min7
                                                                {false, "ø7", "ø", 4},          // hdim7
                                                                {false, "°7", "°", 4},          // dim7
                                                                {false, "maj7", "maj", 4},      // minmaj7
                                                                {true, "9", "9", 0},            // 9
                                                                {true, "maj9", "maj9", 0},      // maj9
                                                                {false, "9", "9", 0},           // min9
                                                                {true, "sus2", "sus2", 0},      // sus2
                                                                {true, "sus4", "sus4", 0},      // sus4
                                                                {true, "7sus4", "7sus4", 0}}};  // 7sus4

const Suffix& suffix_of(Quality quality) { return suffixes[static_cast<std::size_t>(quality)]; }

/// Which note of a stack of thirds the bass is: 0 the root, 1 the third …; −1 where it is none of them.
int inversion_of(const Chord& chord) {
    const int above = (chord.bass - chord.root + 12) % 12;
    if (above == 0) return 0;
    if (((tones_of(chord.quality) >> above) & 1) == 0) return -1;
    return above <= 4 ? 1 : above <= 8 ? 2 : 3;
}

std::string quality_and_bass(const Chord& chord) {
    const Suffix& suffix = suffix_of(chord.quality);
    // The seventh of a diminished seventh chord is nine semitones up, its third three: both fall where they should.
    const int inversion = inversion_of(chord);
    if (inversion == 0) return std::string(suffix.root_position);
    if (inversion < 0 || suffix.notes == 0) return std::string(suffix.root_position) + "/" + bass_degree(chord);
    constexpr std::array<std::string_view, 4> of_triad = {"", "6", "64", ""}, of_seventh = {"", "65", "43", "42"};
    const auto index = static_cast<std::size_t>(inversion);
    return std::string(suffix.figured) + std::string(suffix.notes == 3 ? of_triad[index] : of_seventh[index]);
}

std::string numeral(const Chord& chord, LocalKey key) {
    const auto above = static_cast<std::size_t>((chord.root - key.tonic + 12) % 12);
    const bool leading_tone_chord = above == 11 && is_diminished(chord.quality);
    const Numeral& numeral = key.minor && !leading_tone_chord ? of_minor[above] : of_major[above];
    return std::string(numeral.accidental) +
           std::string(suffix_of(chord.quality).upper ? numeral.upper : numeral.lower);
}

/// Whether a root is one of the seven degrees of the key's (natural) scale.
bool is_degree(int root, LocalKey key) {
    const auto above = static_cast<std::size_t>((root - key.tonic + 12) % 12);
    return (key.minor ? of_minor : of_major)[above].accidental.empty();
}

/// "V7" for a dominant of what comes next, "vii°7" for a chord on its leading tone; empty for all else.
std::string applied(const Chord& chord, LocalKey key, const Chord& next) {
    if (next.root == key.tonic || !leaves_scale(chord, key)) return {};
    if (is_diminished(next.quality) || next.quality == Quality::aug) return {};
    if (!is_degree(next.root, key)) return {};  // nobody says "of the lowered sixth"
    const int above_next = (chord.root - next.root + 12) % 12;
    const bool dominant = chord.quality == Quality::maj || chord.quality == Quality::aug ||
                          chord.quality == Quality::dom7 || chord.quality == Quality::dom9;
    if (above_next == 7 && dominant) return "V";
    return above_next == 11 && is_diminished(chord.quality) ? "vii" : "";
}

}  // namespace

std::string roman(const Chord& chord, LocalKey key, const std::optional<Chord>& next) {
    const std::string as_dominant = next ? applied(chord, key, *next) : "";
    if (as_dominant.empty()) return numeral(chord, key) + quality_and_bass(chord);
    return as_dominant + quality_and_bass(chord) + "/" + numeral(*next, key);
}

}  // namespace armonica::features::harmony
