"""Pitch: the curve that a voice follows through the notes of a line, sung or rapped."""

import numpy as np
import scipy.signal

from score import Note

from .frames import nearest_before, slow_noise
from .lyrics import Sung
from .plan import Plan
from .singer import Singer
from .speech import Speech


def spring(target: np.ndarray, hertz: float, damping: float, frames_per_second: float) -> np.ndarray:
    """Follows `target` like a mass on a damped spring."""
    omega = 2 * np.pi * hertz
    numerator, denominator = scipy.signal.bilinear([omega ** 2], [1, 2 * damping * omega, omega ** 2],
                                                   frames_per_second)
    state = scipy.signal.lfilter_zi(numerator, denominator) * target[0]
    return scipy.signal.lfilter(numerator, denominator, target, zi=state)[0]


def sung_pitch(phrases: list[list[Note]], singer: Singer, count: int, frames_per_second: float,
               random: np.random.Generator) -> np.ndarray:
    """The pitch curve of a line: notes joined by glides, with scoops, vibrato, drift and small errors."""
    changes, values = [], []
    bends = np.zeros(count)
    ahead = 0.16 / singer.glide_hz * 2 * singer.damping  # the spring lags by about this much
    before = 0.0
    for notes in phrases:
        for index, note in enumerate(notes):
            start = note.start + singer.lateness
            # In a rest the pitch moves unheard and is there in time.
            changes.append(max(start - ahead if index else min((before + start) / 2, start - 4 * ahead), 0.0))
            values.append(note.pitch + random.normal(0, singer.off_cents) / 100)
            add_vibrato(bends, note, singer, frames_per_second, random)
            before = note.end
        add_scoop(bends, notes, singer, frames_per_second, random)
    frame_times = np.arange(count) / frames_per_second
    index = np.searchsorted(np.maximum.accumulate(changes), frame_times, side="right") - 1
    pitch = spring(np.asarray(values)[np.maximum(index, 0)], singer.glide_hz, singer.damping, frames_per_second)
    slow, quick = (slow_noise(random, count, per_second, frames_per_second) for per_second in (1.2, 12))
    return pitch + bends + singer.drift_cents / 100 * (slow + 0.5 * quick)


def add_vibrato(bends: np.ndarray, note: Note, singer: Singer, frames_per_second: float,
                random: np.random.Generator) -> None:
    """Swings that set in late in a note and grow; short notes have none."""
    length = note.end - note.start
    delay = singer.vibrato_delay * random.uniform(0.7, 1.3)
    if length < delay + 0.15 or singer.vibrato_cents <= 0:
        return
    first, last = int(note.start * frames_per_second), min(int(note.end * frames_per_second), len(bends))
    if last - first < 4:
        return
    times = np.arange(last - first) / frames_per_second
    depth = singer.vibrato_cents / 100 * random.uniform(0.6, 1.3) * np.clip((times - delay) / 0.3, 0, 1)
    depth *= np.clip((length - times) / 0.08, 0, 1)
    speed = singer.vibrato_hz * (1 + 0.06 * slow_noise(random, len(times), 3, frames_per_second))
    bends[first:last] += depth * np.sin(2 * np.pi * np.cumsum(speed) / frames_per_second)


def add_scoop(bends: np.ndarray, notes: list[Note], singer: Singer, frames_per_second: float,
              random: np.random.Generator) -> None:
    """Slides into a phrase's first note, and now and then off its last."""
    first = max(int((notes[0].start - 0.1) * frames_per_second), 0)
    last = min(int(notes[-1].end * frames_per_second), len(bends))
    if last <= first:
        return
    times = np.arange(last - first) / frames_per_second - 0.1
    depth = singer.scoop * random.uniform(0, 1)
    bends[first:last] -= depth * np.exp(-np.maximum(times, 0) / random.uniform(0.03, 0.08))
    if random.random() < 0.25:
        bends[first:last] -= random.uniform(0.5, 3) * np.clip(1 - (times[-1] - times) / 0.15, 0, 1) ** 2


def rapped_pitch(sung: list[Sung], plan: Plan, speech: Speech, centre: float, frames_per_second: float,
                 random: np.random.Generator) -> np.ndarray:
    """The speaker's own melody, livelier, around `centre`, with accents on some syllables and falling over phrases."""
    count = len(plan.place)
    accents = np.zeros(count)
    liveliness, fall = random.uniform(0.6, 2.2), random.uniform(0, 4)
    phrase_start = 0.0
    for each in sung:
        start, end = each.notes[0].start, each.notes[-1].end
        phrase_start = start if each.opens else phrase_start
        lift = random.normal(0, 1) * liveliness + (each.notes[0].velocity - 90) / 25
        if each.closes:
            lift += random.choice([-3.0, -2.0, 0.0, 2.5])
        span = slice(max(0, int((start - 0.06) * frames_per_second)), int(end * frames_per_second))
        accents[span] = lift - fall * min(start - phrase_start, 3) / 3
    spoken = nearest_before(speech.pitch, plan.place)
    pitch = centre + liveliness * 0.8 * spoken + accents + 0.2 * slow_noise(random, count, 6, frames_per_second)
    return spring(pitch, random.uniform(4, 7), 0.8, frames_per_second)
