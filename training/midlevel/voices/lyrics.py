"""Lyrics: which phrases are sung in a piece, and which notes their syllables fall on."""

from dataclasses import dataclass
from typing import Iterable, Sequence

import numpy as np

from score import Note

from .speech import Speech
from .syllables import Syllable
from .words import CALLS, HUMS, SHARED, VOWEL_CALLS


@dataclass
class Sung:
    """A syllable and the notes it lasts for."""

    syllable: Syllable
    notes: list[Note]
    opens: bool  # first of a phrase
    closes: bool  # last of a phrase


def song_texts(known: Iterable[str], wordless: float, random: np.random.Generator) -> list[str]:
    """What a singer chooses from in a piece: a few phrases, as choruses come again."""
    known = list(known)
    if random.random() < wordless:
        pool, amount = [text for text in (*CALLS, *VOWEL_CALLS) if text in known], 3
    else:
        pool, amount = [text for text in known if text not in HUMS and text not in VOWEL_CALLS], 12
    return some_of(pool, amount, random)


def choir_texts(phrases: Sequence[str], random: np.random.Generator) -> list[str]:
    """What a choir sings: mostly one soft vowel or a hum."""
    kind = random.random()
    if kind < 0.2:
        return [str(random.choice(HUMS))]
    if kind < 0.65:
        return [str(random.choice(VOWEL_CALLS))]
    if kind < 0.8:
        return some_of(CALLS, 3, random)
    return some_of(phrases[::SHARED], 6, random)


def some_of(texts: Sequence[str], amount: int, random: np.random.Generator) -> list[str]:
    return [str(text) for text in random.choice(texts, min(amount, len(texts)), replace=False)]


def set_words(phrases: list[list[Note]], texts: list[str], speech: Speech, melisma: float,
              random: np.random.Generator) -> list[Sung]:
    """Gives every note a syllable or a share of the one before."""
    sung: list[Sung] = []
    queue: list[Syllable] = []
    for notes in phrases:
        if len(queue) < 3 or random.random() < 0.5:
            queue = []
        for index, note in enumerate(notes):
            joined = index > 0 and note.start - notes[index - 1].end < 0.08
            if joined and random.random() < melisma * (1.6 if note.end - note.start < 0.2 else 1.0):
                sung[-1].notes.append(note)
                continue
            if not queue:
                queue = list(speech.phrases[texts[random.integers(len(texts))]])
            sung.append(Sung(queue.pop(0), [note], opens=index == 0, closes=False))
        sung[-1].closes = True
    return sung
