#include "features/harmony/symbols/note_names.hpp"

#include <array>

namespace armonica::features::harmony {
namespace {

constexpr std::string_view letters = "CDEFGAB";
constexpr std::array<int, 7> pitch_class_of_letter = {0, 2, 4, 5, 7, 9, 11};

int modulo_12(int value) { return ((value % 12) + 12) % 12; }

/// Semitones and bytes of the accidental at the start of `text`; no bytes where there is none.
struct Accidental {
    int semitones = 0;
    std::size_t length = 0;
};

Accidental leading_accidental(std::string_view text) {
    if (text.starts_with("#")) return {1, 1};
    if (text.starts_with("b")) return {-1, 1};
    if (text.starts_with("♯")) return {1, std::string_view("♯").size()};
    if (text.starts_with("♭")) return {-1, std::string_view("♭").size()};
    return {};
}

/// The name of a place on the line of fifths: …, −1 F, 0 C, 1 G, … 6 F#, …
std::string name_on_line_of_fifths(int fifths) {
    constexpr std::string_view naturals = "FCGDAEB";
    const int place = fifths + 1;
    const int accidentals = place >= 0 ? place / 7 : -((6 - place) / 7);
    std::string name(1, naturals[static_cast<std::size_t>(place - 7 * accidentals)]);
    name.append(static_cast<std::size_t>(accidentals < 0 ? -accidentals : accidentals), accidentals < 0 ? 'b' : '#');
    return name;
}

/// Where a tonic stands on the line of fifths, −5 … 6 for a major key and its counterpart three fifths up for minor.
int tonic_on_line_of_fifths(LocalKey key) {
    // A minor key has the signature of the major key three semitones above its tonic.
    const int signature_tonic = modulo_12(key.tonic + (key.minor ? 3 : 0));
    const int fifths = modulo_12(7 * signature_tonic);  // 0 … 11 sharps
    const int last = key.minor ? 5 : 6;                 // F# major, but Eb minor
    const int signature = fifths > last ? fifths - 12 : fifths;
    return signature + (key.minor ? 3 : 0);
}

}  // namespace

std::optional<NoteName> leading_note(std::string_view text) {
    const std::size_t letter = text.empty() ? std::string_view::npos : letters.find(text.front());
    if (letter == std::string_view::npos) return std::nullopt;
    NoteName note{pitch_class_of_letter[letter], 1};
    while (true) {
        const Accidental accidental = leading_accidental(text.substr(note.length));
        if (accidental.length == 0) return note;
        note.pitch_class = modulo_12(note.pitch_class + accidental.semitones);
        note.length += accidental.length;
    }
}

std::string note_name(int pitch_class) {
    constexpr std::array<std::string_view, 12> names = {"C",  "C#", "D",  "Eb", "E",  "F",
                                                        "F#", "G",  "Ab", "A",  "Bb", "B"};
    return std::string(names[static_cast<std::size_t>(modulo_12(pitch_class))]);
}

std::string tonic_name(LocalKey key) { return name_on_line_of_fifths(tonic_on_line_of_fifths(key)); }

std::string key_name(LocalKey key) { return tonic_name(key) + (key.minor ? " minor" : " major"); }

std::string root_name(const Chord& chord, LocalKey key) {
    // Fifths above the tonic by semitones above it:            1  b2 2  b3 3  4  #4 5  b6 6  b7 7
    constexpr std::array<int, 12> harmonic_chromatic_scale = {0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};
    const int above = modulo_12(chord.root - key.tonic);
    int fifths = harmonic_chromatic_scale[static_cast<std::size_t>(above)];
    const bool diminished =
        chord.quality == Quality::dim || chord.quality == Quality::hdim7 || chord.quality == Quality::dim7;
    if (diminished && !key.minor && (above == 1 || above == 3 || above == 8)) fifths += 12;
    return name_on_line_of_fifths(tonic_on_line_of_fifths(key) + fifths);
}

}  // namespace armonica::features::harmony
