"""Ducking, also called side-chain compression, as in dance music."""

import numpy as np

from .curves import CURVE_HOP, interpolated
from .randomness import uniform


def sidechain(sound: np.ndarray, kick_times, rate: int, random: np.random.Generator) -> np.ndarray:
    """Every kick pushes the sound down, and it swells back."""
    sound = np.asarray(sound, dtype=np.float32)
    depth, recovery = uniform(random, 0.4, 0.98), uniform(random, 0.12, 0.4)
    curve, hold = uniform(random, 0.7, 2.0), uniform(random, 0.0, 0.05)
    kicks = np.sort(np.asarray(kick_times, dtype=np.float64).ravel())
    if not len(kicks) or not len(sound):
        return sound.copy()
    time = np.arange(0, len(sound) + CURVE_HOP, CURVE_HOP) / rate
    last = np.searchsorted(kicks, time, side="right") - 1
    since = np.where(last >= 0, time - kicks[np.maximum(last, 0)], np.inf)
    gain = 1 - depth * (1 - np.clip((since - hold) / recovery, 0, 1) ** curve)
    gain = np.convolve(np.pad(gain, 1, mode="edge"), np.ones(3) / 3, mode="valid")  # no click at the kick
    return sound * interpolated(gain)[:len(sound)]
