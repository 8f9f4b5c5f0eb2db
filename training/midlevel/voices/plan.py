"""The plan of a performance: what one throat does, frame by frame."""

from dataclasses import dataclass

import numpy as np

from .frames import eased, nearest_before, slow_noise, smoothed
from .lyrics import Sung
from .singer import Singer
from .speech import Speech
from .timing import Timing, places_in_speech, syllable_times

ROLLS_PER_SECOND = 25


@dataclass
class Plan:
    """Curves with a value for every frame."""

    place: np.ndarray  # in the speaker's frames
    gain: np.ndarray  # amplitude, 0 in silence
    pitch: np.ndarray  # MIDI numbers
    effort: np.ndarray  # -1 soft to 1 loud
    voiced: np.ndarray  # multiplies the speaker's voicing: 0 in breaths
    rough: np.ndarray  # how much every second pulse is weaker


def make_plan(sung: list[Sung], speech: Speech, singer: Singer, count: int, frames_per_second: float, rapped: bool,
              random: np.random.Generator) -> Plan:
    """Everything but the pitch, which is 0 still."""
    timings = syllable_times(sung, singer, rapped, random)
    frame_times = np.arange(count) / frames_per_second
    place = np.interp(frame_times, *places_in_speech(sung, timings))
    # A vowel that is held long must not stand still.
    place += held_share(sung, timings, count, frames_per_second) * 1.2 * slow_noise(random, count, 9, frames_per_second)
    loudness, effort = dynamics(sung, timings, count, frames_per_second)
    gain = gate(timings, count, frames_per_second, random) * np.exp(smoothed(loudness, 7))
    gain *= np.exp(0.1 * slow_noise(random, count, 3, frames_per_second))
    effort = smoothed(effort, 25) + 0.25 * slow_noise(random, count, 1.5, frames_per_second)
    if singer.rolls:
        rolled = nearest_before(speech.trill, place)
        gain *= 1 - 0.8 * rolled * (np.sin(2 * np.pi * ROLLS_PER_SECOND * frame_times) > 0.2)
    return Plan(place, gain, np.zeros(count, np.float32), np.clip(effort, -1.5, 1.5),
                constant(count, 1 - singer.whisper), constant(count, singer.rough))


def constant(count: int, value: float) -> np.ndarray:
    return np.full(count, value, np.float32)


def held_share(sung: list[Sung], timings: list[Timing], count: int, frames_per_second: float) -> np.ndarray:
    """How much longer than they were spoken the vowels last: 0 no longer, 1 twice as long or more."""
    share = np.zeros(count, np.float32)
    for each, timing in zip(sung, timings):
        span = slice(int(timing.start * frames_per_second), int(timing.vowel_end * frames_per_second))
        share[span] = np.clip((timing.vowel_end - timing.start) / each.syllable.vowel_seconds - 1, 0, 1)
    return share


def dynamics(sung: list[Sung], timings: list[Timing], count: int,
             frames_per_second: float) -> tuple[np.ndarray, np.ndarray]:
    """Loudness (natural logarithm of amplitude) and effort that follow the notes' velocities."""
    loudness, effort = np.zeros(count, np.float32), np.zeros(count, np.float32)
    for each, timing in zip(sung, timings):
        velocity = np.mean([note.velocity for note in each.notes])
        span = slice(max(0, int(timing.opens * frames_per_second) - 2), int(timing.end * frames_per_second) + 12)
        ending = 0.25 if each.closes else 0.0
        loudness[span] = each.syllable.levelling + 1.1 * np.log(max(velocity, 20) / 90) - ending
        effort[span] = np.clip((velocity - 85) / 35, -1, 1)
    return loudness, effort


def gate(timings: list[Timing], count: int, frames_per_second: float, random: np.random.Generator) -> np.ndarray:
    """1 while the voice sounds, 0 in rests; the voice comes in and goes at various speeds."""
    times, values = [0.0], [0.0]
    sounding = False
    for timing in timings:
        if not sounding:
            attack = random.uniform(0.01, 0.06)
            times += [max(timing.opens - 0.01, times[-1] + 1e-4), max(timing.opens + attack, times[-1] + 2e-4)]
            values += [0.0, 1.0]
        if not timing.joined:
            release = random.uniform(0.03, 0.12)
            times += [max(timing.end - 0.4 * release, times[-1] + 1e-4),
                      max(timing.end + 0.6 * release, times[-1] + 2e-4)]
            values += [1.0, 0.0]
        sounding = timing.joined
    return eased(np.interp(np.arange(count) / frames_per_second, times, values))
