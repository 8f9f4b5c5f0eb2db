"""The notes of a part laid end to end."""

import numpy as np

from .curves import CURVE_HOP


def heard(notes, seconds):
    return [note for note in notes if note.start < seconds and note.end > max(note.start, 0.0)]


class NoteStrip:
    """Notes laid end to end, each with its release, in one array; where each belongs in the piece is kept.

    Of every note: `pitches`, `from_pitches` (what it may slide from), `velocities` (0 to 1), `starts` (samples),
    `firsts` and `points` (where its points are on the strip). Of every point, one per CURVE_HOP samples: `note` (its
    number), `time` (since the note began), `clock` (since the piece began), `gate` (when the note is let go of),
    `release` and `age` (how long the envelopes had already run when the note began).
    """

    def __init__(self, notes, patch, seconds, rate, random):
        notes = sorted(heard(notes, seconds), key=lambda note: (note.start, note.pitch))
        if patch.mono:
            notes = _highest_of_each_moment(notes)
        self.rate = rate
        self.count = len(notes)
        self.pitches = np.array([note.pitch for note in notes], dtype=np.float64)
        self.velocities = np.array([np.clip(note.velocity, 1, 127) for note in notes], dtype=np.float64) / 127
        starts = np.array([max(note.start, 0.0) for note in notes])
        ends = np.array([min(note.end, seconds) for note in notes])
        self.from_pitches, ages = self.pitches.copy(), np.zeros(self.count)
        if patch.mono:
            tied = _tied(starts, ends, random)
            self.from_pitches[1:][tied] = self.pitches[:-1][tied]
            if patch.glide and patch.sustain >= 0.3:  # (of a sound that dies away, the tied notes would be lost)
                ages = _ages(starts, tied)
            ends[:-1] = np.minimum(ends[:-1], starts[1:])
        else:
            self.from_pitches[1:] = self.pitches[:-1]
        gates = np.maximum(ends - starts, 0.005)
        releases = _releases(starts, ends, patch)
        lengths = np.minimum(_lengths(gates, releases, patch), seconds - starts)
        self.points = np.maximum(np.ceil(lengths * rate / CURVE_HOP).astype(np.int64), 1) + 1
        self.starts = np.round(starts * rate).astype(np.int64)
        self.firsts = np.cumsum(self.points) - self.points
        self.note = np.repeat(np.arange(self.count), self.points)
        self.time = (np.arange(len(self.note)) - self.firsts[self.note]) * (CURVE_HOP / rate)
        self.clock = self.time + starts[self.note]
        self.gate, self.release, self.age = gates[self.note], releases[self.note], ages[self.note]

    def add_up(self, sound, total):
        """The notes at their places in the piece."""
        out = np.zeros(total, dtype=np.float32)
        for start, first, samples in zip(self.starts, self.firsts * CURVE_HOP, self.points * CURVE_HOP):
            length = min(samples, total - start)
            if length > 0:
                out[start:start + length] += sound[first:first + length]
        return out


def _highest_of_each_moment(notes):
    return [note for note, after in zip(notes, notes[1:] + [None])
            if after is None or after.start - note.start > 0.01]


def _tied(starts, ends, random):
    """Which notes after the first slide from the one before: those played before it is let go of, and some of those
    that follow closely."""
    if len(starts) < 2:
        return np.zeros(0, dtype=bool)
    slides = random.random(len(starts) - 1) < random.uniform(0, 0.5)
    return (ends[:-1] > starts[1:] + 0.01) | (ends[:-1] > starts[1:] - 0.01) & slides


def _ages(starts, tied):
    """Tied notes do not strike the envelopes anew."""
    ages = np.zeros(len(starts))
    for later in np.flatnonzero(tied) + 1:
        ages[later] = ages[later - 1] + starts[later] - starts[later - 1]
    return ages


def _releases(starts, ends, patch):
    releases = np.full(len(starts), max(patch.release, 0.005))
    if patch.mono:  # the next note cuts the release off
        follows = np.append(starts[1:] - ends[:-1] < 0.01, [False])
        releases[follows] = 0.006
    return releases


def _lengths(gates, releases, patch):
    lengths = gates + releases
    if patch.sustain == 0:  # nothing is left after seven times the decay
        lengths = np.minimum(lengths, patch.attack + 7 * patch.decay)
    return lengths
