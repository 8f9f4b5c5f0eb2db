"""What is played: the notes of a piece, by parts, in seconds. Everything the training targets are computed from."""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Note:
    start: float  # seconds
    end: float  # seconds: when the note is let go of
    pitch: float  # MIDI number, 60 is middle C; for drums the number of the instrument in the General MIDI kit
    velocity: int  # 1 to 127


@dataclass
class Part:
    """One player. `instrument` is a key of instruments.INSTRUMENTS; `role` is what the part does in the piece."""

    instrument: str
    role: str  # "melody", "chords", "bass", "counter", "pad" or "drums"
    notes: list[Note] = field(default_factory=list)  # by start
    gain_db: float = 0.0
    articulation: str = "plain"  # for singing: "sung", "rapped", "choir"; others may ignore it

    @property
    def pitched(self) -> bool:
        return self.role != "drums"


@dataclass
class Score:
    style: str
    seed: int
    seconds: float
    parts: list[Part]
    beats: np.ndarray  # seconds of every beat, ascending, from at or before 0 to at or after `seconds`
    beats_per_bar: int
    downbeat: int = 0  # index in `beats` of the first beat of a bar
