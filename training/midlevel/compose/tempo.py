"""The tempo map: when, in seconds, every moment of the piece happens."""

import math
from bisect import bisect_right

TEMPO_KINDS = ("metronomic", "drift", "rubato", "ritardando", "accelerando", "fermatas", "irregular")
GRID = 2  # points of the map in every beat


class TempoMap:
    """Straight lines between the times of a grid of moments; `lead` seconds of the piece lie before the excerpt."""

    def __init__(self, lengths: list[float], lead: float):
        self.times = [-lead]
        for length in lengths:
            self.times.append(self.times[-1] + length)

    def seconds(self, beat: float) -> float:
        place = max(beat * GRID, 0.0)
        index = min(int(place), len(self.times) - 2)
        return self.times[index] + (place - index) * (self.times[index + 1] - self.times[index])

    def beats(self) -> list[float]:
        return self.times[::GRID]

    def beat_before(self, seconds: float) -> int:
        return max(bisect_right(self.beats(), seconds) - 1, 0)


def factors(rng, kind: str, count: int, phrase: int) -> list[float]:
    """How much longer than usual each point of the grid lasts. `phrase` is the length of a phrase, in points."""
    if kind == "drift":
        return drift(rng, count, 0.012)
    if kind == "rubato":
        depth = rng.uniform(0.12, 0.45)
        # Players hurry in the middle of a phrase and slow down towards its end (Todd, "A model of expressive timing
        # in tonal music", 1985): a parabola in every phrase.
        arch = [1 + depth * ((2 * (i % phrase) / phrase - 0.9) ** 2 * 1.5 - 0.4) for i in range(count)]
        return [a * d for a, d in zip(arch, drift(rng, count, 0.03))]
    if kind == "ritardando":
        turn, span = rng.uniform(0.2, 0.7) * count, rng.uniform(0.2, 0.5) * count
        depth = rng.uniform(0.4, 1.5)
        return [1 + depth * min(max((i - turn) / span, 0.0), 1.0) for i in range(count)]
    if kind == "accelerando":
        depth = rng.uniform(0.3, 0.6)
        return [1 - depth * i / count for i in range(count)]
    if kind == "fermatas":
        places = set(range(phrase - 1, count, phrase))
        return [rng.uniform(2, 4.5) if i in places and rng.random() < 0.8 else d
                for i, d in enumerate(drift(rng, count, 0.02))]
    if kind == "irregular":
        sigma = rng.uniform(0.2, 0.5)
        return [math.exp(rng.gauss(0, sigma)) for _ in range(count)]
    return [1.0] * count


def drift(rng, count: int, step: float) -> list[float]:
    """A random walk that is drawn back to 1."""
    level, levels = 0.0, []
    for _ in range(count):
        level = 0.93 * level + rng.gauss(0, step)
        levels.append(max(1 + level, 0.5))
    return levels


def tempo_map(rng, kind: str, beat_seconds: float, beats_per_bar: int, seconds: float, lead: float) -> TempoMap:
    """A map that reaches past the end of the excerpt, whatever its tempo becomes."""
    # A ritardando or a row of long beats needs fewer beats than the steady tempo does, an accelerando more; the
    # shape is laid on the beats that the excerpt has at the steady tempo.
    inside = math.ceil((seconds + lead) / beat_seconds) * GRID
    phrase = beats_per_bar * GRID * rng.choice((2, 2, 4))
    shape = factors(rng, kind, inside, phrase)
    lengths = [beat_seconds / GRID * f for f in shape]
    last = lengths[-1]
    while sum(lengths) < seconds + lead + 4 * last * GRID or len(lengths) % GRID:
        lengths += [last] * GRID if len(lengths) % GRID == 0 else [last]
    return TempoMap(lengths, lead)


def swung(beat: float, swing: float) -> float:
    """Moves what lies off the beat later: `swing` is the share of the beat that its first half takes (0.5: none).

    Two to one, 0.67, is the triplet swing of slow jazz; faster jazz is more even (Friberg and Sundstrom 2002).
    """
    whole = int(beat)
    inside = beat - whole
    if inside < 0.5:
        return whole + inside * 2 * swing
    return whole + swing + (inside - 0.5) * 2 * (1 - swing)
