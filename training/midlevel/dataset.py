"""Windows to train on, mixed anew each time from the parts of the material."""

from pathlib import Path

import numpy as np

from instruments import INSTRUMENTS, SOURCES
from network import IMPRESSIONS, SEGMENTS
from targets import PERCEPTIONS

MEL_FRAMES, PITCH_FRAMES, STARTS = 432, 108, 3
STEP = MEL_FRAMES // 2  # windows begin at 0, 1 and 2 steps
RANGE = 24.0  # octaves of power from 0 to 1, as in the program's frames.cpp
FLOOR = 2.0**-33.22
BAND_OCTAVES = np.log2(700 * (10 ** (np.linspace(47.2, 3176.6, 82)[1:-1] / 2595) - 1))
PITCH_OCTAVES = np.log2(440.0) + (np.arange(28, 100) - 69) / 12

# Of the cells that can be heard, how many a source must hold the greater part of: below the first it is not heard in a
# segment, from the second on it is; in between the label says maybe.
HEARD_SHARES = (0.01, 0.04)


class Piece:
    """One file of the material, in memory."""

    def __init__(self, file: Path):
        kept = np.load(file)
        self.mel, self.pitch = kept["mel"], kept["pitch"]
        self.instruments = [INSTRUMENTS[str(name)] for name in kept["instruments"]]
        self.perceptions = kept["perceptions"]
        self.style = str(kept["style"])

    def parts(self) -> int:
        return len(self.instruments)


def scaled(levels: np.ndarray) -> np.ndarray:
    return np.clip((levels - levels.max()) / RANGE + 1, 0, 1)


def labels(powers: np.ndarray, instruments: list) -> tuple[np.ndarray, float, float]:
    """What can be told from how the parts' power (parts x frames x bands) lies beside each other: which sources are
    heard in each segment, how electronic the sound is, and how full: the effective number of parts, 8 being 1."""
    total = powers.sum(axis=0)
    audible = total > max(total.max() * 1e-6, 10 * FLOOR)
    cells = audible.reshape(SEGMENTS, -1).sum(axis=1)
    heard = np.zeros((SEGMENTS, len(SOURCES)), np.float32)
    for index, source in enumerate(SOURCES):
        own = powers[[i for i, instrument in enumerate(instruments) if instrument.source == source]].sum(axis=0)
        holds = ((own > 0.5 * total) & audible).reshape(SEGMENTS, -1).sum(axis=1) / np.maximum(cells, 1)
        low, high = HEARD_SHARES
        heard[:, index] = np.clip((holds - low) / (high - low), 0, 1)
    strongest = powers.argmax(axis=0)[audible]
    if len(strongest) == 0:
        return heard, np.nan, np.nan
    shares = np.bincount(strongest, minlength=len(instruments)) / len(strongest)
    electronic = float(shares @ np.array([instrument.electronic for instrument in instruments]))
    entropy = -(shares[shares > 0] * np.log2(shares[shares > 0])).sum()
    return heard, electronic, float(min(1.0, entropy / 3.0))


class Mixer:
    """Draws training examples from pieces: (mel, pitch, impressions, sources). What cannot be said is NaN. The first
    `recorded` of the pieces are recorded, the others are sketches. A piece is drawn as it was mastered, in another
    balance, or parts of it with parts of others."""

    def __init__(self, pieces: list[Piece], recorded: int, random: np.random.Generator):
        self.pieces, self.recorded, self.random = pieces, recorded, random

    def draw(self, piece: Piece) -> tuple[np.ndarray, ...]:
        if piece.parts() == 0:
            return self.draw_sketch(piece, int(self.random.integers(STARTS)))
        return self.random.choice([self.draw_mastered, self.draw_mixed, self.draw_band], p=[0.4, 0.3, 0.3])(piece)

    def draw_mastered(self, piece: Piece) -> tuple[np.ndarray, ...]:
        start = int(self.random.integers(STARTS))
        mel, pitch = (np.exp2(levels.astype(np.float32)) for levels in window(piece, start))
        semitones = self.faster_tape()
        return self.example(higher_bands(mel[-1], semitones), higher_notes(pitch[-1], semitones), piece.perceptions[start],
                            labels(mel[:-1], piece.instruments))

    def draw_mixed(self, piece: Piece) -> tuple[np.ndarray, ...]:
        """All parts of the piece in another balance: not by so much that the score would say something else of it."""
        start = int(self.random.integers(STARTS))
        mel, pitch = (np.exp2(levels[:-1].astype(np.float32)) for levels in window(piece, start))
        gains = self.gains(piece.parts(), 2.0)
        powers, notes = mel * gains * self.other_makes(piece.parts()), pitch * gains
        semitones = self.faster_tape()
        return self.example(higher_bands(powers.sum(axis=0), semitones), higher_notes(notes.sum(axis=0), semitones),
                            piece.perceptions[start], labels(powers, piece.instruments))

    def draw_band(self, piece: Piece) -> tuple[np.ndarray, ...]:
        """Parts of several pieces together, so that no instrument is told by the company it keeps, and no piece is known
        again. What the score of such a thing would say is not known."""
        own = self.random.permutation(piece.parts())[: self.random.integers(1, piece.parts() + 1)]
        chosen = [(piece, int(part)) for part in own]
        for _ in range(self.random.integers(0, 5)):
            other = self.pieces[self.random.integers(self.recorded)]
            chosen.append((other, int(self.random.integers(other.parts()))))
        powers, notes = zip(*[self.part_alone(*part) for part in chosen])
        gains = self.gains(len(chosen), 5.0)
        powers = np.array(powers) * gains * self.other_makes(len(chosen))
        return self.example(powers.sum(axis=0), (np.array(notes) * gains).sum(axis=0),
                            np.full(len(PERCEPTIONS), np.nan, np.float32),
                            labels(powers, [of.instruments[part] for of, part in chosen]))

    def part_alone(self, piece: Piece, part: int) -> tuple[np.ndarray, np.ndarray]:
        mel, pitch = window(piece, int(self.random.integers(STARTS)))
        semitones = 0 if piece.instruments[part].source == "drums" else int(self.random.integers(-3, 4))
        return (higher_bands(np.exp2(mel[part].astype(np.float32)), semitones),
                higher_notes(np.exp2(pitch[part].astype(np.float32)), semitones))

    def example(self, power, notes, perceptions, told) -> tuple[np.ndarray, ...]:
        heard, electronic, fullness = told
        mel_levels, pitch_levels = self.colour(power, notes)
        return (scaled(mel_levels).T, scaled(pitch_levels).T,
                np.concatenate([perceptions, [electronic, fullness]]).astype(np.float32), heard)

    def gains(self, parts: int, decibels: float) -> np.ndarray:
        return 10 ** (self.random.normal(0, decibels, parts) / 10)[:, None, None].astype(np.float32)

    def faster_tape(self) -> int:
        """By how many semitones everything is moved: what is said of the score holds in every key."""
        return int(self.random.integers(-3, 4)) if self.random.random() < 0.5 else 0

    def draw_sketch(self, piece: Piece, start: int) -> tuple[np.ndarray, ...]:
        """Of a sketch the score's perceptions are known, and nothing of its sound."""
        mel, pitch = (np.exp2(levels[0].astype(np.float32)) for levels in window(piece, start))
        mel_levels, pitch_levels = self.colour(mel, pitch)
        return (scaled(mel_levels).T, scaled(pitch_levels).T,
                np.concatenate([piece.perceptions[start], [np.nan, np.nan]]).astype(np.float32),
                np.full((SEGMENTS, len(SOURCES)), np.nan, np.float32))

    def other_makes(self, parts: int) -> np.ndarray:
        """What other instruments of the same kind would do to the bands, part by part: smooth curves of 4 dB or so."""
        places = np.linspace(BAND_OCTAVES[0], BAND_OCTAVES[-1], 8)
        curves = [np.interp(BAND_OCTAVES, places, self.random.normal(0, 1.3, len(places))) for _ in range(parts)]
        return np.exp2(np.array(curves, np.float32))[:, None, :]

    def colour(self, power: np.ndarray, notes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Levels after an equaliser, a noise floor and a low-pass as of a codec, all drawn."""
        places = np.log2(np.array([30, 100, 300, 1000, 3000, 11000]))
        curve = self.random.normal(0, 1.0, len(places)) * self.random.choice([0.4, 1.4])  # octaves of power: 3 dB each
        floor = 2 ** (self.random.uniform(-27, -13))
        power = power + floor * power.max() * self.random.uniform(0.5, 1.5, power.shape).astype(np.float32)
        notes = notes + 0.1 * floor * notes.max()
        mel_levels = np.log2(power + FLOOR) + np.interp(BAND_OCTAVES, places, curve)
        if self.random.random() < 0.15:
            mel_levels[:, BAND_OCTAVES > np.log2(self.random.uniform(5000, 11000))] = -33.22
        return mel_levels, np.log2(notes + FLOOR) + np.interp(PITCH_OCTAVES, places, curve)


def higher_bands(power: np.ndarray, semitones: int) -> np.ndarray:
    """Power by band, moved up."""
    if semitones == 0:
        return power
    place = np.interp(BAND_OCTAVES - semitones / 12, BAND_OCTAVES, np.arange(len(BAND_OCTAVES)))
    below = np.minimum(place.astype(int), len(place) - 2)
    part = (place - below).astype(np.float32)
    return power[..., below] * (1 - part) + power[..., below + 1] * part


def higher_notes(power: np.ndarray, semitones: int) -> np.ndarray:
    """Power by semitone, moved up; nothing is known of what would come into view."""
    moved = np.roll(power, semitones, axis=-1)
    if semitones > 0:
        moved[..., :semitones] = FLOOR
    elif semitones < 0:
        moved[..., semitones:] = FLOOR
    return moved


def window(piece: Piece, start: int) -> tuple[np.ndarray, np.ndarray]:
    mel = piece.mel[:, start * STEP : start * STEP + MEL_FRAMES]
    first = start * STEP // 4
    return mel, piece.pitch[:, first : first + PITCH_FRAMES]


def as_mastered(piece: Piece, start: int) -> tuple[np.ndarray, ...]:
    """The window as it is on the mastered mix, for checking."""
    mel, pitch = window(piece, start)
    heard, electronic, fullness = labels(np.exp2(mel[:-1].astype(np.float32)), piece.instruments)
    return (scaled(mel[-1].astype(np.float32)).T, scaled(pitch[-1].astype(np.float32)).T,
            np.concatenate([piece.perceptions[start], [electronic, fullness]]).astype(np.float32), heard)


def stacked(examples: list[tuple[np.ndarray, ...]]) -> tuple[np.ndarray, ...]:
    mel, pitch, impressions, sources = (np.stack(column).astype(np.float32) for column in zip(*examples))
    return mel[:, None], pitch[:, None], impressions, sources


assert len(IMPRESSIONS) == len(PERCEPTIONS) + 2
