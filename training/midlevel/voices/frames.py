"""Frames: short stretches of sound at even distances, and the curves that have one value for each of them."""

import numpy as np

HOP = 256  # samples from one frame of the synthesis to the next


def cut_frames(sound: np.ndarray, count: int, length: int, hop: int) -> np.ndarray:
    """`count` windows centred on the multiples of `hop`."""
    padded = np.zeros(count * hop + 2 * length, np.float32)
    kept = sound[:len(padded) - length // 2]
    padded[length // 2:length // 2 + len(kept)] = kept
    return np.lib.stride_tricks.sliding_window_view(padded, length)[:count * hop:hop]


def gather(table: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Rows of `table` at places between whole numbers."""
    places = np.clip(places, 0, len(table) - 1.001)
    index = places.astype(int)
    share = (places - index).astype(np.float32)
    share = share[:, None] if table.ndim == 2 else share
    return table[index] * (1 - share) + table[index + 1] * share


def nearest_before(table: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Values of `table` at places rounded down, those beyond its ends moved to its ends."""
    return table[np.clip(places.astype(int), 0, len(table) - 1)]


def eased(share: np.ndarray) -> np.ndarray:
    """Straight ramps from 0 to 1 made to start and end gently."""
    return share * share * (3 - 2 * share)


def slow_noise(random: np.random.Generator, count: int, per_second: float, frames_per_second: float) -> np.ndarray:
    """Noise of about unit size that turns `per_second` times a second."""
    knots = max(4, int(count / frames_per_second * per_second) + 4)
    places = np.linspace(0, knots - 1, count)
    values = random.normal(size=knots)
    index = np.minimum(places.astype(int), knots - 2)
    share = eased(places - index)
    return (values[index] * (1 - share) + values[index + 1] * share).astype(np.float32)


def smoothed(values: np.ndarray, width: int) -> np.ndarray:
    """A running mean over `width` frames (an odd number), with soft edges."""
    window = np.hanning(width + 2)[1:-1]
    return np.convolve(np.pad(values, width // 2, "edge"), window / window.sum(), "valid")
