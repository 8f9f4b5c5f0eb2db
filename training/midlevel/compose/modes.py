"""Scales, as semitones above the tonic: what melodies use, and what chords are built from."""

MODES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "harmonic_minor": (0, 2, 3, 5, 7, 8, 11),
    "pentatonic_major": (0, 2, 4, 7, 9),
    "pentatonic_minor": (0, 3, 5, 7, 10),
    "blues": (0, 3, 5, 6, 7, 10),
    "whole_tone": (0, 2, 4, 6, 8, 10),
    "octatonic": (0, 1, 3, 4, 6, 7, 9, 10),
    "double_harmonic": (0, 1, 4, 5, 7, 8, 11),
    "chromatic": tuple(range(12)),
}

# Chords of the scales with gaps are those of the full scale that they are drawn from.
CHORD_SCALES = MODES | {
    "pentatonic_major": MODES["major"],
    "pentatonic_minor": MODES["minor"],
    "blues": MODES["mixolydian"],
}

MINOR = ("minor", "dorian", "phrygian", "harmonic_minor", "pentatonic_minor")


def moved(scale: tuple[int, ...], tonic: int) -> tuple[int, ...]:
    return tuple((tonic + step) % 12 for step in scale)
