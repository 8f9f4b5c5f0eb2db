"""What comes after the sound itself: distortion, reduced resolution, wavering pitch, chorus, echo and reverberation."""

import numpy as np
from scipy import signal

from .curves import CURVE_HOP, interpolated, lfo
from .filters import pass_band
from .levels import peak
from .randomness import log_uniform, pick, uniform


def distort(sound, amount, bias=0.0):
    """Soft clipping at twice the rate, so that the new overtones do not fold back."""
    wide = signal.resample_poly(sound, 2, 1)
    wide = np.tanh(wide * np.float32(amount) + np.float32(bias)) - np.float32(np.tanh(bias))
    return signal.resample_poly(wide, 1, 2)[:len(sound)].astype(np.float32)


def crush(sound, hold, bits):
    """Fewer samples (each held for `hold`) and fewer bits; nothing is smoothed, because the roughness is wanted."""
    levels = 2.0 ** (bits - 1)
    held = np.repeat(sound[::hold], hold)[:len(sound)]
    scale = max(peak(held), 1e-9)
    return (np.round(held / scale * levels) / levels * scale).astype(np.float32)


def delayed(sound, delay):
    """`delay` in samples, one per sample, between samples by straight lines."""
    place = np.maximum(np.arange(len(sound)) - delay, 0.0)
    whole = np.minimum(place.astype(np.int64), max(len(sound) - 2, 0))
    part = (place - whole).astype(np.float32)
    early = sound[whole]
    return early + (sound[np.minimum(whole + 1, len(sound) - 1)] - early) * part


def chorus(sound, rate, random, mix):
    """Two copies with slowly changing delays; short delays give a flanger."""
    base = pick(random, 0.003, 0.008, 0.015)
    time = np.arange(0, len(sound), CURVE_HOP) / rate
    out = sound.copy()
    for _ in range(2):
        swing = lfo(time, log_uniform(random, 0.1, 1.2), "sine", random.random())
        delay = interpolated(rate * base * (1 + 0.25 * swing), np.float64)[:len(sound)]
        out += np.float32(mix) * delayed(sound, delay)
    return out


def wow(sound, rate, random):
    """The wavering pitch of a worn tape."""
    time = np.arange(0, len(sound), CURVE_HOP) / rate
    slow = 0.0012 * np.sin(2 * np.pi * uniform(random, 0.4, 1.2) * time)
    quick = 0.0001 * np.sin(2 * np.pi * uniform(random, 5, 8) * time)
    least = 0.0014  # s, so that no delay is negative
    return delayed(sound, interpolated(rate * (slow + quick + least), np.float64)[:len(sound)])


def echo(sound, rate, random):
    gap = int(uniform(random, 0.12, 0.55) * rate)
    loss, mix = uniform(random, 0.3, 0.6), uniform(random, 0.15, 0.5)
    dark = pass_band(sound, rate, 200.0, log_uniform(random, 1500, 8000), 1)
    out = sound.copy()
    for turn in range(1, 7):
        if turn * gap < len(sound):
            out[turn * gap:] += np.float32(mix * loss ** (turn - 1)) * dark[:len(sound) - turn * gap]
    return out


def room(sound, rate, random, seconds, mix, gate=None):
    """Reverberation by noise that dies away; a `gate` (s) cuts it off, as on the snares of the 1980s."""
    length = int((gate or seconds) * rate)
    time = np.arange(length, dtype=np.float32) / rate
    tail = random.standard_normal(length, dtype=np.float32) * np.exp(-time * np.float32(6.9 / seconds))  # to -60 dB
    tail = pass_band(tail, rate, 150.0, log_uniform(random, 2500, 9000), 1)
    tail /= np.sqrt(np.sum(tail ** 2)) + 1e-9
    return sound + np.float32(mix) * signal.oaconvolve(sound, tail)[:len(sound)].astype(np.float32)


def add_effects(sound, patch, rate, random):
    """All that the patch asks for, in the order of a usual chain."""
    if patch.drive:
        sound = distort(sound / np.float32(peak(sound) or 1.0), patch.drive * 1.5, uniform(random, 0, 0.3))
    if patch.crush:
        sound = crush(sound, *patch.crush)
    if patch.wow:
        sound = wow(sound, rate, random)
    if patch.chorus:
        sound = chorus(sound, rate, random, patch.chorus)
    if patch.echo:
        sound = echo(sound, rate, random)
    if patch.room:
        sound = room(sound, rate, random, patch.room, patch.room_mix)
    return sound
