"""Parts played with a soundfont, by FluidSynth's library."""

import ctypes
import ctypes.util

import numpy as np

from instruments import INSTRUMENTS
from score import Part

RATE = 44100
REVERB_SEND, CHORUS_SEND = 91, 93  # MIDI controllers


class SoundFont:
    """One soundfont, loaded. Not for several threads."""

    def __init__(self, path: str):
        library = ctypes.CDLL(ctypes.util.find_library("fluidsynth"))
        self._fluid = library
        for name in ("new_fluid_settings", "new_fluid_synth"):
            getattr(library, name).restype = ctypes.c_void_p
        library.new_fluid_synth.argtypes = [ctypes.c_void_p]
        for name, types in {
            "fluid_settings_setnum": [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_double],
            "fluid_settings_setint": [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int],
            "fluid_synth_sfload": [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int],
            "fluid_synth_bank_select": [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint],
            "fluid_synth_program_change": [ctypes.c_void_p, ctypes.c_int, ctypes.c_int],
            "fluid_synth_noteon": [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int],
            "fluid_synth_noteoff": [ctypes.c_void_p, ctypes.c_int, ctypes.c_int],
            "fluid_synth_system_reset": [ctypes.c_void_p],
            "fluid_synth_set_sample_rate": [ctypes.c_void_p, ctypes.c_float],
            "fluid_synth_cc": [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int],
            "fluid_synth_set_reverb": [ctypes.c_void_p] + 4 * [ctypes.c_double],
            "fluid_synth_write_float": [ctypes.c_void_p, ctypes.c_int] + 2 * [ctypes.c_void_p, ctypes.c_int, ctypes.c_int],
        }.items():
            getattr(library, name).argtypes = types
        library.fluid_set_log_function.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]
        for level in range(5):
            library.fluid_set_log_function(level, None, None)
        settings = library.new_fluid_settings()
        library.fluid_settings_setnum(settings, b"synth.sample-rate", float(RATE))
        library.fluid_settings_setnum(settings, b"synth.gain", 0.4)
        library.fluid_settings_setint(settings, b"synth.polyphony", 128)
        self._synth = library.new_fluid_synth(settings)
        if library.fluid_synth_sfload(self._synth, path.encode(), 1) < 0:
            raise FileNotFoundError(f"{path}: not a soundfont that FluidSynth can read")

    def play(self, part: Part, seconds: float, random: np.random.Generator, size: int = 0) -> np.ndarray:
        """Mono sound of the part with one of its instrument's programs, in a room of its own, at `RATE`.

        `size`, in semitones: plays the same notes as another make of the instrument would, smaller (positive) or
        larger. The synthesizer makes fewer samples a second than are then heard, of lower notes; of drums the pitch
        is moved."""
        fluid, synth = self._fluid, self._synth
        fluid.fluid_synth_set_sample_rate(synth, RATE * 2 ** (-size / 12))
        fluid.fluid_synth_system_reset(synth)
        channel = 9 if part.role == "drums" else 0
        fluid.fluid_synth_program_change(synth, channel, int(random.choice(INSTRUMENTS[part.instrument].programs)))
        hall, damping, width, amount = random.uniform([0.1, 0.0, 0.2, 0.1], [0.95, 0.8, 1.0, 0.9])
        fluid.fluid_synth_set_reverb(synth, hall, damping, width, amount)
        fluid.fluid_synth_cc(synth, channel, REVERB_SEND, int(random.integers(0, 100)))
        fluid.fluid_synth_cc(synth, channel, CHORUS_SEND, int(random.choice([0, 0, 40])))
        frames = round(seconds * RATE)
        left, right = np.zeros(frames, np.float32), np.zeros(frames, np.float32)
        at = 0
        for moment, on, pitch, velocity in self._events(part, frames, -size if part.pitched else 0):
            if moment > at:
                self._write(left, right, at, moment)
                at = moment
            if on:
                fluid.fluid_synth_noteon(synth, channel, pitch, velocity)
            else:
                fluid.fluid_synth_noteoff(synth, channel, pitch)
        self._write(left, right, at, frames)
        return 0.5 * (left + right)

    @staticmethod
    def _events(part: Part, frames: int, transposed: int) -> list[tuple[int, int, int, int]]:
        """When notes begin and end, in frames; ends first, so that a note can be struck again."""
        events = []
        for note in part.notes:
            pitch = min(max(int(round(note.pitch)) + transposed, 0), 127)
            start = min(int(note.start * RATE), frames)
            # At least 40 ms: what begins and ends at once may not sound at all.
            end = min(max(int(note.end * RATE), start + 1764), frames)
            events += [(start, 1, pitch, int(note.velocity)), (end, 0, pitch, 0)]
        return sorted(events, key=lambda event: (event[0], event[1]))

    def _write(self, left: np.ndarray, right: np.ndarray, start: int, end: int) -> None:
        if end > start:
            self._fluid.fluid_synth_write_float(self._synth, end - start, left.ctypes.data, start, 1,
                                                right.ctypes.data, start, 1)
