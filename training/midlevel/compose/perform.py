"""Turns events of a part, in beats, into notes in seconds: swing, tempo, human timing, articulation, loudness."""

from score import Note

from .tempo import swung
from .voicing import into


class Performance:
    """What all players of a piece share when they play it."""

    def __init__(self, rng, traits, tempo, seconds: float, loudness_at):
        self.rng, self.traits, self.tempo, self.seconds, self.loudness_at = rng, traits, tempo, seconds, loudness_at

    def time(self, beat: float) -> float:
        traits = self.traits
        return self.tempo.seconds(beat if traits.metre.ternary or traits.swing == 0.5 else swung(beat, traits.swing))

    def notes(self, events, instrument, drums: bool, gate: float, single: bool, shortest: float) -> list[Note]:
        gauss = self.rng.gauss
        # Machines do not waver.
        jitter = self.traits.jitter * (0.1 if instrument.electronic == 1 and drums else 1.0)
        base = 78 + self.traits.loudness * 0.7 + gauss(0, 5)
        notes = []
        for beat, length, pitches, accent, strings in events:
            begin = self.time(beat)
            if begin > self.seconds:
                continue
            end = begin + (self.time(beat + length) - begin) * (1.0 if drums else gate * (1 + gauss(0, 0.04)))
            end = max(end, begin + shortest)
            begin += gauss(0, jitter)
            velocity = base + accent + self.loudness_at(beat) + gauss(0, 4)
            for i, pitch in enumerate(pitches):
                start = begin + i * strings + abs(gauss(0, jitter * 0.15)) * (i > 0)
                note = self.note(start, end, pitch, velocity, instrument, drums)
                if note:
                    notes.append(note)
        notes.sort(key=lambda n: n.start)
        return one_at_a_time(notes, shortest * 0.6) if single else without_doubles(notes)

    def note(self, start, end, pitch, velocity, instrument, drums):
        if start < 0:
            # Sounding when the excerpt begins: kept where the tone holds, or where it was only just early.
            if end < 0.1 or (start < -0.05 and (drums or not instrument.sustains)):
                return None
            start = 0.0
        if start >= self.seconds:
            return None
        if not drums:
            pitch = into(pitch, instrument.low, instrument.high)
        end = min(max(end, start + 0.03), self.seconds + 1)
        return Note(start, end, pitch, int(min(max(velocity, 12), 127)))


def one_at_a_time(notes: list[Note], least: float) -> list[Note]:
    """Cuts notes where the next one begins, for voices and instruments that sound one note at a time.

    A note that would begin less than `least` seconds after the one before is left out.
    """
    kept: list[Note] = []
    for note in notes:
        if kept and note.start - kept[-1].start < least:
            continue
        if kept and kept[-1].end > note.start:
            kept[-1].end = note.start
        kept.append(note)
    return kept


def without_doubles(notes: list[Note]) -> list[Note]:
    """Ends a note where the same key is struck again, and leaves out a key struck twice at once."""
    sounding: dict[float, Note] = {}
    kept = []
    for note in notes:
        before = sounding.get(note.pitch)
        if before is not None:
            if note.start - before.start < 0.015:
                before.end = max(before.end, note.end)
                continue
            before.end = min(before.end, note.start)
        sounding[note.pitch] = note
        kept.append(note)
    return kept
