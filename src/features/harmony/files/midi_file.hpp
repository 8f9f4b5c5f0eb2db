#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace armonica::features::harmony {

/// A note of definite pitch, in ticks.
struct MidiNote {
    std::int64_t start = 0;
    std::int64_t end = 0;
    int pitch = 60;  ///< 60 is middle C
};

/// A metre that holds from a tick on.
struct MidiMetre {
    std::int64_t tick = 0;
    int beats = 4;      ///< in a bar
    int beat_unit = 4;  ///< 4: the beat is a quarter note, 8: an eighth
};

/// The notes of a MIDI file, without drums (channel 10) and without percussion and sound effects (General MIDI programs
/// 113 to 128).
struct MidiSong {
    std::vector<MidiNote> notes;  ///< in the order of their starts
    std::vector<MidiMetre> metres;
    double ticks_per_quarter = 480.0;  ///< of SMPTE files, whose ticks are seconds: those of half a second
    bool has_beats = true;             ///< false for SMPTE files
    std::string title;                 ///< the name of the first track that has one
    bool damaged = false;  ///< it ends too early, or holds what is no MIDI; what was read until then is here

    /// The time of a tick by the tempo map, in seconds.
    double seconds_at(double tick) const;

    /// Where the tempo changes.
    struct Tempo {
        std::int64_t tick = 0;
        double seconds = 0.0;            ///< at that tick
        double seconds_per_tick = 1e-3;  ///< from there on
    };
    std::vector<Tempo> tempi;  ///< the first at tick 0
};

/// Reads a Standard MIDI File of format 0 or 1 (MIDI Manufacturers Association, "Standard MIDI Files 1.0"), also within
/// RIFF. Throws InputError, with `file` as its name, where there is not so much as a header, for format 2 (patterns
/// that do not sound together), and for pieces longer than a day. A home-made reader since libsmf, the one library of
/// the distribution for this, ends the program on damaged files (a failed assertion in about one of ten).
MidiSong read_midi_notes(std::string_view bytes, const std::string& file);

}  // namespace armonica::features::harmony
