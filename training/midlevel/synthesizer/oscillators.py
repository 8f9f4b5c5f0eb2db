"""Waves from the phase of an oscillator.

`phase` counts cycles, by sample, and `step` is by how much it grows per sample. Frequency modulation is after Chowning,
"The synthesis of complex audio spectra by means of frequency modulation" (1973).
"""

import numpy as np

from .band_limited_steps import CORNER, STEP, Corrections
from .curves import interpolated


def saws(phase, step, ratios, offsets, gains):
    """A sum of saw waves at `ratios` of one pitch; a single phase serves them all."""
    wave = np.zeros(len(phase), dtype=np.float32)
    corrections = Corrections(STEP)
    for ratio, offset, gain in zip(ratios, offsets, gains):
        position = phase * ratio + offset
        cycles = np.floor(position)
        position -= cycles
        corrections.add(cycles, position, step * ratio, -2.0 * gain)
        wave += (2.0 * gain * position - gain).astype(np.float32)
    return corrections.apply(wave)


def pulse(phase, step, width):
    """`width` between 0 and 1, a number or one per sample. The mean is taken off, so that width may move silently."""
    rise = np.floor(phase)
    shifted = phase - width
    fall = np.floor(shifted)
    wave = (2.0 * (rise - fall) - 1.0).astype(np.float32)
    corrections = Corrections(STEP)
    corrections.add(rise, phase - rise, step, 2.0)
    corrections.add(fall, shifted - fall, step, -2.0)
    return corrections.apply(wave) - np.asarray(2.0 * width - 1.0, dtype=np.float32)


def triangle(phase, step):
    cycles, halves = np.floor(phase), np.floor(phase + 0.5)
    part = phase - cycles
    wave = (4.0 * np.abs(part - 0.5) - 1.0).astype(np.float32)
    corrections = Corrections(CORNER)
    corrections.add(cycles, part, step, -8.0 * step)
    corrections.add(halves, phase + 0.5 - halves, step, 8.0 * step)
    return corrections.apply(wave)


def sine(phase):
    # Whole cycles go before the phase becomes single precision, which could not tell late samples apart.
    return np.sin(((phase - np.floor(phase)) * (2 * np.pi)).astype(np.float32))


def synced_saw(phase, step, ratio):
    """A saw of `ratio` (one per sample) times the pitch that starts anew with every cycle of the pitch (hard sync)."""
    cycles = np.floor(phase)
    part = phase - cycles
    inner = part * ratio
    inner_cycles = np.floor(inner)
    wave = (2.0 * (inner - inner_cycles) - 1.0).astype(np.float32)
    corrections = Corrections(STEP)
    corrections.add(cycles, part, step, -2.0 * (ratio - np.floor(ratio)))
    # Steps of the inner saw, save those that the restart makes. The sum changes whenever one of both counts does.
    restarts = np.append(False, cycles[1:] != cycles[:-1])
    corrections.add(inner_cycles + cycles * 64.0, inner - inner_cycles, step * ratio, np.where(restarts, 0.0, -2.0))
    return corrections.apply(wave)


def frequency_modulated(phase, frequency, rate, ratio, index):
    """Two operators; `frequency` and `index` are curves. The index is kept so low that side bands
    stay below half the rate."""
    fitting = (0.45 * rate / frequency - 1.0) / ratio  # side bands that fit; audible ones pass the index by two
    index = interpolated(np.minimum(index, np.maximum(fitting - 2.0, np.clip(0.15 * fitting, 0.0, 0.3))))
    carrier = (phase - np.floor(phase)).astype(np.float32)
    return np.sin(np.float32(2 * np.pi) * carrier + index * sine(phase * ratio))
