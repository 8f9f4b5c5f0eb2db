"""The notes of a part played with a patch: how pitch, filter and loudness move, and the sum of it all."""

from dataclasses import replace

import numpy as np

from .curves import CURVE_HOP, envelope, interpolated, lfo
from .filters import sweeping_filter
from .layers import oscillate
from .note_strip import NoteStrip, heard

MIDDLE_PITCH = 54  # where the cutoff of a patch holds as it is; `tracking` moves it above and below


def play(patch, notes, seconds, rate, random):
    """The sound before the effects."""
    total = int(round(seconds * rate))
    if not heard(notes, seconds):
        return np.zeros(total, dtype=np.float32)
    if patch.mono and has_chords(notes):  # the patch would swallow what the score says is heard
        patch = replace(patch, mono=False, glide=0.0)
    strip = NoteStrip(notes, patch, seconds, rate, random)
    frequency = hertz(pitch_curve(strip, patch, random))
    sound = np.zeros(len(strip.note) * CURVE_HOP, dtype=np.float32)
    for layer in patch.layers:
        if layer.gain > 0:
            sound += np.float32(layer.gain) * oscillate(layer, strip, frequency, random)
    if patch.filter and not patch.shared:
        sound = sweeping_filter(sound, rate, patch.filter, cutoff_curve(strip, patch, random), patch.resonance)
    mixed = strip.add_up(sound * interpolated(loudness_curve(strip, patch)), total)
    if patch.filter and patch.shared:
        cutoff = shared_cutoff_curve(strip, patch, total, random)
        mixed = sweeping_filter(mixed, rate, patch.filter, cutoff, patch.resonance)
    return mixed


def has_chords(notes):
    starts = np.sort([note.start for note in notes])
    return len(starts) > 1 and np.mean(np.diff(starts) < 0.02) > 0.1


def hertz(pitch):
    return 440.0 * 2.0 ** ((pitch - 69.0) / 12.0)


def pitch_curve(strip, patch, random):
    pitch = strip.pitches[strip.note]
    if patch.glide:
        pitch = pitch + (strip.from_pitches - strip.pitches)[strip.note] * np.exp(-strip.time / (patch.glide / 2.5))
    if patch.drop:
        pitch = pitch + patch.drop * np.exp(-strip.time / patch.drop_time) * (strip.age == 0)
    if patch.vibrato:
        grown = np.clip((strip.time - patch.vibrato_delay) / 0.3, 0, 1)
        pitch = pitch + patch.vibrato * grown * lfo(strip.clock, patch.vibrato_rate, "sine", random.random())
    if patch.arpeggio:
        steps = (strip.time * patch.arpeggio_rate).astype(np.int64) % len(patch.arpeggio)
        pitch = pitch + np.array(patch.arpeggio)[steps]
    return pitch


def cutoff_curve(strip, patch, random):
    """For a filter of each note's own."""
    opened = envelope(strip.time, strip.gate, strip.age, patch.sweep_attack, patch.sweep_decay, patch.sweep_sustain,
                      np.maximum(strip.release, 0.05))
    octaves = patch.sweep * opened * (0.5 + 0.5 * strip.velocities[strip.note])
    octaves = octaves + patch.tracking * (strip.pitches[strip.note] - MIDDLE_PITCH) / 12
    octaves = octaves + patch.sweep_random * random.standard_normal(strip.count)[strip.note]
    if patch.lfo_depth:
        octaves = octaves + patch.lfo_depth * lfo(strip.clock, patch.lfo_rate, patch.lfo_shape, random.random())
    return patch.cutoff * 2.0 ** octaves


def shared_cutoff_curve(strip, patch, total, random):
    """For one filter after all notes."""
    clock = np.arange(0, total, CURVE_HOP) / strip.rate
    middle = patch.tracking * (float(np.mean(strip.pitches)) - MIDDLE_PITCH) / 12
    octaves = middle + patch.lfo_depth * lfo(clock, patch.lfo_rate, patch.lfo_shape, random.random())
    return patch.cutoff * 2.0 ** octaves


def loudness_curve(strip, patch):
    loudness = envelope(strip.time, strip.gate, strip.age, max(patch.attack, 0.001), patch.decay, patch.sustain,
                        strip.release)
    # A tied note starts at full strength: cross-fade it with the end of the one before.
    loudness = loudness * np.clip(strip.time / 0.004, 0, 1) ** (strip.age > 0)
    # Each note fades out at its very end, also where the piece or a long decay ends it.
    left = (strip.firsts + strip.points)[strip.note] - 1 - np.arange(len(strip.note))
    loudness = loudness * np.minimum(left / 4, 1) * (strip.velocities ** patch.touch)[strip.note]
    if patch.tremolo:
        swing = lfo(strip.clock, patch.tremolo_rate, patch.tremolo_shape)
        loudness = loudness * (1 - patch.tremolo * (0.5 + 0.5 * swing))
    return loudness
