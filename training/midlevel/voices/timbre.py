"""Timbre: how a singer's mouth and manner change the speaker's spectral envelopes."""

import numpy as np

from .envelope import ORDER, SPEECH_RATE
from .singer import Singer

TOP_OF_SPEECH = 6600.0  # Hz: above it the recordings fade and the envelope is continued by slope


def filter_basis(singer: Singer, hertz: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Curves over `hertz` that weighted sums make all log filters of a singer from, and those of their phases.

    The rows: the cepstral coefficients, then 1, effort, and the share of noise.
    """
    angle = 2 * np.pi * np.arange(ORDER)[:, None] * np.minimum(hertz / singer.formants, TOP_OF_SPEECH) / SPEECH_RATE
    # Coefficients but the first stand for two of a symmetric cepstrum; the lowest are slope, which is left as it is.
    emphasis = np.full((ORDER, 1), 2.0 * singer.sharpness)
    emphasis[:3] = 2.0
    emphasis[0] = 1.0
    in_logs = np.log(10) / 20
    curves = np.concatenate([emphasis * np.cos(angle), in_logs * manner_decibels(singer, hertz)])
    return curves.astype(np.float32), (-emphasis * np.sin(angle)).astype(np.float32)


def manner_decibels(singer: Singer, hertz: np.ndarray) -> np.ndarray:
    """What a singer adds to the speaker: always, with effort, and in noise (three rows)."""
    above = np.maximum(np.log2(np.maximum(hertz, 1) / singer.formants / TOP_OF_SPEECH), 0)
    far_above = np.maximum(np.log2(np.maximum(hertz, 1) / 12500), 0)
    octaves = np.clip(np.log2(np.maximum(hertz, 20) / 500), 0, 4.5)
    tilt, ring = singer.tilt * octaves, singer.ring * bump(hertz, singer.ring_hz, 0.18)
    shine = singer.shine / (1 + (5000 / np.maximum(hertz, 1)) ** 2)
    always = tilt + ring + shine
    always += singer.presence * bump(hertz, singer.presence_hz, 0.5)
    always += singer.nasal * (5 * bump(hertz, 260, 0.25) - 9 * bump(hertz, 850, 0.25))
    always -= singer.voiced_fall * above + 24 * far_above + 30 * np.clip(1 - hertz / 70, 0, 1)
    effort = 1.6 * octaves - 1.5 * bump(hertz, 200, 0.6)
    # What the larynx does to the voice is not heard in consonants: it is taken back there.
    noise = (singer.voiced_fall - singer.fall) * above + singer.sibilance - 1.5 - 0.7 * tilt - ring - 0.6 * shine
    return np.stack([always, effort, noise])


def bump(hertz: np.ndarray, centre: float, octaves: float) -> np.ndarray:
    """1 at `centre`, falling off to both sides; `octaves` is the standard deviation."""
    return np.exp(-0.5 * (np.log2(np.maximum(hertz, 20) / centre) / octaves) ** 2)
