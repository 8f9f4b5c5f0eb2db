"""Makes the training material: scores played part by part, and what the network hears of each part and of the mix.

Usage: material.py --frames LIBRARY --out FOLDER --first SEED --count N [--font FILE …] [--other-makes] [--jobs 2]
       material.py --frames LIBRARY --out FOLDER --midi FILE.wad|FOLDER [--midi …] [--font FILE …] [--jobs 2]

A piece lasts two windows. FOLDER/SEED.npz keeps, for every part and last for the mastered mix, its frames (`mel`: parts
+ 1 x 864 x 80, `pitch`: parts + 1 x 216 x 72, log2 of power), the parts' instruments, and what the score says of both
windows and of the one halfway between them (`perceptions`: 3 x 7). Powers of parts add up to the power of the mix,
nearly, so that the training can mix the same parts in ever new balances.
"""

import argparse
import ctypes
import multiprocessing
import sys
from pathlib import Path

import numpy as np

import midi
import production
import synthesizer
import targets
from compose import compose
from instruments import INSTRUMENTS
from score import Part, Score
from soundfont import RATE, SoundFont
from voices import Voices

WINDOWS = 2
MEL_FRAMES, PITCH_FRAMES = 432 * WINDOWS, 108 * WINDOWS
WINDOW_SECONDS = 432 * 1024 / RATE
SILENCE = -46.507  # as the program has it: log2 of 10^-14
FLOOR = np.float32(-33.22)  # log2 of 10^-10, added to every part: what no recording is free of
SECONDS = WINDOWS * WINDOW_SECONDS + 0.6  # frames reach a little beyond their window

FONTS = ("/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf3/MuseScore_General.sf3",
         "/usr/share/sounds/sf2/sf_GMbank.sf2")
LARGEST = 4  # semitones by which other makes of an instrument sound as if larger or smaller
CHIP_FONT = "/usr/share/sounds/sf2/OPL-3_FM_128M.sf2"  # for what is electronic anyway


class Frames:
    """The program's own frames (frames.cpp)."""

    def __init__(self, library: str):
        self._make = ctypes.CDLL(library).armonica_midlevel_frames
        self._make.restype = ctypes.c_size_t
        pointer, size = ctypes.c_void_p, ctypes.c_size_t
        self._make.argtypes = [pointer, size, size, pointer, size, pointer]

    def __call__(self, sound: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sound = np.ascontiguousarray(sound, np.float32)
        mel = np.full((MEL_FRAMES, 80), SILENCE, np.float32)
        pitch = np.full((PITCH_FRAMES, 72), SILENCE, np.float32)
        self._make(sound.ctypes.data, len(sound), MEL_FRAMES, mel.ctypes.data, PITCH_FRAMES, pitch.ctypes.data)
        return tuple(np.logaddexp2(levels, FLOOR).astype(np.float16) for levels in (mel, pitch))


class Studio:
    """Everything that makes sound, loaded once for each process."""

    def __init__(self, library: str, fonts: tuple[str, ...], other_makes: bool):
        self.frames = Frames(library)
        self.other_makes = other_makes
        self.fonts = [SoundFont(font) for font in fonts]
        self.chip = SoundFont(CHIP_FONT)
        self.voices = Voices()

    def play(self, part: Part, font: SoundFont, random: np.random.Generator) -> np.ndarray:
        instrument = INSTRUMENTS[part.instrument]
        if instrument.made_by == "voices":
            sound = self.voices.render(part, part.instrument, SECONDS, RATE, random)
        elif instrument.made_by == "synthesizer":
            sound = synthesizer.render(part, part.instrument, SECONDS, RATE, random)
        else:
            if instrument.electronic == 1.0 and random.random() < 0.3:
                font = self.chip
            size = int(random.integers(-LARGEST, LARGEST + 1)) if self.other_makes else 0
            sound = font.play(part, SECONDS, random, size)
        if instrument.amplifier:
            sound = synthesizer.amplify(sound, RATE, random)
        if instrument.made_by != "soundfont" and random.random() < 0.7:
            sound = production.room(sound, random)
        return level(sound) * 10 ** (part.gain_db / 20)

    def record(self, score: Score, random: np.random.Generator) -> dict[str, np.ndarray]:
        home = self.fonts[random.integers(len(self.fonts))]
        pumping = len(kicks(score)) > 4 and random.random() < 0.4
        mel, pitch, mix = [], [], np.zeros(round(SECONDS * RATE))
        for part in score.parts:
            font = home if random.random() < 0.75 else self.fonts[random.integers(len(self.fonts))]
            sound = self.play(part, font, random)
            if pumping and part.role in ("chords", "pad", "bass") and INSTRUMENTS[part.instrument].electronic == 1.0:
                sound = synthesizer.sidechain(sound, kicks(score), RATE, random)
            mix += sound
            for kept, frames in zip((mel, pitch), self.frames(sound)):
                kept.append(frames)
        for kept, frames in zip((mel, pitch), self.frames(production.master(mix, random))):
            kept.append(frames)
        starts = [0.5 * i * WINDOW_SECONDS for i in range(2 * WINDOWS - 1)]
        perceptions = [targets.of_window(score, start, start + WINDOW_SECONDS) for start in starts]
        return {
            "mel": np.stack(mel),
            "pitch": np.stack(pitch),
            "instruments": np.array([part.instrument for part in score.parts]),
            "perceptions": np.array(perceptions, np.float32),
            "style": np.array(score.style),
        }


def kicks(score: Score) -> np.ndarray:
    """When the bass drum of a drum machine is struck."""
    return np.array([note.start for part in score.parts if part.instrument.startswith("drum_machine")
                     for note in part.notes if note.pitch in (35, 36)])


def level(sound: np.ndarray) -> np.ndarray:
    """Brings a part to one loudness: the rms of the blocks in which it plays, to 0.05."""
    blocks = sound[: len(sound) // 2048 * 2048].reshape(-1, 2048)
    power = np.mean(np.square(blocks, dtype=np.float64), axis=1)
    playing = power[power > 1e-4 * max(power.max(), 1e-12)]
    return sound * (0.05 / np.sqrt(max(playing.mean(), 1e-12))) if len(playing) else sound


def make(task: tuple[int, Path, tuple[str, bytes, float] | None]) -> int:
    """Records one piece: of a seed, or of a MIDI file from a second on."""
    seed, file, given = task
    if file.exists():
        return seed
    score = compose(seed, SECONDS) if given is None else midi.read(given[1], given[0], given[2], SECONDS)
    if score is not None:
        recorded = STUDIO.record(score, np.random.default_rng([seed, 1]))
        partial = file.with_suffix(".part.npz")
        np.savez(partial, **recorded)
        partial.rename(file)
    return seed


def midi_tasks(sources: list[Path], out: Path) -> list[tuple[int, Path, tuple[str, bytes, float]]]:
    """Three stretches of every file."""
    files = {name: content for source in sources for name, content in midi.files_in(source).items()}
    stretches = [(name, content, start) for name, content in files.items() for start in (15.0, 50.0, 85.0)]
    return [(seed, out / f"{seed}.npz", stretch) for seed, stretch in enumerate(stretches)]


def open_studio(library: str, fonts: tuple[str, ...], other_makes: bool) -> None:
    global STUDIO
    STUDIO = Studio(library, fonts, other_makes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frames", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--midi", type=Path, action="append")
    parser.add_argument("--font", action="append")
    parser.add_argument("--other-makes", action="store_true", help="instruments larger and smaller than the fonts' own")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    seeds = range(arguments.first, arguments.first + arguments.count)
    tasks = [(seed, arguments.out / f"{seed}.npz", None) for seed in seeds]
    if arguments.midi:
        tasks = midi_tasks(arguments.midi, arguments.out)
    opening = (arguments.frames, tuple(arguments.font or FONTS), arguments.other_makes)
    with multiprocessing.Pool(arguments.jobs, open_studio, opening) as pool:
        for done, _ in enumerate(pool.imap_unordered(make, tasks, chunksize=4), 1):
            if done % 50 == 0 or done == len(tasks):
                print(f"\r{done} of {len(tasks)} pieces", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


if __name__ == "__main__":
    main()
