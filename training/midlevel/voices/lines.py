"""Lines: the notes of a part as one voice can sing them, one at a time and with breaths between."""

from dataclasses import replace
from typing import Sequence

from score import Note


def fold(pitch: float, low: float, high: float) -> float:
    """The same note in the nearest octave between `low` and `high`."""
    while pitch < low:
        pitch += 12
    while pitch > high:
        pitch -= 12
    return pitch


def single_line(notes: Sequence[Note], low: float, high: float, seconds: float) -> list[Note]:
    """Notes in range, one at a time: a later note ends the one before it."""
    line: list[Note] = []
    for note in sorted(notes, key=lambda each: (each.start, each.pitch)):
        if note.end - note.start < 0.02 or note.start >= seconds or note.end <= 0:
            continue
        line.append(replace(note, start=max(note.start, 0.0), pitch=fold(note.pitch, low, high)))
    for note, following in zip(line, line[1:]):
        note.end = min(note.end, following.start)
    return [note for note in line if note.end - note.start >= 0.03]


def split_phrases(line: list[Note]) -> list[list[Note]]:
    """Cuts a line at its rests, and at smaller ones when a breath is overdue."""
    phrases: list[list[Note]] = []
    for note in line:
        if phrases:
            rest, held = note.start - phrases[-1][-1].end, note.start - phrases[-1][0].start
        if not phrases or rest > 0.35 or rest > 0.12 and held > 4:
            phrases.append([])
        phrases[-1].append(note)
    return phrases


def share_out(notes: Sequence[Note], most: int = 8) -> list[list[Note]]:
    """Gives each of the notes that sound together to another line, near in pitch to what the line sang last."""
    lines: list[list[Note]] = []
    for note in sorted(notes, key=lambda each: (each.start, -each.pitch)):
        free = [line for line in lines if line[-1].end <= note.start + 0.03 or line[-1].end - line[-1].start <= 0.03]
        nearest = min(free, key=lambda line: abs(line[-1].pitch - note.pitch), default=None)
        if nearest is not None:
            nearest.append(note)
        elif len(lines) < most:
            lines.append([note])
    return lines
