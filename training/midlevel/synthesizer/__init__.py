"""Electronic instruments computed from scratch: synthesizers, drum machines, a guitar amplifier and ducking.

`render` plays a part with one patch (or one drum kit) drawn at random, `amplify` sends a sound through a guitar
amplifier drawn at random, `sidechain` lets the kicks of a piece push a sound down. What is drawn comes from the
generator that is given, so that a seed makes the same sound again.

From the bottom up:
- randomness, levels, curves: small helpers; curves are computed at every CURVE_HOP-th sample only.
- band_limited_steps, oscillators, filters, effects: what sounds are made of. The formulas are published ones, named in
  these files.
- patch, basses, leads, pads, plucks: descriptions of sounds, drawn at random.
- note_strip, layers, playing: the notes of a part played with a patch. They are laid end to end in one long array, so
  that every step is a few operations on whole arrays.
- drum_kit, drums, cymbals, percussion, general_midi_drums, drum_machine: strokes, and parts played with them.
- rendering, amplifier, ducking: what other modules call.
"""

from .amplifier import amplify
from .ducking import sidechain
from .rendering import render

__all__ = ["amplify", "render", "sidechain"]
