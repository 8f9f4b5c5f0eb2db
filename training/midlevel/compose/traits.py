"""The properties of a piece. Styles have habits; many pieces break them, so that nothing follows from the style."""

import math
from dataclasses import dataclass, field

from .harmony import HARMONIES
from .melody import MELODIES
from .metre import METRES, Metre
from .modes import MODES
from .tempo import TEMPO_KINDS

FREE_PIECES = 0.36  # share of pieces whose properties are all drawn without regard to the style
FREE_TRAITS = 0.13  # chance, in other pieces, that one property is


@dataclass
class Traits:
    metre: Metre
    metre_name: str
    bpm: float
    beat_seconds: float
    mode: str
    tonic: int
    harmony: str
    chroma: float  # 0 diatonic to 1 without a key
    dissonance: float  # 0 bare fifths to 1 clusters
    gate: tuple[float, float]  # sounding length as a share of the time to the next note: range over the parts
    syncopation: float
    swing: float
    density: float  # beginnings a second in the melody
    steadiness: float  # how much rhythms repeat
    tempo_kind: str
    jitter: float  # seconds
    melody: str
    tuplets: float
    chord_beats: float
    modulates: bool
    inversions: float
    pulseless: bool
    low_close: bool  # chords in close position far down, which sound rough
    loudness: float
    free: bool
    cells: dict = field(default_factory=dict)  # rhythms that the parts share


def between(rng, low: float, high: float) -> float:
    return rng.uniform(low, high)


def log_between(rng, low: float, high: float) -> float:
    return math.exp(rng.uniform(math.log(low), math.log(high)))


def any_gate(rng) -> tuple[float, float]:
    if rng.random() < 0.7:  # the whole piece alike
        gate = rng.choice((between(rng, 0.1, 1.15), log_between(rng, 0.1, 0.5)))
        return (gate * 0.92, gate * 1.05)
    return (0.1, 1.15)


# Draws against all habits.
ANY = {
    "metre": lambda rng: rng.choice(("4/4", "4/4", "4/4", "3/4", "6/8", "2/4", "5/4", "7/8", "12/8")),
    "bpm": lambda rng: between(rng, 40, 200),
    "mode": lambda rng: rng.choice(tuple(MODES) + ("major", "major", "minor", "minor")),
    "harmony": lambda rng: rng.choice(HARMONIES + ("functional", "functional", "pop")),
    "chroma": lambda rng: max(0.0, between(rng, -0.5, 1.0)),
    "dissonance": lambda rng: between(rng, 0, 1),
    "gate": any_gate,
    "syncopation": lambda rng: between(rng, 0, 1),
    "swing": lambda rng: rng.choice((0.5, 0.5, 0.5, between(rng, 0.55, 0.7))),
    "density": lambda rng: log_between(rng, 0.3, 16),
    "tempo_kind": lambda rng: rng.choice(TEMPO_KINDS + ("metronomic", "drift", "rubato")),
    "jitter": lambda rng: rng.choice((0.0, between(rng, 0, 0.02), between(rng, 0.0, 0.06))),
    "melody": lambda rng: rng.choice(MELODIES),
    "steadiness": lambda rng: between(rng, 0, 1),
}

# What follows the habits of a style.
HABIT = {
    "metre": lambda rng, s: rng.choice(s.metres),
    "bpm": lambda rng, s: between(rng, *s.bpm),
    "mode": lambda rng, s: rng.choice(s.modes),
    "harmony": lambda rng, s: rng.choice(s.harmonies),
    "chroma": lambda rng, s: between(rng, *s.chroma),
    "dissonance": lambda rng, s: between(rng, *s.dissonance),
    "gate": lambda rng, s: s.gate,
    "syncopation": lambda rng, s: between(rng, *s.syncopation),
    "swing": lambda rng, s: between(rng, *s.swing),
    "density": lambda rng, s: log_between(rng, *s.density),
    "tempo_kind": lambda rng, s: rng.choice(s.tempi),
    "jitter": lambda rng, s: between(rng, *s.jitter),
    "melody": lambda rng, s: rng.choice(s.melodies),
    "steadiness": lambda rng, s: between(rng, *s.steadiness),
}


def draw(rng, style) -> Traits:
    free = rng.random() < FREE_PIECES
    got = {name: ANY[name](rng) if free or rng.random() < FREE_TRAITS else HABIT[name](rng, style) for name in ANY}
    metre = METRES[got["metre"]]
    beat_seconds = 60 / (got["bpm"] * metre.pace)
    pulseless = style.pulseless > rng.random() or (free and rng.random() < 0.08)
    return Traits(
        metre=metre, metre_name=got.pop("metre"), beat_seconds=beat_seconds, tonic=rng.randrange(12),
        tuplets=rng.choice((0, 0, 0, 0.1, 0.5)) if free else 0.05 * rng.random(),
        chord_beats=chord_beats(rng, metre, beat_seconds, got["harmony"]),
        modulates=rng.random() < (0.35 if free else 0.1),
        inversions=rng.choice((0.0, 0.1, 0.3)), pulseless=pulseless, low_close=rng.random() < 0.15,
        loudness=rng.gauss(0, 12), free=free, **got)


def chord_beats(rng, metre: Metre, beat_seconds: float, harmony: str) -> float:
    """How many beats a chord lasts: parts of a bar or whole bars, between about 0.7 and 8 seconds."""
    bar = metre.beats
    choices = [bar, bar, bar, bar * 2] + ([bar / 2] if bar % 2 == 0 else [])
    if harmony in ("modal", "drone"):
        choices.append(bar * 4)
    if harmony == "functional":
        choices.append(1)
    fitting = [c for c in choices if 0.7 <= c * beat_seconds <= 8]
    return rng.choice(fitting or [bar])
