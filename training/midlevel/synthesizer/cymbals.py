"""Hats and cymbals of a drum machine: a metallic sound, of which the treble is let through."""

import numpy as np

from .drum_kit import decaying
from .effects import crush
from .filters import pass_band
from .oscillators import pulse, sine
from .randomness import log_uniform

# Six square waves of no common measure, as in the circuits of the analogue drum machines of about 1980.
SQUARES = (205.3, 304.4, 369.6, 522.7, 540.0, 800.0)


def metallic(kit, time):
    """The raw material of hats and cymbals."""
    if kit.metal == "noise":
        return kit.noise(len(time)) * 2
    if kit.metal == "fm":
        turn = np.float32(2 * np.pi)
        base = kit.remember("metal", log_uniform(kit.random, 300, 900))
        carrier = turn * (time * base * 2.73).astype(np.float32) % turn
        return np.sin(carrier + 3.0 * sine(time * base * 1.481) + 2.0 * sine(time * base * 3.67))
    scale = kit.remember("metal", log_uniform(kit.random, 0.8, 2.2))
    sound = np.zeros(len(time), dtype=np.float32)
    for frequency in SQUARES:
        step = np.full(len(time), frequency * scale / kit.rate)
        sound += np.float32(0.3) * pulse(np.cumsum(step) + kit.random.random(), step, 0.5)
    if kit.metal == "digital":
        sound = crush(sound + kit.noise(len(time)), 2, 5)
    return sound


def hat(kit, decay):
    time = kit.time(min(decay * 7, 3.0) + 0.01)
    low = kit.remember("hat", log_uniform(kit.random, 4000, 9000))
    return pass_band(metallic(kit, time), kit.rate, min(low, 0.35 * kit.rate), order=3) * decaying(time, decay)


def closed_hat(kit):
    return hat(kit, kit.remember("closed", log_uniform(kit.random, 0.012, 0.06)) * kit.length)


def open_hat(kit):
    return hat(kit, kit.remember("open", log_uniform(kit.random, 0.1, 0.45)) * kit.length)


def cymbal(kit, decay, low, ping):
    """What lies above `low` of metal and noise; `ping` is how loud the bell in the middle of a ride cymbal is."""
    decay, low = decay * kit.length, min(low, 0.3 * kit.rate)
    time = kit.time(min(decay * 6, 4.0))
    raw = metallic(kit, time) + kit.noise(len(time)) * np.float32(0.8)
    sound = pass_band(raw, kit.rate, low) * (decaying(time, decay) + np.float32(1.2) * decaying(time, decay * 0.15))
    return sound + np.float32(ping) * sine(time * 3100.0 * kit.tune) * decaying(time, 0.15)
