"""Choirs: several singers on each of several lines, with the same words for all."""

from dataclasses import replace
from typing import Sequence

import numpy as np

from score import Note

from .lines import share_out, single_line, split_phrases
from .lyrics import choir_texts, set_words
from .mouth import sound_of
from .pitch import sung_pitch
from .plan import make_plan
from .session import Session
from .singer import Singer, draw_singer

LARYNXES = 3  # behind each mouth
MELISMA = 0.1


def chorus(notes: Sequence[Note], session: Session) -> np.ndarray:
    shared = (single_line(each, session.low, session.high, session.seconds) for each in share_out(notes))
    lines = [line for line in shared if line]
    texts = choir_texts(session.speakers.phrases, session.random)
    mouths = 4 if len(lines) == 1 else 3 if len(lines) <= 3 else 2
    sound = np.zeros(session.samples, np.float32)
    for line in lines:
        for _ in range(mouths):
            sound += section(line, texts, session)
    return sound


def section(line: list[Note], texts: list[str], session: Session) -> np.ndarray:
    """A few singers on one line, who share a mouth to save time."""
    random, frames, frames_per_second = session.random, session.frames, session.frames_per_second
    singer = draw_chorister(random, float(np.median([note.pitch for note in line])))
    speech = session.speakers.speech(singer.speaker)
    known = [text for text in texts if text in speech.phrases] or ["aah"]
    phrases = split_phrases(line)
    sung = set_words(phrases, known, speech, MELISMA, random)
    plan = make_plan(sung, speech, singer, frames, frames_per_second, False, random)
    plan.pitch = sung_pitch(phrases, singer, frames, frames_per_second, random)
    more_pitches = []
    for _ in range(LARYNXES - 1):
        other = replace(singer, vibrato_hz=singer.vibrato_hz * random.uniform(0.85, 1.15),
                        lateness=singer.lateness + random.normal(0, 0.02))
        pitch = sung_pitch(phrases, other, frames, frames_per_second, random)
        more_pitches.append(pitch + random.normal(0, 0.08))
    loudness = random.uniform(0.6, 1.2)
    return loudness * sound_of(plan, speech, singer, session.samples, session.rate, random, more_pitches)


def draw_chorister(random: np.random.Generator, middle: float) -> Singer:
    """A singer who blends with others, but does not come in as exactly as a soloist."""
    singer = draw_singer(random, middle)
    singer.rough, singer.whisper, singer.fry = 0.0, 0.0, 0.0
    singer.scoop, singer.looseness, singer.lateness = 0.3, 0.025, random.normal(0.01, 0.03)
    singer.breath, singer.tilt = max(singer.breath, 0.08), min(singer.tilt, 1.0) - 1.0
    singer.off_cents, singer.drift_cents = random.uniform(6, 16), random.uniform(6, 14)
    return singer
