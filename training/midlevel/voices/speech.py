"""Speech: has the speakers of flite say phrases, and keeps all that singing needs of the sound."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
import scipy.io.wavfile
import scipy.signal

from .envelope import SPEECH_FRAMES_PER_SECOND, SPEECH_HOP, SPEECH_RATE, clear_pitch, envelopes
from .syllables import PAUSE, Syllable, cut_syllables
from .words import HUMS, words_of

MEN = ("kal16", "awb", "rms")
WOMAN = "slt"
SPEAKERS = (*MEN, WOMAN)

UNVOICED = frozenset(["p", "t", "k", "f", "s", "sh", "ch", "th", "hh", PAUSE])
HALF_VOICED = {"z": 0.6, "zh": 0.6, "v": 0.85, "dh": 0.85, "jh": 0.6, "b": 0.9, "d": 0.9, "g": 0.9}

Phones = list[tuple[str, float]]  # names, and the seconds at which they end


@dataclass(frozen=True)
class Speech:
    """All that one speaker said, analysed."""

    cepstra: np.ndarray  # frames by ORDER
    voicing: np.ndarray  # 0 noise, 1 voice
    trill: np.ndarray  # 1 in the sound r, which some singers roll
    pitch: np.ndarray  # semitones above this speaker's middle pitch
    phrases: dict[str, list[Syllable]]


class Speakers:
    """What the speakers say: analysed when a speaker is first needed, and kept."""

    def __init__(self, phrases: Sequence[str]):
        self.phrases = phrases
        self._speeches: dict[str, Speech] = {}

    def speech(self, speaker: str) -> Speech:
        if speaker not in self._speeches:
            self._speeches[speaker] = listen(speaker, words_of(self.phrases, SPEAKERS.index(speaker)))
        return self._speeches[speaker]


def listen(speaker: str, texts: Sequence[str]) -> Speech:
    """Has a speaker say all texts and analyses them."""
    cepstra, voicings, trills, pitches, phrases = [], [], [], [], {}
    offset = 0
    with tempfile.TemporaryDirectory() as folder:
        for text in texts:
            sound, phones = speak(speaker, text, Path(folder))
            count = len(sound) // SPEECH_HOP
            sound = sound / (np.sqrt(np.mean(sound ** 2)) + 1e-6)
            cepstrum, loudness = envelopes(sound, count)
            found = cut_syllables(phones, offset, loudness, text in HUMS)
            if found:
                phrases[text] = found
            voicing, trill = of_phones(phones, count)
            cepstra.append(cepstrum)
            voicings.append(voicing)
            trills.append(trill)
            pitches.append(clear_pitch(sound, count))
            offset += count
    return Speech(np.concatenate(cepstra).astype(np.float32), np.concatenate(voicings).astype(np.float32),
                  np.concatenate(trills), melody(np.concatenate(pitches)).astype(np.float32), phrases)


def speak(speaker: str, text: str, folder: Path) -> tuple[np.ndarray, Phones]:
    """The sound of `text` and its phones."""
    path = folder / "speech.wav"
    try:
        command = ["flite", "-voice", speaker, "-psdur", "--setf", "duration_stretch=1.1", "-t", text, "-o", str(path)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise RuntimeError("the program flite is needed to make voices (Debian package flite)") from error
    rate, sound = scipy.io.wavfile.read(path)
    if rate != SPEECH_RATE:
        raise RuntimeError(f"flite's voice {speaker} has {rate} Hz, not {SPEECH_RATE}")
    phones = [(name, float(end)) for name, end in re.findall(r"([a-z]+):([0-9.]+)", answer.stdout)]
    return sound.astype(np.float32) / 32768, phones


def of_phones(phones: Phones, count: int) -> tuple[np.ndarray, np.ndarray]:
    """What the phones alone tell of every frame: voicing and trill."""
    voicing, trill = np.zeros(count, np.float32), np.zeros(count, np.float32)
    begin = 0
    for name, end in phones:
        stop = round(end * SPEECH_FRAMES_PER_SECOND)
        voicing[begin:stop] = 0.0 if name in UNVOICED else HALF_VOICED.get(name, 1.0)
        trill[begin:stop] = name == "r"
        begin = stop
    return np.convolve(voicing, np.ones(3) / 3, "same"), trill


def melody(pitch: np.ndarray) -> np.ndarray:
    """Pitch against the speaker's middle pitch, with gaps bridged and false octaves taken out."""
    known = np.flatnonzero(np.isfinite(pitch))
    pitch = np.interp(np.arange(len(pitch)), known, pitch[known]) - np.median(pitch[known])
    return scipy.signal.medfilt(np.clip(pitch, -7, 7), 9)
