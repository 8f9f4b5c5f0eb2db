"""Lines of single notes: phrases made of motifs that return with small changes."""

from bisect import bisect_left

from .metre import weight
from .rhythm import lengths, phrase
from .voicing import into, near

MELODIES = ("singable", "singable", "singable", "angular", "arpeggio", "riff", "runs", "repeated", "row")
FORMS = ("aaba", "abab", "aabb", "abac", "aaab", "abcd", "aaaa")


def ladder(classes: tuple[int, ...], low: int, high: int) -> list[int]:
    wanted = set(classes)
    return [p for p in range(int(low), int(high) + 1) if p % 12 in wanted] or [int(low)]


def nearest(rungs: list[int], pitch: float) -> int:
    """Index of the rung nearest to a pitch."""
    i = bisect_left(rungs, pitch)
    if i == 0:
        return 0
    if i == len(rungs):
        return i - 1
    return i if rungs[i] - pitch < pitch - rungs[i - 1] else i - 1


def moves(rng, kind: str, count: int) -> list[int]:
    """Steps along the scale from note to note."""
    if kind == "runs":
        steps, way = [], rng.choice((-1, 1))
        while len(steps) < count:
            steps += [way] * rng.randint(3, 8)
            way = -way
        return steps[:count]
    if kind == "repeated":
        return [rng.choice((0, 0, 0, 0, 0, 1, -1)) for _ in range(count)]
    if kind in ("angular", "row"):
        return [rng.choice((-1, 1)) * rng.randint(3, 8) for _ in range(count)]
    if kind == "arpeggio":
        shape = rng.choice(((1,), (1, 1, 1, -1, -1, -1), (-1,), (1, 1, -1), (2, -1)))
        return [shape[i % len(shape)] for i in range(count)]
    if kind == "riff":
        return [rng.choice((0, 0, 1, -1, 2, -2, 3)) for _ in range(count)]
    return sung(rng, count)


def sung(rng, count: int) -> list[int]:
    """Mostly steps; a leap is followed by a step back (von Hippel and Huron 2000 discuss why); an arch as a whole."""
    steps, last = [], 0
    for i in range(count):
        if abs(last) > 1:
            step = -1 if last > 0 else 1
        else:
            rise = 0.6 if i < count * 0.45 else 0.38
            size = rng.choices((0, 1, 2, 3, 4), (0.17, 0.55, 0.17, 0.07, 0.04))[0]
            step = size if rng.random() < rise else -size
        steps.append(step)
        last = step
    return steps


class Line:
    """Writes one line. `motifs` may be shared with other lines, which then imitate this one."""

    def __init__(self, rng, plan, low, high, kind, per_second, breath, motifs=None):
        self.rng, self.plan, self.low, self.high, self.kind = rng, plan, low, high, kind
        self.per_second, self.breath = per_second, breath
        self.motifs = {} if motifs is None else motifs
        self.row = rng.sample(range(12), 12)
        self.rowed = 0
        bar = plan.traits.metre.beats * plan.traits.beat_seconds
        bars = [b for b in (1, 2, 4, 8) if 2.2 <= b * bar <= 8.5] or [2 if bar < 2.2 else 1]
        self.bars = rng.choice(bars) if kind != "riff" else rng.choice((1, 2))
        self.form = "aaaa" if kind == "riff" else rng.choice(FORMS)
        self.shift = rng.choice((0, 0, 0, -1)) if breath else 0  # some phrases begin before the bar

    def write(self, delay: float = 0.0) -> list[tuple]:
        span = self.bars * self.plan.traits.metre.beats
        pitch, events, index, start = (self.low + self.high) / 2, [], 0, 0.0
        while start < self.plan.beats:
            label = self.form[index % len(self.form)]
            places, steps = self.motif(label)
            first = self.opening(start, pitch)
            pitch = self.phrase(events, start + delay + self.shift, span, places, steps, first)
            start, index = start + span, index + 1
        return [e for e in events if e[0] >= 0]

    def motif(self, label: str):
        if label not in self.motifs:
            places = phrase(self.rng, self.plan.traits, self.bars, self.per_second)
            if self.breath:
                end = self.bars * self.plan.traits.metre.beats
                pause = min(self.rng.uniform(0.6, 1.6) / self.plan.traits.beat_seconds, end * 0.35)
                places = [p for p in places if p < end - pause] or places[:1]
            self.motifs[label] = places, moves(self.rng, self.kind, len(places))
        return self.motifs[label]

    def opening(self, start: float, pitch: float) -> float:
        """Riffs start at the root again; other phrases near the last note, or a step or two off it."""
        middle = (self.low + self.high) / 2
        if self.kind == "riff":
            return into(near(self.plan.chord_at(start).root, self.low + 4), self.low, self.high)
        return pitch * 0.5 + middle * 0.5 + self.rng.choice((-3, 0, 0, 3))

    def phrase(self, events, start, span, places, steps, pitch):
        rng, traits = self.rng, self.plan.traits
        end = start + span
        pause = self.breath * min(span * 0.12, 0.5 / traits.beat_seconds)
        longest = rng.uniform(1.5, 4.5) / traits.beat_seconds if self.breath else 1e9
        times = [start + p for p in places]
        for i, (time, length) in enumerate(zip(times, lengths(times, end - pause, longest))):
            chord = self.plan.chord_at(max(time, 0.0))
            step = steps[i] if rng.random() > 0.1 * (1 - traits.steadiness) else rng.choice((-1, 0, 1))
            pitch = self.next_pitch(chord, pitch, step if i else 0, time, i == len(times) - 1)
            accent = 8 if i == 0 else 4 + 2 * weight(traits.metre, time)
            events.append((time, length, (self.altered(pitch),), accent, 0.0))
        return pitch

    def next_pitch(self, chord, pitch, step, time, last):
        traits, low, high = self.plan.traits, self.low, self.high
        if self.kind == "row":
            self.rowed += 1
            return self.rng.choice(ladder((self.row[self.rowed % 12],), low, high))
        rungs = self.plan.rungs(chord.tones if self.kind == "arpeggio" else chord.scale, low, high)
        index = nearest(rungs, pitch) + step
        if index < 0 or index >= len(rungs):  # reflected where the range ends
            index = nearest(rungs, pitch) - step
        result = rungs[min(max(index, 0), len(rungs) - 1)]
        strong = weight(traits.metre, time) >= -2
        if self.kind not in ("riff", "arpeggio") and (last or strong) and \
                self.rng.random() < 0.95 - 0.85 * traits.dissonance:
            tones = self.plan.rungs(chord.tones, low, high)
            near_tone = tones[nearest(tones, result)]
            result = near_tone if abs(near_tone - result) <= (3 if last else 2) else result
        return result

    def altered(self, pitch):
        """Chromatic notes, the more the less clear the key is meant to be."""
        if self.rng.random() < self.plan.traits.chroma ** 2 * 0.5:
            return into(pitch + self.rng.choice((-1, 1)), self.low, self.high)
        return pitch


def rapped(rng, plan, low: int, high: int, per_second: float) -> list[tuple]:
    """Speech in rhythm: no scale, a voice that moves around its own height and falls at the end of a line."""
    base = rng.uniform(low + 4, high - 8)
    line = Line(rng, plan, low, high, "repeated", per_second, 1.0)
    events = []
    for time, length, _, accent, _ in line.write():
        fall = -3 if length * plan.traits.beat_seconds > 0.5 else 0
        pitch = min(max(base + accent * 0.25 + rng.gauss(0, 1.3) + fall, low), high)
        events.append((time, min(length, 0.5 / plan.traits.beat_seconds), (pitch,), accent, 0.0))
    return events
