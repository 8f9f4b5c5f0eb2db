"""Rapping: speech in the rhythm of the notes, with the melody of speech."""

import numpy as np

from score import Note

from .breath_and_creak import add_breaths, add_creaks
from .lines import split_phrases
from .lyrics import Sung, set_words, song_texts
from .mouth import sound_of
from .pitch import rapped_pitch
from .plan import make_plan
from .session import Session
from .singer import Singer, draw_singer, twin

WORDLESS = 0.03  # share of pieces without words


def rap(line: list[Note], session: Session) -> np.ndarray:
    random = session.random
    woman = random.random() < 0.3
    centre = random.uniform(54, 61) if woman else random.uniform(43, 52)
    singer = draw_singer(random, 68.0 if woman else 46.0)
    singer.consonants, singer.looseness = random.uniform(0.8, 1.05), random.uniform(0.005, 0.02)
    singer.ring *= 0.3
    speech = session.speakers.speech(singer.speaker)
    sung = set_words(split_phrases(line), song_texts(speech.phrases, WORDLESS, random), speech, 0.0, random)
    sound = take(sung, singer, centre, session)
    if random.random() < 0.3:
        # Rappers like to double the ends of their lines; here, a random share of the syllables.
        share = random.choice([0.3, 1.0])
        doubled = [each for each in sung if random.random() < share]
        if doubled:
            loudness, other = random.uniform(0.3, 0.8), twin(singer, random)
            return sound + loudness * take(doubled, other, centre + random.choice([0, 0, 5]), session)
    return sound


def take(sung: list[Sung], singer: Singer, centre: float, session: Session) -> np.ndarray:
    """One performance by one rapper, whose voice lies around the pitch `centre`."""
    random, frames_per_second = session.random, session.frames_per_second
    speech = session.speakers.speech(singer.speaker)
    plan = make_plan(sung, speech, singer, session.frames, frames_per_second, True, random)
    pitch = rapped_pitch(sung, plan, speech, centre, frames_per_second, random)
    plan.pitch = np.clip(pitch, session.low - 2, session.high + 2)
    add_creaks(plan, sung, singer, frames_per_second, random)
    add_breaths(plan, sung, random.uniform(-24, -8), frames_per_second, random)
    return sound_of(plan, speech, singer, session.samples, session.rate, random)
