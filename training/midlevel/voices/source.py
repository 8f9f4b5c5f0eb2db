"""The larynx: pulses of air at the pitch."""

import numpy as np

from .frames import HOP
from .singer import Singer

REACH = np.arange(-7, 9)  # samples around a pulse that it is spread over
PLACES = 64  # between two samples, for which pulses are kept ready


def band_limited_pulses() -> np.ndarray:
    offsets = REACH[None, :] - np.arange(PLACES)[:, None] / PLACES
    return np.sinc(offsets) * np.cos(np.pi * offsets / 18) ** 2


PULSES = band_limited_pulses()


def pulse_train(pitch: np.ndarray, rough: np.ndarray, singer: Singer, rate: int,
                random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pulses at the pitch, of unit power whatever the pitch, and the phase of the cycle at every sample."""
    samples = len(pitch) * HOP
    hertz = np.clip((440 * 2 ** ((pitch - 69) / 12)).astype(np.float64), 20, 1500)
    per_sample = np.interp(np.arange(samples) / HOP, np.arange(len(hertz)), hertz)
    phase = np.cumsum(per_sample / rate) + random.random()
    whole = np.floor(phase)
    index = np.flatnonzero(whole[1:] > whole[:-1])
    step = per_sample[index] / rate
    place = index + (whole[index + 1] - phase[index]) / step
    place += random.normal(0, singer.jitter, len(index)) / step
    strength = 1 + random.normal(0, 1, len(index)) * singer.shimmer
    roughness = rough[np.minimum(index // HOP, len(rough) - 1)]
    strength *= 1 - roughness * (np.arange(len(index)) % 2) + 0.3 * roughness * random.normal(0, 1, len(index))
    strength /= np.sqrt(step)
    return add_up(np.clip(place, 8, samples - 16), strength, samples), phase


def add_up(places: np.ndarray, strengths: np.ndarray, samples: int) -> np.ndarray:
    """Sound with a pulse at each of the places, which may lie between samples."""
    whole = np.floor(places).astype(int)
    shapes = PULSES[((places - whole) * PLACES).astype(int)] * strengths[:, None]
    where = whole[:, None] + REACH
    return np.bincount(where.ravel(), shapes.ravel(), samples).astype(np.float32)


def larynxes(pitches: list[np.ndarray], rough: np.ndarray, singer: Singer, rate: int,
             random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The sum of one larynx for every pitch curve, of unit power, and the phase of the first."""
    voice, phase = pulse_train(pitches[0], rough, singer, rate, random)
    for pitch in pitches[1:]:
        voice += pulse_train(pitch, rough, singer, rate, random)[0]
    voice /= np.sqrt(len(pitches))
    return voice, phase


def air_stream(phase: np.ndarray, voicing: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Noise; where there is voice, it comes in puffs, when the glottis is open. `voicing` is by frames."""
    air = random.standard_normal(len(phase), dtype=np.float32)
    puffs = 1 + 0.5 * np.sin(2 * np.pi * phase).astype(np.float32)
    air *= 1 + (puffs - 1) * np.repeat(voicing, HOP)
    return air
