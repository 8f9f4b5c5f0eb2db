"""A part for a drum machine: every drum is made once and struck as often as the notes say."""

import numpy as np

from .drum_kit import draw_kit
from .effects import crush, distort, room
from .filters import pass_band
from .general_midi_drums import HATS, OPEN_HAT, stroke
from .levels import peak, to_peak
from .randomness import chance, log_uniform, uniform

FADE = 64  # samples at the end of a stroke, against clicks


def play_drums(notes, seconds, rate, random):
    kit = draw_kit(rate, random)
    notes = sorted((note for note in notes if 0 <= note.start < seconds), key=lambda note: (note.start, note.pitch))
    strokes = {pitch: balanced_stroke(kit, pitch) for pitch in sorted({number(note) for note in notes})}
    out = struck(notes, strokes, int(round(seconds * rate)), rate, touch=uniform(random, 0.8, 1.6))
    if kit.drive and len(out):
        out = distort(out / max(peak(out), 1e-9), kit.drive)
    if chance(random, 0.3):
        out = room(out, rate, random, log_uniform(random, 0.2, 1.0), uniform(random, 0.05, 0.3))
    if chance(random, 0.15):
        out = pass_band(out, rate, uniform(random, 30, 80), log_uniform(random, 4000, 10000), 1)
    return out


def number(note):
    """Of the drum in the General MIDI kit."""
    return int(round(note.pitch))


def balanced_stroke(kit, pitch):
    """A stroke, and the gain at which this kit has it."""
    sound, loudness = stroke(kit, pitch)
    if kit.crush:
        sound = crush(sound, *kit.crush)
    sound = to_peak(sound, loudness)
    end = sound[-FADE:]
    end *= np.linspace(1, 0, len(end), dtype=np.float32)
    return sound, 10 ** (uniform(kit.random, -4, 3) / 20)


def struck(notes, strokes, total, rate, touch):
    """All strokes at their places; `touch` is the exponent of velocity in loudness."""
    out = np.zeros(total, dtype=np.float32)
    hats = [note.start for note in notes if number(note) in HATS]
    for note in notes:
        sound, balance = strokes[number(note)]
        start = int(round(note.start * rate))
        length = min(len(sound), total - start)
        if length <= 0:
            continue
        sound = sound[:length] * np.float32(balance * (np.clip(note.velocity, 1, 127) / 127) ** touch)
        if number(note) == OPEN_HAT:
            sound = closed_by_next(sound, note.start, hats, rate)
        out[start:start + length] += sound
    return out


def closed_by_next(sound, start, hats, rate):
    """An open hat ends with the next stroke of any hat."""
    after = np.searchsorted(hats, start + 0.01)  # neither by itself nor by what is struck together with it
    if after == len(hats):
        return sound
    cut = int((hats[after] - start) * rate)
    fade = np.clip(1 - (np.arange(len(sound)) - cut) / (0.006 * rate), 0, 1)
    return sound * fade.astype(np.float32)
