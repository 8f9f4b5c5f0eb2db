"""Frames drawn from a score straight away, without sound: partials, attacks, decays and noise where they would lie.

Usage: sketch.py --out FOLDER --first SEED --count N [--jobs 2]

A sketch takes twenty milliseconds where a recording takes a second, so that the perceptions of harmony and rhythm can
be learned from many more scores than can be recorded. It says nothing of instruments: timbres are drawn at random.
FOLDER/SEED.npz is as material.py writes it, with the mix alone.
"""

import argparse
import multiprocessing
import sys
from pathlib import Path

import numpy as np

import targets
from compose import compose
from instruments import INSTRUMENTS
from material import MEL_FRAMES, PITCH_FRAMES, SECONDS, WINDOW_SECONDS, WINDOWS
from score import Note, Part, Score
from soundfont import RATE

PARTIALS = 16
MEL_HOP, PITCH_HOP = 1024 / RATE, 4096 / RATE
MEL_MIDDLE, PITCH_MIDDLE = 1024 / RATE, 8192 / RATE  # of the first frame
BAND_HERTZ = 700 * (10 ** (np.linspace(47.2, 3176.6, 82) / 2595) - 1)
SEMITONE_HERTZ = 440 * 2 ** ((np.arange(28, 100) - 69) / 12)
FLOOR = 2.0**-33.22

# Drums as General MIDI numbers them: middle of the energy in hertz, its width in octaves, time to fall by 60 dB, tonal.
DRUMS = {
    "kick": (70, 0.8, 0.35), "snare": (900, 2.2, 0.3), "clap": (1500, 1.0, 0.25), "rim": (1200, 1.0, 0.1),
    "closed hat": (8500, 0.7, 0.12), "open hat": (8000, 0.8, 0.6), "cymbal": (6500, 1.2, 2.5), "tom": (160, 0.9, 0.5),
    "other": (2500, 1.5, 0.15),
}
DRUM_OF = {35: "kick", 36: "kick", 37: "rim", 38: "snare", 39: "clap", 40: "snare", 42: "closed hat", 44: "closed hat",
           46: "open hat", 49: "cymbal", 51: "cymbal", 52: "cymbal", 53: "cymbal", 55: "cymbal", 57: "cymbal",
           59: "cymbal", **dict.fromkeys((41, 43, 45, 47, 48, 50, 60, 61, 62, 63, 64, 65, 66), "tom")}


def responses() -> tuple[np.ndarray, np.ndarray]:
    """How much of the power of each pitch's partials falls into each band and semitone: [pitch, partial, cell]."""
    hertz = 440 * 2 ** ((np.arange(128)[:, None] - 69) / 12) * np.arange(1, PARTIALS + 1)
    middle, half = BAND_HERTZ[1:-1], np.maximum(np.diff(BAND_HERTZ)[1:], 21.5)
    bands = np.clip(1 - np.abs(hertz[:, :, None] - middle) / half, 0, None)
    # A spectral line is a bell: in the pitch frames about 4 Hz wide, which is a semitone at the lowest notes.
    width = np.maximum(4.0, 0.012 * SEMITONE_HERTZ)
    semitones = np.exp(-0.5 * ((hertz[:, :, None] - SEMITONE_HERTZ) / width) ** 2)
    return bands * (hertz < 12000)[:, :, None], semitones


BANDS, SEMITONES = responses()


class Timbre:
    """How a part's notes sound, drawn at random."""

    def __init__(self, part: Part, random: np.random.Generator):
        instrument = INSTRUMENTS[part.instrument]
        numbers = np.arange(1, PARTIALS + 1)
        fall = random.uniform(0.4, 2.5)
        amplitude = numbers**-fall * np.exp(random.normal(0, 0.5, PARTIALS))
        if random.random() < 0.15:
            amplitude[1::2] *= 0.1  # as a clarinet, or a square wave
        self.power = amplitude**2
        self.attack = random.uniform(0.002, 0.03) if not instrument.sustains else random.choice([0.01, 0.03, 0.08, 0.2])
        self.fall_seconds = random.uniform(0.4, 6.0) if not instrument.sustains else random.choice([4.0, 30.0])
        self.release = random.uniform(0.03, 0.4)
        self.noise = 10 ** random.uniform(-5, -2.5)
        self.strike = 10 ** random.uniform(-5, -1.5) if not instrument.sustains else 0.0

    def envelope(self, note: Note, times: np.ndarray) -> np.ndarray:
        since = times - note.start
        rise = np.clip(since / max(self.attack, 0.012) + 0.5, 0, 1) ** 2
        falling = 10 ** (-6 * np.maximum(since, 0) / self.fall_seconds)
        let_go = 10 ** (-6 * np.maximum(times - note.end, 0) / (3 * self.release))
        return rise * falling * let_go


def sketch(score: Score, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Log2 of power by mel band and by semitone."""
    mel, pitch = np.zeros((MEL_FRAMES, 80)), np.zeros((PITCH_FRAMES, 72))
    for part in score.parts:
        own_mel, own_pitch = np.zeros_like(mel), np.zeros_like(pitch)
        if part.pitched:
            draw_notes(part, Timbre(part, random), own_mel, own_pitch)
        else:
            draw_drums(part, random, own_mel, own_pitch)
        gain = 10 ** ((part.gain_db + random.normal(0, 3)) / 10) / max(np.percentile(own_mel.sum(axis=1), 90), 1e-9)
        mel += gain * own_mel
        pitch += gain * own_pitch
    # Bands that hold several partials, or noise, are never still.
    mel *= 2 ** random.normal(0, 0.35, mel.shape)
    pitch *= 2 ** random.normal(0, 0.25, pitch.shape)
    scale = 1e-3 / max(mel.max(), 1e-9)
    noise = 10 ** random.uniform(-9, -5.5)
    return np.log2(scale * mel + noise * 1e-3 + FLOOR), np.log2(scale * pitch + noise * 1e-4 + FLOOR)


def frames_of(note: Note, tail: float, hop: float, middle: float, count: int) -> tuple[slice, np.ndarray]:
    first = max(0, int((note.start - 0.03 - middle) / hop))
    last = min(count, int((note.end + tail - middle) / hop) + 2)
    return slice(first, last), middle + hop * np.arange(first, max(first, last))


def draw_notes(part: Part, timbre: Timbre, mel: np.ndarray, pitch: np.ndarray) -> None:
    hiss = timbre.noise * timbre.power.sum() / 80
    for note in part.notes:
        number, strength = int(round(note.pitch)), (note.velocity / 127) ** 4
        for frames, hop, middle, response in ((mel, MEL_HOP, MEL_MIDDLE, BANDS), (pitch, PITCH_HOP, PITCH_MIDDLE, SEMITONES)):
            place, times = frames_of(note, 2 * timbre.release, hop, middle, len(frames))
            if len(times) == 0:
                continue
            envelope = strength * timbre.envelope(note, times)
            frames[place] += envelope[:, None] * (timbre.power @ response[number] + hiss)
        struck = int((note.start - MEL_MIDDLE) / MEL_HOP + 0.5)
        if 0 <= struck < len(mel):
            mel[struck] += strength * timbre.strike * timbre.power.sum() / 10


def draw_drums(part: Part, random: np.random.Generator, mel: np.ndarray, pitch: np.ndarray) -> None:
    detune = 2 ** random.normal(0, 0.3, 128)
    balance = 10 ** random.normal(0, 0.4, 128)
    for note in part.notes:
        number = int(note.pitch)
        hertz, octaves, seconds = DRUMS[DRUM_OF.get(number, "other")]
        strength = balance[number] * (note.velocity / 127) ** 4
        for frames, hop, middle, cells in ((mel, MEL_HOP, MEL_MIDDLE, BAND_HERTZ[1:-1]),
                                           (pitch, PITCH_HOP, PITCH_MIDDLE, SEMITONE_HERTZ)):
            shape = np.exp(-0.5 * (np.log2(cells / (hertz * detune[number])) / octaves) ** 2) * cells / hertz
            struck = Note(note.start, note.start + seconds, 0, 1)
            place, times = frames_of(struck, 0.0, hop, middle, len(frames))
            if len(times):
                since = times - note.start
                envelope = np.clip(since / 0.012 + 0.5, 0, 1) * 10 ** (-6 * np.maximum(since, 0) / seconds)
                frames[place] += strength * envelope[:, None] * shape * (0.05 if frames is pitch else 1.0)


def make(task: tuple[int, Path]) -> int:
    seed, file = task
    if not file.exists():
        score = compose(seed, SECONDS)
        mel, pitch = sketch(score, np.random.default_rng([seed, 2]))
        starts = [0.5 * i * WINDOW_SECONDS for i in range(2 * WINDOWS - 1)]
        perceptions = [targets.of_window(score, start, start + WINDOW_SECONDS) for start in starts]
        np.savez(file.with_suffix(".part.npz"), mel=mel[None].astype(np.float16), pitch=pitch[None].astype(np.float16),
                 instruments=np.array([], str), perceptions=np.array(perceptions, np.float32),
                 style=np.array(score.style))
        file.with_suffix(".part.npz").rename(file)
    return seed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    tasks = [(seed, arguments.out / f"{seed}.npz") for seed in range(arguments.first, arguments.first + arguments.count)]
    with multiprocessing.Pool(arguments.jobs) as pool:
        for done, _ in enumerate(pool.imap_unordered(make, tasks, chunksize=16), 1):
            if done % 100 == 0 or done == len(tasks):
                print(f"\r{done} of {len(tasks)} sketches", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


if __name__ == "__main__":
    main()
