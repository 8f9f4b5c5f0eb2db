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
    `recorded` of the pieces are recorded, the others are sketches."""

    def __init__(self, pieces: list[Piece], recorded: int, random: np.random.Generator):
        self.pieces, self.recorded, self.random = pieces, recorded, random

    def draw(self, piece: Piece) -> tuple[np.ndarray, ...]:
        start = int(self.random.integers(STARTS))
        if piece.parts() == 0:
            return self.draw_sketch(piece, start)
        mixed_anew = self.random.random() < 0.6
        mel, pitch = window(piece, start)
        gains = self.random.normal(0, 5.0, piece.parts()) if mixed_anew else np.zeros(piece.parts())
        kept = np.ones(piece.parts(), bool)
        if mixed_anew and piece.parts() > 1 and self.random.random() < 0.35:
            kept = self.random.random(piece.parts()) < 0.6
            kept[self.random.integers(piece.parts())] = True
        instruments = [instrument for instrument, keep in zip(piece.instruments, kept) if keep]
        strength = 10 ** (gains[kept] / 10)[:, None, None]
        powers = np.exp2(mel[:-1][kept].astype(np.float32)) * strength
        notes = np.exp2(pitch[:-1][kept].astype(np.float32)) * strength
        if mixed_anew:
            powers = powers * self.other_makes(len(powers))
        perceptions = piece.perceptions[start] if kept.all() else np.full(len(PERCEPTIONS), np.nan, np.float32)
        if mixed_anew and self.random.random() < 0.2:
            powers, notes, instruments = self.add_stranger(powers, notes, instruments)
            perceptions = np.full(len(PERCEPTIONS), np.nan, np.float32)
        heard, electronic, fullness = labels(powers, instruments)
        if mixed_anew:
            mel_levels, pitch_levels = self.colour(powers.sum(axis=0), notes.sum(axis=0))
        else:
            mastered = (np.exp2(levels[-1].astype(np.float32)) for levels in (mel, pitch))
            mel_levels, pitch_levels = self.colour(*mastered)
        return (scaled(mel_levels).T, scaled(pitch_levels).T,
                np.concatenate([perceptions, [electronic, fullness]]).astype(np.float32), heard)

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

    def add_stranger(self, powers, notes, instruments):
        """A part of another piece, so that no instrument is told by the company it keeps."""
        other = self.pieces[self.random.integers(self.recorded)]
        index, start = self.random.integers(other.parts()), int(self.random.integers(STARTS))
        mel, pitch = window(other, start)
        strength = 10 ** (self.random.normal(0, 5.0) / 10)
        return (np.concatenate([powers, np.exp2(mel[index].astype(np.float32))[None] * strength]),
                np.concatenate([notes, np.exp2(pitch[index].astype(np.float32))[None] * strength]),
                [*instruments, other.instruments[index]])

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
