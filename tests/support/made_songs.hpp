#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::test {

/// A note of a made song; times in beats.
struct Note {
    double start = 0.0;
    double length = 0.0;
    int pitch = 0;  ///< as in MIDI: 60 is the middle C
    int velocity = 80;
    int channel = 0;  ///< 9 are the drums
};

/// A song that nobody wrote: a band of General MIDI instruments plays chords that are known.
struct MadeSong {
    std::string name;                               ///< what kind of song, and its seed
    features::harmony::Progression chords;          ///< in seconds; neighbours differ
    std::vector<features::harmony::LocalKey> keys;  ///< of each chord
    double bpm = 120.0;
    std::vector<int> programs;  ///< of channel i, General MIDI, from 0
    std::vector<Note> notes;
    double seconds() const { return chords.empty() ? 0.0 : chords.back().end; }
};

/// The song of a seed: of a style (pop in major and minor, rock, soul, jazz in major and minor, blues, hymn), in any
/// key, half a minute to a minute long, at 66 to 160 beats a minute, a third of them with a modulation. A comping
/// instrument plays block chords, broken chords or off-beats in changing voicings, often with a pad; there is a bass
/// that also plays other notes than the root, mostly drums, and mostly a melody, one note in three of which does not
/// belong to the chord.
MadeSong make_song(unsigned seed);

/// The song as a Standard MIDI File of format 0.
std::string midi_file(const MadeSong& song);

/// A soundfont of Debian that General MIDI can be played with; empty where none is installed.
std::string soundfont();

/// Lets FluidSynth play the song with a soundfont into a WAV file, stereo, 44,100 Hz; false where FluidSynth cannot.
bool render(const MadeSong& song, const std::string& soundfont, const std::string& wav);

}  // namespace armonica::test
