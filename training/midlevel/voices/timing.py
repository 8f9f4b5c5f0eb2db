"""Timing: when every syllable's consonants and vowel are sung."""

from dataclasses import dataclass
from typing import Iterator

import numpy as np

from .lyrics import Sung
from .singer import Singer
from .syllables import Syllable, seconds_between


@dataclass(frozen=True)
class Timing:
    """When the parts of one syllable are sung, in seconds."""

    opens: float  # with its first consonant
    start: float  # of the vowel, which is where the note is felt to begin
    vowel_end: float
    end: float
    joined: bool  # whether the next syllable follows without a gap


def syllable_times(sung: list[Sung], singer: Singer, rapped: bool, random: np.random.Generator) -> list[Timing]:
    """Lays syllables out in time. Without `rapped`, vowels last as long as their notes."""
    timings: list[Timing] = []
    free_from = 0.0  # when the mouth has finished the syllable before
    starts = [each.notes[0].start + singer.lateness + random.normal(0, singer.looseness) for each in sung]
    for index, (each, start) in enumerate(zip(sung, starts)):
        syllable = each.syllable
        start = max(start, free_from + 0.03, 0.03)
        end = max(each.notes[-1].end + singer.lateness, start + 0.05)
        opening = min(singer.consonants * syllable.opening_seconds, 0.3, start - free_from)
        closing = min(singer.consonants * syllable.closing_seconds, 0.25, 0.35 * (end - start))
        if rapped:
            end = min(end, start + syllable.vowel_seconds * 1.45 + closing)
        joined = False
        if index + 1 < len(sung):
            end, joined = make_way(start, end, starts[index + 1], sung[index + 1], singer, rapped)
        timings.append(Timing(start - opening, start, max(start + 0.03, end - closing), end, joined))
        free_from = end
    return timings


def make_way(start: float, end: float, next_start: float, following: Sung, singer: Singer,
             rapped: bool) -> tuple[float, bool]:
    """When a syllable ends, so that the following one has room for its consonants; and whether it is joined to it."""
    next_opening = 0.0
    if not following.opens:
        next_opening = min(singer.consonants * following.syllable.opening_seconds, 0.3, 0.4 * (next_start - start))
    joined = not following.opens and next_start - end < 0.08
    until = next_start - next_opening
    if joined and not (rapped and end < until - 0.05):
        return max(start + 0.04, until), joined
    return max(start + 0.04, min(end, until - 0.01)), joined


def places_in_speech(sung: list[Sung], timings: list[Timing]) -> tuple[list[float], list[int]]:
    """Ascending times, and the speaker's frames that are heard at them."""
    times: list[float] = []
    places: list[int] = []
    for each, timing in zip(sung, timings):
        for time, place in stretched(each.syllable, timing):
            times.append(max(time, times[-1] + 1e-4 if times else time))
            places.append(place)
    return times, places


def stretched(syllable: Syllable, timing: Timing) -> Iterator[tuple[float, int]]:
    """Times and the speaker's frames for them. A vowel's edges keep their speed, its middle is stretched."""
    rise = seconds_between(syllable.vowel_start, syllable.hold_from)
    fall = seconds_between(syllable.hold_to, syllable.vowel_end)
    squeeze = min(1.0, 0.8 * (timing.vowel_end - timing.start) / max(rise + fall, 0.01))
    yield timing.opens, syllable.start
    yield timing.start, syllable.vowel_start
    yield timing.start + rise * squeeze, syllable.hold_from
    yield timing.vowel_end - fall * squeeze, syllable.hold_to
    yield timing.vowel_end, syllable.vowel_end
    yield timing.end, syllable.end
