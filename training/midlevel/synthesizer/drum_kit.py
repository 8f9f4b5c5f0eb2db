"""What the strokes of one drum machine have in common, and the curves they are made of."""

from dataclasses import dataclass, field

import numpy as np

from .oscillators import sine
from .randomness import log_uniform, pick


@dataclass
class Kit:
    rate: int
    random: np.random.Generator
    tune: float  # factor on frequencies
    length: float  # factor on decays
    drive: float
    crush: tuple[int, int] | None  # samples held, bits
    metal: str  # "squares", "noise", "fm" or "digital"
    choices: dict = field(default_factory=dict)

    def time(self, seconds):
        return np.arange(int(seconds * self.rate), dtype=np.float64) / self.rate

    def noise(self, count):
        return self.random.standard_normal(count, dtype=np.float32) * np.float32(0.4)

    def remember(self, name, value):
        """The same value each time a sound of the kit asks for it; two hats, say, share their metal."""
        return self.choices.setdefault(name, value)


def draw_kit(rate, random):
    return Kit(rate, random, tune=log_uniform(random, 0.8, 1.25), length=log_uniform(random, 0.6, 1.5),
               drive=pick(random, 0, 0, 0, 0.8, 1.5, 3),
               crush=pick(random, None, None, None, None, (1, 8), (2, 8), (3, 6)),
               metal=pick(random, "squares", "squares", "noise", "noise", "fm", "digital"))


def falling_tone(time, start, end, fall, rate):
    """A sine whose frequency falls from `start` to `end`; `fall` is the time constant."""
    frequency = end + (start - end) * np.exp(-time / fall)
    return sine(np.cumsum(np.minimum(frequency, 0.4 * rate)) / rate)


def decaying(time, decay, attack=0.0005):
    """The loudness of a stroke; `decay` is the time constant, after seven of which nothing is heard."""
    return (np.exp(-time / decay) * np.minimum(time / attack, 1)).astype(np.float32)
