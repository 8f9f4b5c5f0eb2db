"""What all parts of a piece share: its properties, sections and chords."""

from bisect import bisect_right
from dataclasses import dataclass, field

from .harmony import Chord
from .melody import ladder


@dataclass
class Section:
    name: str
    start: float  # beats
    end: float


@dataclass
class Plan:
    traits: object
    style: object
    beats: int  # length of the piece
    sections: list[Section]
    chords: list[Chord]
    lead: list[tuple] = field(default_factory=list)  # the events of the melody, for parts that go along with it
    kicks: list[float] = field(default_factory=list)  # for basses that go along with the drums
    motifs: dict = field(default_factory=dict)
    seen: dict = field(default_factory=dict)

    def __post_init__(self):
        self.starts = [chord.start for chord in self.chords]

    def chord_at(self, beat: float) -> Chord:
        return self.chords[max(bisect_right(self.starts, beat + 1e-6) - 1, 0)]

    def rungs(self, classes, low, high):
        key = (classes, low, high)
        if key not in self.seen:
            self.seen[key] = ladder(classes, low, high)
        return self.seen[key]


def sections(rng, traits, beats: int) -> list[Section]:
    """Sections of a few seconds, under names that return."""
    bar = traits.metre.beats
    bars = [b for b in (1, 2, 4, 8) if 3.0 <= b * bar * traits.beat_seconds <= 9.0] or [1]
    span = rng.choice(bars) * bar
    form = rng.choice(("AAAA", "AAAB", "AABA", "ABAB", "AABB", "ABCD", "ABAC"))
    return [Section(form[i % 4], start, min(start + span, beats)) for i, start in enumerate(range(0, beats, span))]
