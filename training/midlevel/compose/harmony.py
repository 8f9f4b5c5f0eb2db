"""Chords for a piece, section by section."""

from dataclasses import dataclass

from .modes import CHORD_SCALES, MINOR, MODES, moved


@dataclass
class Chord:
    start: float  # beats
    length: float
    tones: tuple[int, ...]  # pitch classes, the root first
    scale: tuple[int, ...]  # pitch classes that melodies use here
    bass: int  # pitch class

    @property
    def root(self) -> int:
        return self.tones[0]


# Usual root progressions, degrees from 0, after the table in Piston, "Harmony", chapter "Tonality and modality".
USUAL = {0: (3, 4, 5, 1, 3, 4), 1: (4, 4, 4, 6), 2: (5, 5, 3), 3: (4, 4, 1, 0), 4: (0, 0, 0, 5), 5: (1, 4, 3, 2),
         6: (0, 0, 2)}

LOOPS = {
    "pop": ((0, 4, 5, 3), (5, 3, 0, 4), (0, 5, 3, 4), (0, 3, 5, 4), (3, 0, 4, 5), (0, 2, 3, 4), (0, 3), (0, 0, 3, 4),
            (1, 4, 0, 5), (3, 4, 2, 5)),
    "modal": ((0, 6), (0, 3), (0, 1), (0, 6, 5, 6), (0, 2, 6, 3), (0, 0, 6, 0), (0, 4), (0, 5, 6, 0), (0, 2)),
}
TWELVE_BARS = (0, 0, 0, 0, 5, 5, 0, 0, 7, 5, 0, 7)  # semitones of the roots above the tonic
QUICK_CHANGE = (0, 5, 0, 0, 5, 5, 0, 0, 7, 5, 0, 0)

HARMONIES = ("functional", "pop", "modal", "blues", "two_five", "drone", "planing", "random")


def stacked(scale: tuple[int, ...], degree: int, count: int) -> list[int]:
    return [scale[(degree + 2 * i) % len(scale)] for i in range(count)]


def coloured(rng, scale: tuple[int, ...], degree: int, dissonance: float) -> tuple[int, ...]:
    """The chord on a degree: from a bare fifth, by triads, sevenths and ninths, to clusters of semitones."""
    level = dissonance + rng.uniform(-0.07, 0.07)
    root = scale[degree % len(scale)]
    if level < 0.08:
        return (root, (root + 7) % 12)
    if level < 0.42:
        tones = stacked(scale, degree, 3)
        if 0.3 < level and rng.random() < 0.3:  # a suspended fourth or an added second
            tones[1] = (root + rng.choice((5, 2))) % 12
        return tuple(tones)
    if level < 0.58:
        return tuple(stacked(scale, degree, 4))
    if level < 0.72:
        tones = stacked(scale, degree, 5)
        return tuple(tones if rng.random() < 0.6 else tones[:2] + tones[3:])
    if level < 0.86:  # sevenths with a clashing note
        tones = stacked(scale, degree, 4)
        return tuple(dict.fromkeys(tones + [(root + rng.choice((1, 3, 6, 8))) % 12]))
    return cluster(rng, root)


def cluster(rng, root: int) -> tuple[int, ...]:
    tones, now = [root], root
    for _ in range(rng.randint(2, 5)):
        now += rng.choice((1, 1, 1, 2, 6))
        tones.append(now % 12)
    return tuple(dict.fromkeys(tones))


class Key:
    """A tonic and a mode, from which chords are made."""

    def __init__(self, mode: str, tonic: int):
        self.mode, self.tonic = mode, tonic
        self.melody = moved(MODES[mode], tonic)
        self.chords = moved(CHORD_SCALES[mode], tonic)

    def raised(self) -> tuple[int, ...]:
        """The scale with a leading note under the tonic, as minor keys have it in their dominants."""
        low, high = (self.tonic + 10) % 12, (self.tonic + 11) % 12
        return tuple(high if tone == low else tone for tone in self.chords)


# A progression is a list of (tones, scale) of chords of equal length.

def functional(rng, key: Key, count: int, dissonance: float, chroma: float):
    degrees = walk(rng, count)
    steps = []
    for i, degree in enumerate(degrees):
        dominant = degree in (4, 6)
        if dominant and key.mode in ("minor", "harmonic_minor"):
            scale = key.raised()
            steps.append((coloured(rng, scale, degree, dissonance + 0.1), scale))
        elif i + 1 < count and degrees[i + 1] not in (0, degree) and rng.random() < chroma:
            # The dominant of the chord that follows, in that chord's own scale.
            goal = key.chords[degrees[i + 1] % len(key.chords)]
            scale = moved(MODES["mixolydian"], goal + 7)
            steps.append((coloured(rng, scale, 0, max(dissonance, 0.45)), scale))
        else:
            steps.append((coloured(rng, key.chords, degree, dissonance), key.melody))
    return steps


def walk(rng, count: int) -> list[int]:
    """Degrees after the usual progressions, closing with a cadence: full, half or deceptive."""
    degrees = [0 if rng.random() < 0.8 else rng.choice((5, 3))]
    while len(degrees) < count:
        degrees.append(rng.choice(USUAL[degrees[-1]]))
    if count >= 4:
        degrees[-2:] = rng.choice(((4, 0), (4, 0), (3, 0), (1, 4), (3, 4), (4, 5)))
    return degrees


def loop(rng, key: Key, count: int, dissonance: float, kind: str):
    pattern = rng.choice(LOOPS[kind])
    if kind == "modal" and rng.random() < 0.5:
        pattern = (0, rng.randrange(1, len(key.chords)))
    chords = [coloured(rng, key.chords, d, dissonance) for d in pattern]
    return [(chords[i % len(chords)], key.melody) for i in range(count)]


def blues(rng, key: Key, count: int, dissonance: float):
    roots = rng.choice((TWELVE_BARS, QUICK_CHANGE))
    minor = key.mode in MINOR
    seventh = dissonance > 0.12
    steps = []
    for i in range(count):
        root = key.tonic + roots[i % 12]
        shape = (0, 3 if minor else 4, 7, 10) if seventh else (0, 3 if minor else 4, 7)
        if dissonance > 0.6:
            shape += (14,) if rng.random() < 0.5 else (15,)
        steps.append((tuple((root + s) % 12 for s in shape), key.melody))
    return steps


def two_five(rng, key: Key, count: int, dissonance: float):
    """ii, V and I of one key after another, as in jazz standards."""
    steps, goal = [], key.tonic
    depth = 3 if dissonance < 0.25 else 4 if dissonance < 0.55 else 5
    minor = key.mode in MINOR
    while len(steps) < count:
        scale = moved(MODES["harmonic_minor" if minor else "major"], goal)
        turn = [(1, scale), (4, scale), (0, moved(CHORD_SCALES[key.mode], goal))]
        if rng.random() < 0.6:
            turn.append(turn[-1] if rng.random() < 0.5 else (5, scale))
        for degree, used in turn:
            tones = stacked(used, degree, depth)
            if dissonance > 0.7 and degree == 4:
                tones += [(tones[0] + 1) % 12, (tones[0] + 8) % 12]
            steps.append((tuple(dict.fromkeys(tones)), used))
        goal = key.tonic if rng.random() < 0.6 else (goal + rng.choice((5, 10, 2, 9))) % 12
    return steps[:count]


def drone(rng, key: Key, count: int, dissonance: float):
    tones = coloured(rng, key.chords, 0, dissonance * 0.9)
    other = coloured(rng, key.chords, len(key.chords) - 1, dissonance)
    return [(other if rng.random() < 0.08 else tones, key.melody) for _ in range(count)]


def planing(rng, key: Key, count: int, dissonance: float):
    """One shape that moves in parallel, as in Debussy."""
    shapes = [(0, 7), (0, 4, 7), (0, 3, 7), (0, 5, 10), (0, 4, 7, 10), (0, 4, 7, 11), (0, 4, 7, 10, 14), (0, 1, 6, 7)]
    shape = shapes[min(int(dissonance * len(shapes) + rng.random()), len(shapes) - 1)]
    root, steps = key.tonic, []
    for _ in range(count):
        scale = moved(MODES["lydian" if 4 in shape else "dorian"], root)
        steps.append((tuple((root + s) % 12 for s in shape), scale))
        root = (root + rng.choice((-3, -2, -1, 1, 2, 3))) % 12
    return steps


def random_chords(rng, key: Key, count: int, dissonance: float):
    """No key at all: chords on any root. The triads among them are consonant one by one."""
    steps, everything = [], tuple(range(12))
    for _ in range(count):
        scale = moved(MODES[rng.choice(("major", "minor", "lydian", "octatonic"))], rng.randrange(12))
        used = everything if dissonance > 0.5 else scale
        steps.append((coloured(rng, scale, 0, dissonance), used))
    return steps


def progression(rng, kind: str, key: Key, count: int, dissonance: float, chroma: float):
    if key.mode == "chromatic" and kind != "drone":
        kind = "random"
    if kind in LOOPS:
        steps = loop(rng, key, count, dissonance, kind)
    elif kind == "functional":
        steps = functional(rng, key, count, dissonance, chroma)
    else:
        makers = {"blues": blues, "two_five": two_five, "drone": drone, "planing": planing, "random": random_chords}
        steps = makers[kind](rng, key, count, dissonance)
    # Colour against the key: some chords are put off their place.
    return [(moved(tones, rng.choice((-4, -1, 1, 3, 4, 6))), scale) if rng.random() < (chroma - 0.4) * 0.5 else
            (tones, scale) for tones, scale in steps]


def chords(rng, traits, sections) -> list[Chord]:
    """The chords of all sections; sections of the same name repeat their progression, in the key of the time."""
    made, result, shift = {}, [], 0
    for index, section in enumerate(sections):
        if index and traits.modulates and rng.random() < 0.7:
            shift += rng.choice((7, 5, 2, 1, 3, 9, 8))
        count = max(1, round((section.end - section.start) / traits.chord_beats))
        if section.name not in made or traits.harmony == "random":
            key = Key(traits.mode, traits.tonic)
            made[section.name] = progression(rng, traits.harmony, key, count, traits.dissonance, traits.chroma)
        result += laid(rng, made[section.name], section, traits, shift)
    return result


def laid(rng, steps, section, traits, shift: int) -> list[Chord]:
    placed, start, i = [], section.start, 0
    while start < section.end - 1e-6:
        tones, scale = steps[i % len(steps)]
        tones, scale = moved(tones, shift), moved(scale, shift)
        length = min(traits.chord_beats, section.end - start)
        bass = tones[0] if rng.random() > traits.inversions else rng.choice(tones)
        placed.append(Chord(start, length, tones, scale, bass))
        start, i = start + length, i + 1
    return placed
