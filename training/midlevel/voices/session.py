"""A session: what all have in common who sing in one part."""

from dataclasses import dataclass

import numpy as np

from .frames import HOP
from .speech import Speakers


@dataclass(frozen=True)
class Session:
    speakers: Speakers
    low: float  # range of the part, MIDI numbers
    high: float
    samples: int
    rate: int
    random: np.random.Generator

    @property
    def seconds(self) -> float:
        return self.samples / self.rate

    @property
    def frames(self) -> int:
        return self.samples // HOP + 2

    @property
    def frames_per_second(self) -> float:
        return self.rate / HOP
