"""Naive saws, pulses and triangles made free of aliases: their steps and corners are replaced by band-limited ones.

After Brandt, "Hard sync without aliasing" (2001), and Välimäki and Huovilainen, "Antialiasing oscillators in
subtractive synthesis" (2007).
"""

import numpy as np

TAPS = 16  # samples that a band-limited step is spread over
FRACTIONS = 1024  # positions of a step between two samples


def _tables():
    """What a band-limited step, and a corner (its integral), have that naive ones lack.

    Row: by how much of a sample the step came before the sample that first shows it; column: tap.
    """
    half = TAPS // 2
    time = np.arange(-half * FRACTIONS, half * FRACTIONS + 1) / FRACTIONS
    impulse = 0.9 * np.sinc(0.9 * time) * np.kaiser(len(time), 7.0)
    step = np.cumsum(impulse)
    step = step / step[-1]
    step_lack = step - (time >= 0)
    corner_lack = np.cumsum(step) / FRACTIONS
    corner_lack = corner_lack - (corner_lack[-1] - time[-1]) - np.maximum(time, 0)
    places = (np.arange(TAPS) * FRACTIONS)[None, :] + np.arange(FRACTIONS)[:, None]
    return step_lack[places].astype(np.float32), corner_lack[places].astype(np.float32)


STEP, CORNER = _tables()


class Corrections:
    """Collects the steps (or corners) of several oscillators, to smooth them all in one pass."""

    def __init__(self, table):
        self.table = table
        self.places, self.fractions, self.heights = [], [], []

    def add(self, cycles, part, step, height):
        """A step wherever `cycles` changes. `cycles`: whole cycles by sample; `part`: fraction of the cycle; `step`:
        cycles per sample; `height`: one for all steps, or one per sample."""
        places = np.flatnonzero(cycles[1:] != cycles[:-1]) + 1
        late = part[places] / np.maximum(step[places], 1e-9)
        if np.ndim(height) == 0:
            heights = np.full(places.shape, height, dtype=np.float32)
        else:
            heights = height[places].astype(np.float32)
        self.places.append(places)
        self.fractions.append(np.minimum((late * FRACTIONS).astype(np.int64), FRACTIONS - 1))
        self.heights.append(heights)

    def apply(self, wave):
        places, fractions = np.concatenate(self.places), np.concatenate(self.fractions)
        weights = self.table[fractions] * np.concatenate(self.heights)[:, None]
        targets = places[:, None] + np.arange(TAPS)
        lack = np.bincount(targets.ravel(), weights.ravel(), minlength=len(wave) + TAPS)
        wave += lack[TAPS // 2:TAPS // 2 + len(wave)].astype(np.float32)
        return wave
