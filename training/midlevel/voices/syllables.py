"""Syllables: where in a speaker's frames their consonants and vowels lie."""

from dataclasses import dataclass

import numpy as np

from .envelope import SPEECH_FRAMES_PER_SECOND

VOWELS = frozenset("aa ae ah ao aw ax axr ay eh er ey ih iy ow oy uh uw".split())
GLIDING = frozenset("aw ay ey ow oy".split())  # held on their first sound
SECOND_IN_ONSET = frozenset("l r w y".split())
PAUSE = "pau"
SHORTEST_VOWEL = 4  # frames: what is shorter cannot be held


@dataclass(frozen=True)
class Syllable:
    """Places in a speaker's frames: consonants, vowel, consonants."""

    start: int
    vowel_start: int
    hold_from: int
    hold_to: int
    vowel_end: int
    end: int
    level: float  # loudness of the vowel, natural logarithm of amplitude

    @property
    def opening_seconds(self) -> float:
        return seconds_between(self.start, self.vowel_start)

    @property
    def vowel_seconds(self) -> float:
        return seconds_between(self.vowel_start, self.vowel_end)

    @property
    def closing_seconds(self) -> float:
        return seconds_between(self.vowel_end, self.end)

    @property
    def levelling(self) -> float:
        """What to add to the logarithm of amplitude, so that a speaker's syllables become nearly equally loud."""
        return -0.8 * (self.level - 4.5)


def seconds_between(first: int, last: int) -> float:
    return (last - first) / SPEECH_FRAMES_PER_SECOND


def cut_syllables(phones: list[tuple[str, float]], offset: int, loudness: np.ndarray, hum: bool) -> list[Syllable]:
    """The syllables of a phrase that begins at the frame `offset`, one per vowel."""
    last_frame = len(loudness) - 1
    names = [name for name, _ in phones]
    ends = [min(round(end * SPEECH_FRAMES_PER_SECOND), last_frame) for _, end in phones]
    starts = [0, *ends[:-1]]
    vowels = [index for index, name in enumerate(names) if name in VOWELS]
    found = []
    cut = 0
    for vowel, following in zip(vowels, [*vowels[1:], len(names)]):
        first = max((index + 1 for index in range(cut, vowel) if names[index] == PAUSE), default=cut)
        cut = first_of_next(names, vowel, following)
        end = ends[max(cut - 1, vowel)]
        places = (starts[first], starts[vowel], ends[vowel], end)
        found.append(make_syllable(names[vowel], places, offset, loudness, hum))
    return [syllable for syllable in found if syllable.vowel_end - syllable.vowel_start >= SHORTEST_VOWEL]


def first_of_next(names: list[str], vowel: int, following: int) -> int:
    """The phone at which a syllable gives way to the next: of the consonants between two, the last opens the second."""
    pauses = [index for index in range(vowel + 1, following) if names[index] == PAUSE]
    if pauses:
        return pauses[0]
    if following == len(names):
        return following
    if following - vowel > 3 and names[following - 1] in SECOND_IN_ONSET:
        return following - 2
    return max(vowel + 1, following - 1)


def make_syllable(vowel: str, places: tuple[int, int, int, int], offset: int, loudness: np.ndarray,
                  hum: bool) -> Syllable:
    """Chooses what is held of a syllable. `places`: its start, its vowel's start and end, its end, in the phrase."""
    start, vowel_start, vowel_end, end = places
    length = vowel_end - vowel_start
    held = (0.2, 0.5) if vowel in GLIDING else (0.35, 0.65)
    hold_from, hold_to = (vowel_start + round(share * length) for share in held)
    if hum and end - vowel_end > 8:
        # The mouth closes at once and the nasal is what is held.
        tail = end - vowel_end
        vowel_start = max(vowel_start, vowel_end - 2)
        hold_from, hold_to = vowel_end + tail // 4, vowel_end + tail // 2
        vowel_end = vowel_end + 3 * tail // 4
    level = float(loudness[hold_from:hold_to + 1].mean())
    return Syllable(*(offset + place for place in (start, vowel_start, hold_from, hold_to, vowel_end, end)), level)
