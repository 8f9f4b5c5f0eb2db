"""A guitar amplifier with its loudspeaker.

Clipping by differences of the integral is after Bilbao, Esqueda, Parker and Välimäki, "Antiderivative antialiasing for
memoryless nonlinearities" (2017).
"""

import numpy as np
from scipy import signal

from .filters import equalize, pass_band
from .levels import peak, to_peak
from .randomness import chance, log_uniform, pick, uniform

KINDS = ("crunch", "overdrive", "lead", "metal", "metal", "fuzz")  # what is named more often is heard more often
GAINS = {"crunch": (2, 6), "overdrive": (5, 15), "lead": (12, 40), "metal": (30, 120), "fuzz": (40, 200)}
BASS_CUTS = {"crunch": (60, 150), "overdrive": (60, 150), "lead": (60, 150), "metal": (90, 220), "fuzz": (30, 80)}

# Resonances of the loudspeaker and its cabinet: frequency, least and greatest gain in dB.
RESONANCES = ((110, 1, 5), (420, -5, 0), (900, -3, 2), (2500, 2, 7), (3600, -2, 4))

GATE_BLOCK = 0.005  # s
GATE_HOLD = 24  # blocks, 120 ms: a gate that shut between the waves of a low note would rattle


def amplify(sound: np.ndarray, rate: int, random: np.random.Generator) -> np.ndarray:
    """An amplifier drawn at random: boost, one or two clipping stages, tone controls and loudspeaker."""
    sound = np.asarray(sound, dtype=np.float32)
    highest = peak(sound)
    if highest < 1e-6:
        return np.zeros(len(sound), dtype=np.float32)
    kind = pick(random, *KINDS)
    gain = log_uniform(random, *GAINS[kind])
    clean = sound / np.float32(highest)
    driven = boosted(clean, rate, kind, random)
    driven = overdriven(driven, rate, kind, gain, random)
    driven = tone_controls(driven, rate, kind, random)
    driven = loudspeaker(driven, rate, random)
    return to_peak(driven * noise_gate(clean, rate))


def boosted(clean, rate, kind, random):
    """Less bass, which would make the clipping muddy, and for some a pedal before the amplifier."""
    driven = pass_band(clean, rate, uniform(random, *BASS_CUTS[kind]), order=1)
    if kind in ("lead", "metal") and chance(random, 0.7):
        driven = equalize(driven, rate, "peak", uniform(random, 650, 1100), uniform(random, 4, 9), 0.5)
    return driven


def overdriven(sound, rate, kind, gain, random):
    """One or two clipping stages, at a higher rate, so that fewer of the new overtones fold back."""
    times = 4 if rate < 60000 and gain > 10 else 2
    driven = signal.resample_poly(sound, times, 1)
    driven = clip(driven, gain, uniform(random, 0.1, 0.5))
    if kind in ("lead", "metal") or chance(random, 0.3):
        driven = pass_band(driven, rate * times, uniform(random, 40, 120), uniform(random, 5000, 9000), 1)
        driven = clip(driven, log_uniform(random, 1.5, 6), uniform(random, -0.3, 0.3))
    return signal.resample_poly(driven, 1, times)[:len(sound)].astype(np.float32)


def clip(sound, gain, bias):
    """Soft clipping. Asymmetric: the bias moves the rest point of the curve, which gives even overtones.

    Every sample is the mean of the curve over the way from the last input to this one, which leaves fewer overtones to
    fold back than the curve itself at the same rate.
    """
    driven = gain * sound.astype(np.float64) + bias
    way = np.diff(driven, prepend=bias)
    risen = np.diff(integral_of_tanh(driven), prepend=integral_of_tanh(bias))
    small = np.abs(way) < 1e-4  # too small to divide by
    out = risen / np.where(small, 1.0, way)
    out[small] = np.tanh(driven[small] - 0.5 * way[small])
    return (out - np.tanh(bias)).astype(np.float32)


def integral_of_tanh(value):
    size = np.abs(value)
    return size + np.log1p(np.exp(-2 * size))


def tone_controls(sound, rate, kind, random):
    scoop = uniform(random, -9, -2) if kind == "metal" and chance(random, 0.6) else uniform(random, -4, 4)
    sound = equalize(sound, rate, "low", 140.0, uniform(random, -3, 5), 0.7)
    sound = equalize(sound, rate, "peak", uniform(random, 400, 800), scoop, 0.7)
    return equalize(sound, rate, "high", 2200.0, uniform(random, -4, 5), 0.7)


def loudspeaker(sound, rate, random):
    sound = pass_band(sound, rate, uniform(random, 70, 100))
    sound = pass_band(sound, rate, None, uniform(random, 4000, 6000), 4)
    for centre, low, high in RESONANCES:
        sound = equalize(sound, rate, "peak", centre * uniform(random, 0.85, 1.15), uniform(random, low, high),
                         uniform(random, 1.0, 2.5))
    return sound


def noise_gate(clean, rate):
    """1 where the guitar is heard, 0 where it is silent, so that the gain does not lift hiss and last remains."""
    block = max(int(GATE_BLOCK * rate), 1)
    count = -(-len(clean) // block)
    padded = np.zeros(count * block, dtype=np.float32)
    padded[:len(clean)] = np.abs(clean)
    level = padded.reshape(count, block).max(axis=1)
    level = np.array([level[max(last - GATE_HOLD, 0):last + 1].max() for last in range(count)])
    gate = np.clip((20 * np.log10(level + 1e-9) + 56) / 12, 0, 1)
    return np.interp(np.arange(len(clean)), (np.arange(count) + 0.5) * block, gate).astype(np.float32)
