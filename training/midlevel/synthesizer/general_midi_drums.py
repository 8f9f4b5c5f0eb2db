"""Which stroke of a drum machine a note of General MIDI percussion asks for."""

from functools import partial

from .cymbals import closed_hat, cymbal, open_hat
from .drums import clap, kick, snare
from .percussion import agogo, bells, blip, cowbell, hand_drum, rim, scraper, shaker, tambourine, tom, wood

KICKS = (35, 36)
OPEN_HAT = 46
HATS = (42, 44, OPEN_HAT)

TOMS = {41: 75, 43: 92, 45: 112, 47: 135, 48: 160, 50: 190}  # frequency
HAND_DRUMS = {60: (400, 0.06), 61: (290, 0.08), 62: (370, 0.04), 63: (330, 0.12), 64: (220, 0.15), 65: (520, 0.1),
              66: (340, 0.14), 78: (420, 0.06), 79: (300, 0.2), 86: (90, 0.15), 87: (80, 0.4)}  # frequency, decay
CYMBALS = {49: (0.7, 3000, 0.0), 51: (0.6, 5000, 0.3), 52: (0.5, 2000, 0.0), 53: (0.5, 3500, 1.0),
           55: (0.25, 4500, 0.0), 57: (0.6, 3500, 0.0), 59: (0.7, 4500, 0.15)}  # decay, lower edge, ping
WOODS = {75: 2500.0, 76: 1250.0, 77: 900.0}  # frequency: claves and wood blocks
AGOGOS = {67: 900.0, 68: 650.0}  # frequency
BELLS = {80: 0.06, 81: 0.4, 83: 0.4, 84: 0.4}  # decay: triangles, jingle bell and bell tree

# Pitch: what makes the stroke, and how loud it stands in the kit.
STROKES = {
    **dict.fromkeys(KICKS, (kick, 1.0)),
    **dict.fromkeys((38, 40), (snare, 0.75)),
    37: (rim, 0.5),
    39: (clap, 0.7),
    **dict.fromkeys(HATS, (closed_hat, 0.4)),
    OPEN_HAT: (open_hat, 0.4),
    **{pitch: (partial(tom, frequency=frequency), 0.7) for pitch, frequency in TOMS.items()},
    **{pitch: (partial(hand_drum, frequency=frequency, decay=decay), 0.5)
       for pitch, (frequency, decay) in HAND_DRUMS.items()},
    **{pitch: (partial(cymbal, decay=decay, low=low, ping=ping), 0.45)
       for pitch, (decay, low, ping) in CYMBALS.items()},
    54: (tambourine, 0.4),
    56: (cowbell, 0.45),
    **dict.fromkeys((58, 73, 74), (scraper, 0.35)),  # vibraslap and guiros
    **{pitch: (partial(agogo, frequency=frequency), 0.4) for pitch, frequency in AGOGOS.items()},
    **dict.fromkeys((69, 70, 82), (shaker, 0.35)),  # cabasa, maracas and shaker
    **{pitch: (partial(wood, frequency=frequency), 0.45) for pitch, frequency in WOODS.items()},
    **{pitch: (partial(bells, decay=decay), 0.25) for pitch, decay in BELLS.items()},
}
ANYTHING_ELSE = (blip, 0.4)


def stroke(kit, pitch):
    """One stroke, and how loud it stands in the kit."""
    make, loudness = STROKES.get(pitch, ANYTHING_ELSE)
    return make(kit), loudness
