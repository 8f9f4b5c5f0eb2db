"""The sound of one oscillator of a patch for all notes of a strip, not yet filtered or shaped."""

import numpy as np
from scipy import signal

from .curves import CURVE_HOP, interpolated, lfo
from .oscillators import frequency_modulated, pulse, saws, sine, synced_saw, triangle
from .randomness import uniform


def oscillate(layer, strip, frequency, random):
    """`frequency` is a curve; the layer may lie a few semitones off."""
    frequency = np.minimum(frequency * 2 ** (layer.semitones / 12), 0.4 * strip.rate)
    if layer.wave == "noise":
        return random.standard_normal(len(frequency) * CURVE_HOP, dtype=np.float32) * np.float32(0.5)
    step = interpolated(frequency / strip.rate, np.float64)
    phase = np.cumsum(step)
    if layer.wave == "saw":
        return detuned_saws(layer, phase, step, random)
    if layer.wave == "pulse":
        return swinging_pulse(layer, strip, phase, step)
    if layer.wave == "triangle":
        return triangle(phase, step)
    if layer.wave == "fm":
        index = layer.index * (layer.floor + (1 - layer.floor) * np.exp(-strip.time / layer.decay))
        index = index * (0.4 + 0.6 * strip.velocities[strip.note])
        return frequency_modulated(phase, frequency, strip.rate, layer.ratio, index)
    if layer.wave == "ring":
        return triangle(phase, step) * sine(phase * layer.ratio)
    if layer.wave == "sync":
        ratio = interpolated(layer.ratio + layer.index * np.exp(-strip.time / layer.decay), np.float64)
        return synced_saw(phase, step, ratio)
    if layer.wave == "grains":
        return grains(phase, strip, random)
    return sine(phase)


def detuned_saws(layer, phase, step, random):
    spread = np.linspace(-0.5, 0.5, layer.voices) if layer.voices > 1 else np.zeros(1)
    # Uneven spacing keeps the beating from repeating.
    uneven = 0.06 * random.standard_normal(layer.voices) * (layer.voices > 1)
    ratios = 2 ** ((spread + uneven) * layer.detune / 12)
    gains = np.full(layer.voices, 1 / np.sqrt(layer.voices))
    return saws(phase, step, ratios, random.random(layer.voices), gains)


def swinging_pulse(layer, strip, phase, step):
    if not layer.width_depth:
        return pulse(phase, step, layer.width)
    width = layer.width + layer.width_depth * lfo(strip.clock, layer.width_rate, "sine")
    return pulse(phase, step, interpolated(np.clip(width, 0.05, 0.95), np.float64))


def grains(phase, strip, random):
    """Short bell-shaped grains of a sine and its next three overtones, at random times: a shimmering texture."""
    out = np.zeros(len(phase), dtype=np.float32)
    points = len(strip.time)
    for ratio in (1.0, 2.0, 3.0, 4.0):
        length = max(int(uniform(random, 0.03, 0.12) * strip.rate / CURVE_HOP), 4)
        hits = (random.random(points) < 1.5 / length) * random.random(points)
        curve = signal.fftconvolve(hits, np.hanning(length))[:points]
        out += interpolated(curve / ratio) * sine(phase * ratio)
    return out
