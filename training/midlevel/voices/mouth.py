"""The mouth: filters voice and air by the envelopes of speech, frame by frame, and adds the frames up to sound."""

from typing import Sequence

import numpy as np
import scipy.fft

from .frames import HOP, cut_frames, gather
from .plan import Plan
from .singer import Singer
from .source import air_stream, larynxes
from .speech import Speech
from .timbre import filter_basis

WINDOW = 2 * HOP  # two windows overlap, each filtered by one envelope
FFT = 1024
LEAD = 192  # where the window lies in the FFT's frame: room before it for filters that are not quite causal
BLOCK = 512  # frames worked on at a time, few enough to stay in the processor's cache
INAUDIBLE = 1e-4
LOW_BINS = 90  # reach far enough for the fundamental of the highest voice


def sound_of(plan: Plan, speech: Speech, singer: Singer, samples: int, rate: int, random: np.random.Generator,
             more_pitches: Sequence[np.ndarray] = ()) -> np.ndarray:
    """The sound of one mouth; with `more_pitches`, of several larynxes behind it, which make a small choir."""
    count = len(plan.place)
    voice, phase = larynxes([plan.pitch, *more_pitches], plan.rough, singer, rate, random)
    voicing = gather(speech.voicing, plan.place) * plan.voiced
    air = air_stream(phase, voicing, random)
    voice, air = cut_frames(voice, count, WINDOW, HOP), cut_frames(air, count, WINDOW, HOP)
    mouth = Mouth(speech, singer, rate)
    out = np.zeros((count + FFT // HOP, HOP), np.float32)
    audible = np.flatnonzero(plan.gain > INAUDIBLE)
    for begin in range(0, len(audible), BLOCK):
        rows = audible[begin:begin + BLOCK]
        frames = mouth.filtered(voice[rows], air[rows], plan, rows, voicing[rows])
        for part in range(FFT // HOP):
            out[rows + part] += frames[:, part * HOP:(part + 1) * HOP]  # no row comes twice
    skip = LEAD + WINDOW // 2
    return out.reshape(-1)[skip:skip + samples]


class Mouth:
    """The filters that one singer makes from one speaker's speech."""

    def __init__(self, speech: Speech, singer: Singer, rate: int):
        self._cepstra = speech.cepstra
        self._curves, self._phases = filter_basis(singer, scipy.fft.rfftfreq(FFT, 1 / rate))
        self._hertz = scipy.fft.rfftfreq(FFT, 1 / rate).astype(np.float32)
        self._window = np.hanning(WINDOW + 1)[:WINDOW].astype(np.float32)
        # High harmonics are drowned in noise, and there is some breath everywhere.
        drowned = 1 / (1 + np.exp(-(self._hertz - singer.noise_from) / 700))
        self._tone = np.sqrt(1 - 0.9 * drowned ** 2)
        self._breath = np.minimum(singer.breath * self._hertz / (self._hertz + 1200) + 0.5 * drowned, 1)

    def filtered(self, voice: np.ndarray, air: np.ndarray, plan: Plan, rows: np.ndarray,
                 voicing: np.ndarray) -> np.ndarray:
        """Frames of sound from the windows of voice and air that belong to the frames `rows` of the plan."""
        fundamental = 440 * 2 ** ((plan.pitch[rows] - 69) / 12)
        tract = self._tract(plan, rows, voicing, fundamental)
        return scipy.fft.irfft(self._excitation(voice, air, voicing, fundamental) * tract, axis=1).astype(np.float32)

    def _tract(self, plan: Plan, rows: np.ndarray, voicing: np.ndarray, fundamental: np.ndarray) -> np.ndarray:
        """Complex filters of minimum phase, nearly."""
        cepstra = gather(self._cepstra, plan.place[rows])
        weights = np.column_stack([cepstra, np.ones(len(rows)), plan.effort[rows] * voicing, 1 - voicing])
        size = weights.astype(np.float32) @ self._curves
        # High notes: the first formant is carried up with the fundamental.
        lift = np.clip((fundamental - 330) / 200, 0, 1) * voicing
        if lift.max() > 0:
            harmonic = self._hertz[None, :LOW_BINS] / fundamental[:, None].astype(np.float32)
            size[:, :LOW_BINS] += 0.9 * lift[:, None].astype(np.float32) * np.exp(-((harmonic - 1) / 0.3) ** 2)
        turn = cepstra @ self._phases
        size = np.exp(np.minimum(size, 12)) * plan.gain[rows][:, None].astype(np.float32)
        return size * np.cos(turn) + 1j * (size * np.sin(turn))

    def _excitation(self, voice: np.ndarray, air: np.ndarray, voicing: np.ndarray,
                    fundamental: np.ndarray) -> np.ndarray:
        """Spectra of voice and air, mixed as the sounds that are spoken want it."""
        voiced = voicing[:, None].astype(np.float32)
        # Air makes no rumble: below the fundamental a voice is silent.
        low_cut = np.where(voiced > 0, fundamental[:, None].astype(np.float32), 150)
        noise = np.sqrt(np.maximum(1 - voiced ** 2, 0)) * (self._hertz / (self._hertz + 150)) + voiced * self._breath
        noise *= np.minimum(self._hertz / low_cut, 1) ** 3
        spectra = self._spectra(voice) * (voiced * self._tone)
        spectra += self._spectra(air) * noise
        return spectra

    def _spectra(self, frames: np.ndarray) -> np.ndarray:
        padded = np.zeros((len(frames), FFT), np.float32)
        padded[:, LEAD:LEAD + WINDOW] = frames * self._window
        return scipy.fft.rfft(padded, axis=1)
