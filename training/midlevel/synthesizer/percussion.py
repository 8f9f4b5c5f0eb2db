"""Toms, hand drums and small percussion of a drum machine."""

import numpy as np

from .drum_kit import decaying, falling_tone
from .filters import pass_band
from .oscillators import pulse, sine
from .randomness import log_uniform, uniform


def skin(kit, frequency, decay, bend, noise):
    """A drum whose pitch begins `bend` times as high and falls."""
    frequency, decay = frequency * kit.tune, decay * kit.length
    time = kit.time(min(decay * 7, 2.5) + 0.01)
    fall = uniform(kit.random, 0.02, 0.06)
    sound = falling_tone(time, frequency * bend, frequency, fall, kit.rate) * decaying(time, decay, 0.001)
    stroke = pass_band(kit.noise(len(time)), kit.rate, 300, 4000)
    return sound + np.float32(noise) * stroke * decaying(time, decay * 0.4)


def tom(kit, frequency):
    decay, bend = kit.remember("tom", (log_uniform(kit.random, 0.08, 0.35), uniform(kit.random, 1.1, 3)))
    return skin(kit, frequency, decay, bend, 0.1)


def hand_drum(kit, frequency, decay):
    return skin(kit, frequency, decay, 1.15, 0.05)


def shaken(kit, decay, attack, low, bursts=1):
    """Noise above `low`, in one or several bursts that swell and die away."""
    time = kit.time(decay * 8 + attack + 0.08 * bursts)
    shape = np.zeros(len(time))
    for burst in range(bursts):
        since = time - burst * 0.035
        shape += np.clip(since / attack, 0, 1) * np.exp(-np.maximum(since - attack, 0) / decay)
    return pass_band(kit.noise(len(time)), kit.rate, min(low, 0.3 * kit.rate)) * shape.astype(np.float32)


def tambourine(kit):
    return shaken(kit, uniform(kit.random, 0.04, 0.1), 0.002, 6500, 2)


def shaker(kit):
    return shaken(kit, log_uniform(kit.random, 0.015, 0.05), uniform(kit.random, 0.005, 0.03), 5500)


def scraper(kit):
    return shaken(kit, 0.03, 0.004, 2500, 5)


def ringing(kit, frequencies, decay, square=False):
    """A few steady tones, sines or dampened squares."""
    time = kit.time(min(decay * 7, 2.0) + 0.005)
    sound = np.zeros(len(time), dtype=np.float32)
    for frequency in frequencies:
        step = np.full(len(time), frequency * kit.tune / kit.rate)
        sound += pulse(np.cumsum(step), step, 0.5) if square else sine(np.cumsum(step))
    if square:
        sound = pass_band(sound, kit.rate, 400, 4000)
    return sound / len(frequencies) * decaying(time, decay)


def rim(kit):
    return ringing(kit, (uniform(kit.random, 450, 560), 1700.0), uniform(kit.random, 0.006, 0.02))


def cowbell(kit):
    return ringing(kit, (540.0, 800.0), log_uniform(kit.random, 0.05, 0.25), square=True)


def wood(kit, frequency):
    return ringing(kit, (frequency,), uniform(kit.random, 0.015, 0.05))


def agogo(kit, frequency):
    return ringing(kit, (frequency, 1340.0), 0.12)


def bells(kit, decay):
    return ringing(kit, (2870.0, 4390.0, 6140.0), decay)


def blip(kit):
    """As of a toy or a modular synthesizer."""
    time = kit.time(0.35)
    end = log_uniform(kit.random, 300, 2500)
    sound = falling_tone(time, end * log_uniform(kit.random, 0.5, 4), end, 0.03, kit.rate)
    return sound * decaying(time, uniform(kit.random, 0.02, 0.07))
