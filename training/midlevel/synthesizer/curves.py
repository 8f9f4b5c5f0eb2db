"""What changes slowly: envelopes and low-frequency oscillators, with one point every CURVE_HOP samples."""

import numpy as np

CURVE_HOP = 32  # samples from one point of a curve to the next


def interpolated(curve, dtype=np.float32):
    """One value per sample: straight lines between the points of a curve."""
    curve = np.asarray(curve, dtype=dtype)
    following = np.append(curve[1:], curve[-1:])
    ramp = np.arange(CURVE_HOP, dtype=dtype) / CURVE_HOP
    return (curve[:, None] + (following - curve)[:, None] * ramp).ravel()


def envelope(time, gate, age, attack, decay, sustain, release):
    """Attack, decay, sustain, release; `gate` is when the note is let go of, `age` how long the envelope had already
    run when the note began (tied notes)."""
    def held(at):
        at = at + age
        fall = sustain + (1 - sustain) * np.exp(-np.maximum(at - attack, 0) / decay)
        rise = np.clip(at / attack, 0, 1)
        return fall * rise * (2 - rise)
    released = np.clip((time - gate) / release, 0, 1)
    return held(np.minimum(time, gate)) * (1 - released) ** 3


def lfo(clock, rate, shape, phase=0.0):
    """-1 to 1. The corners of square and saw are rounded a little, so that they do not click."""
    turn = clock * rate + phase
    if shape == "square":
        return np.tanh(6 * np.sin(2 * np.pi * turn))
    if shape == "saw":
        part = turn % 1.0
        return (1 - 2 * part) * np.minimum(part * 20, 1)
    return np.sin(2 * np.pi * turn)
