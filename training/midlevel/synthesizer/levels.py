"""How high sounds reach."""

import numpy as np


def peak(sound):
    return float(np.max(np.abs(sound))) if len(sound) else 0.0


def to_peak(sound, height=0.5):
    """The sound made as high as `height`; silence where there is nothing to raise."""
    highest = peak(sound)
    if not np.isfinite(highest) or highest < 1e-9:
        return np.zeros(len(sound), dtype=np.float32)
    return (sound * (height / highest)).astype(np.float32)
