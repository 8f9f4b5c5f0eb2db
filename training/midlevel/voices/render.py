"""Renders parts for voices: the way into the package."""

from typing import Sequence

import numpy as np

from instruments import INSTRUMENTS
from score import Part

from .choir import chorus
from .lines import single_line
from .rapper import rap
from .session import Session
from .solo import sing
from .speech import Speakers
from .words import PHRASES

PEAK = 0.5


class Voices:
    """Sings parts. `phrases` may replace the words that are sung."""

    def __init__(self, phrases: Sequence[str] | None = None):
        self._speakers = Speakers(tuple(phrases) if phrases else PHRASES)

    def render(self, part: Part, instrument: str, seconds: float, rate: int, random: np.random.Generator) -> np.ndarray:
        """The sound of a part by a "singer", a "rapper" or a "choir"."""
        samples = round(seconds * rate)
        kind = INSTRUMENTS[instrument]
        line = single_line(part.notes, kind.low, kind.high, seconds)
        if not line or not samples:
            return np.zeros(samples, np.float32)
        session = Session(self._speakers, kind.low, kind.high, samples, rate, random)
        if instrument == "choir":
            sound = chorus(part.notes, session)
        else:
            sound = {"singer": sing, "rapper": rap}[instrument](line, session)
        return saturated(np.nan_to_num(sound), random)


def saturated(sound: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Levelled and warmed as recordings of voices often are."""
    heard = sound[np.abs(sound) > 1e-4 * np.abs(sound).max(initial=0)]
    if not len(heard):
        return sound.astype(np.float32)
    room = random.choice([7.0, 4.5, 2.8, 1.5], p=[0.45, 0.3, 0.18, 0.07])  # from the mean level to where it bends
    bent = np.tanh(sound / (room * np.sqrt(np.mean(heard ** 2))))
    highest = float(np.abs(bent).max())
    return (bent * (PEAK / highest)).astype(np.float32) if highest > 1e-9 else bent.astype(np.float32)
