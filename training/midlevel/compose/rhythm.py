"""Where notes begin: cells of one bar that are repeated and varied."""

import math

from .metre import Metre, weight


def division(rng, metre: Metre, per_beat: float, tuplets: float) -> int:
    """Into how many steps a beat is cut so that `per_beat` notes fit, with some room between them."""
    if rng.random() < tuplets:
        return rng.choice((2, 4)) if metre.ternary else rng.choice((3, 3, 6, 5))
    choices = (1, 3, 6, 12) if metre.ternary else (1, 2, 4, 8)
    return next((c for c in choices if c >= per_beat * 1.15), choices[-1])


def cell(rng, metre: Metre, per_bar: float, syncopation: float, tuplets: float = 0.0) -> list[float]:
    """Beginnings in one bar, in beats. At syncopation 0 strong places are filled first, at 1 the weak ones."""
    count = int(per_bar) + (rng.random() < per_bar % 1)
    if count == 0:
        return []
    if syncopation > 0.75 and rng.random() < 0.2:
        return crossed(rng, metre, count)
    steps = division(rng, metre, count / metre.beats, tuplets)
    if rng.random() < syncopation * 0.9 and steps < 6:  # places off the beat, for few notes too
        steps *= 3 if metre.ternary and steps == 1 else 2
    places = [i / steps for i in range(metre.beats * steps)]
    if count >= len(places):
        return places
    # A weighted draw without putting back (Efraimidis and Spirakis 2006).
    pull = 1.3 * (1 - 2 * syncopation)
    keyed = sorted(places, key=lambda p: math.log(1 - rng.random()) / math.exp(pull * weight(metre, p)), reverse=True)
    return sorted(keyed[:count])


def crossed(rng, metre: Metre, count: int) -> list[float]:
    """Even notes that do not fit the beats: three against four, five against four and so on."""
    others = [n for n in (3, 5, 6, 7, 9, 10, 11) if n % metre.beats and abs(n - count) <= max(2, count // 2)]
    number = rng.choice(others) if others else count
    return [i * metre.beats / number for i in range(number)]


def phrase(rng, traits, bars: int, per_second: float) -> list[float]:
    """Beginnings over some bars. Steady pieces repeat their cell, others draw a new one for every bar."""
    metre = traits.metre
    if traits.pulseless:
        return scattered(rng, bars * metre.beats, per_second * traits.beat_seconds)
    per_bar = per_second * traits.beat_seconds * metre.beats
    current, places = None, []
    for bar in range(bars):
        if current is None or rng.random() > traits.steadiness:
            current = cell(rng, metre, per_bar, traits.syncopation, traits.tuplets)
        places += [bar * metre.beats + p for p in current]
    return places


def scattered(rng, beats: float, per_beat: float) -> list[float]:
    """Beginnings at random, without any pulse."""
    places, now = [], rng.expovariate(per_beat)
    while now < beats:
        places.append(now)
        now += max(rng.expovariate(per_beat), 0.03)
    return places


def stream(rng, traits, beats: int, per_second: float) -> list[float]:
    """Beginnings for a whole part: two or four bars, again and again, with another start at times."""
    # Players of one pace often share their rhythm, which holds a band together.
    pace = round(math.log2(per_second))
    if pace not in traits.cells or rng.random() < 0.4:
        bars = rng.choice((1, 2, 2, 4))
        traits.cells[pace] = bars, [phrase(rng, traits, bars, per_second) for _ in range(1 + (traits.steadiness < 0.8))]
    bars, bank = traits.cells[pace]
    bank, span = list(bank), bars * traits.metre.beats
    places = []
    for start in range(0, beats, span):
        if traits.steadiness < 0.4:
            bank[0] = phrase(rng, traits, bars, per_second)
        places += [start + p for p in rng.choice(bank)]
    return places


def step_near(traits, per_second: float) -> float:
    """The length in beats, simple in this metre, whose notes come nearest to `per_second`."""
    choices = (4, 2, 1, 1 / 3, 1 / 6) if traits.metre.ternary else (4, 2, 1, 1 / 2, 1 / 4, 1 / 8)
    wanted = 1 / (per_second * traits.beat_seconds)
    return min(choices, key=lambda c: abs(math.log(c / wanted)))


def lengths(places: list[float], end: float, longest: float = 1e9) -> list[float]:
    """From each beginning to the next one."""
    return [max(min(b - a, longest), 0.02) for a, b in zip(places, places[1:] + [max(end, places[-1] + 0.1)])] \
        if places else []
