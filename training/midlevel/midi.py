"""Scores from MIDI files that others wrote: from .mid files, and from the music inside Doom's .wad archives."""

import io
import struct
from pathlib import Path

import mido
import numpy as np

from instruments import of_program
from score import Note, Part, Score

DRUM_CHANNEL = 9
DRUM_PROGRAMS = {24: "drum_machine_samples", 25: "drum_machine_samples", 40: "brush_kit", 48: "orchestral_percussion"}


def files_in(path: Path) -> dict[str, bytes]:
    """The MIDI files of a folder or a .wad archive (a table of names, places and lengths at its end), by name; those
    with the same content once."""
    if path.suffix != ".wad":
        found = {file.name: file.read_bytes() for file in sorted(path.rglob("*.mid"))}
    else:
        data = path.read_bytes()
        count, table = struct.unpack_from("<ii", data, 4)
        entries = [struct.unpack_from("<ii8s", data, table + 16 * i) for i in range(count)]
        found = {name.rstrip(b"\0").decode(): data[at : at + size] for at, size, name in entries}
    once = {content: name for name, content in found.items() if content.startswith(b"MThd")}
    return {name: content for content, name in once.items()}


def read(content: bytes, name: str, start: float, seconds: float) -> Score | None:
    """What the file plays from `start` for `seconds`; None where that is nothing, or noises that are no instrument."""
    tempo, programs = 500000, {}
    now, beat_now = 0.0, 0.0
    sounding: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
    notes: dict[tuple[int, int], list[Note]] = {}
    volumes: dict[int, list[int]] = {}
    beats, beats_per_bar = [0.0], 4
    midi = mido.MidiFile(file=io.BytesIO(content), clip=True)
    for message in mido.merge_tracks(midi.tracks):
        step = message.time / midi.ticks_per_beat
        while beats[-1] is not None and len(beats) <= beat_now + step:
            beats.append(now + (len(beats) - beat_now) * tempo * 1e-6)
        now, beat_now = now + step * tempo * 1e-6, beat_now + step
        if message.type == "set_tempo":
            tempo = message.tempo
        elif message.type == "time_signature":
            beats_per_bar = max(1, message.numerator * 4 // message.denominator)
        elif message.type == "program_change":
            programs[message.channel] = message.program
        elif message.type == "control_change" and message.control == 7:
            volumes.setdefault(message.channel, []).append(message.value)
        elif message.type == "note_on" and message.velocity > 0:
            key = (message.channel, message.note)
            sounding.setdefault(key, []).append((now, message.velocity, programs.get(message.channel, 0)))
        elif message.type in ("note_on", "note_off"):
            for begun, velocity, program in sounding.pop((message.channel, message.note), [])[:1]:
                part = notes.setdefault((message.channel, program), [])
                part.append(Note(begun, max(now, begun + 0.02), message.note, velocity))
    beats += [beats[-1] + (i + 1) * tempo * 1e-6 for i in range(8)]
    parts = []
    for (channel, program), played in sorted(notes.items()):
        drums = channel == DRUM_CHANNEL
        instrument = DRUM_PROGRAMS.get(program, "drum_kit") if drums else of_program(program)
        cut = [Note(max(0.0, note.start - start), min(note.end - start, seconds + 1), note.pitch, note.velocity)
               for note in played if note.end > start + 0.05 and note.start < start + seconds]
        if not cut:
            continue
        if instrument is None:
            return None
        # A channel's volume is meant as amplitude squared, like velocity.
        gain = 40 * np.log10(max(1, np.median(volumes.get(channel, [100]))) / 100)
        parts.append(Part(instrument, "drums" if drums else "chords", sorted(cut, key=lambda n: n.start), float(gain)))
    if not parts:
        return None
    return Score(name, 0, seconds, parts, np.array(beats) - start, beats_per_bar)
