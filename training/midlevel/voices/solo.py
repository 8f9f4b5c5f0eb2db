"""Solo singing: a lead voice, which now and then is doubled or harmonised."""

from dataclasses import replace

import numpy as np

from score import Note

from .breath_and_creak import add_breaths, add_creaks
from .lines import fold, split_phrases
from .lyrics import Sung, set_words, song_texts
from .mouth import sound_of
from .pitch import sung_pitch
from .plan import make_plan
from .session import Session
from .singer import Singer, draw_singer, twin

WORDLESS = 0.12  # share of pieces without words


def sing(line: list[Note], session: Session) -> np.ndarray:
    random = session.random
    singer = draw_singer(random, float(np.median([note.pitch for note in line])))
    speech = session.speakers.speech(singer.speaker)
    phrases = split_phrases(line)
    sung = set_words(phrases, song_texts(speech.phrases, WORDLESS, random), speech, singer.melisma, random)
    sound = take(sung, phrases, singer, session)
    company = random.random()
    if company < 0.22:
        double = take(sung, phrases, twin(singer, random), session)
        return sound + random.uniform(0.4, 0.9) * double
    if company < 0.34:
        upper = harmony(sung, line, session.high, random)
        if upper:
            loudness = random.uniform(0.3, 0.7)
            return sound + loudness * take(upper, [each.notes for each in upper], twin(singer, random), session)
    return sound


def take(sung: list[Sung], phrases: list[list[Note]], singer: Singer, session: Session) -> np.ndarray:
    """One performance by one singer."""
    random, frames_per_second = session.random, session.frames_per_second
    speech = session.speakers.speech(singer.speaker)
    plan = make_plan(sung, speech, singer, session.frames, frames_per_second, False, random)
    plan.pitch = sung_pitch(phrases, singer, session.frames, frames_per_second, random)
    add_creaks(plan, sung, singer, frames_per_second, random)
    add_breaths(plan, sung, random.uniform(-26, -8), frames_per_second, random)
    return sound_of(plan, speech, singer, session.samples, session.rate, random)


def harmony(sung: list[Sung], line: list[Note], high: float, random: np.random.Generator) -> list[Sung]:
    """Some of the phrases a third higher, of the two thirds the one whose note the line uses more."""
    used = np.bincount([round(note.pitch) % 12 for note in line], minlength=12)

    def third_above(note: Note) -> Note:
        third = max((3, 4), key=lambda step: (used[(round(note.pitch) + step) % 12], step == 4))
        return replace(note, pitch=fold(note.pitch + third, 0, high))

    chosen: list[Sung] = []
    joins_in = False
    for each in sung:
        if each.opens:
            joins_in = random.random() < 0.6
        if joins_in:
            chosen.append(replace(each, notes=[third_above(note) for note in each.notes]))
    return chosen
