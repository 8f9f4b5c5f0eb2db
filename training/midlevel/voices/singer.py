"""Singers: what makes one voice unlike another."""

from dataclasses import dataclass, replace

import numpy as np

from .speech import MEN, WOMAN

# Manners of singing, and how often they are heard.
MANNERS = {"plain": 0.32, "belt": 0.18, "classical": 0.12, "breathy": 0.14, "rough": 0.1, "tuned": 0.11,
           "whisper": 0.03}


@dataclass
class Singer:
    """The traits of one voice."""

    speaker: str
    formants: float = 1.0  # scale of all formant frequencies
    sharpness: float = 1.0  # of the formants
    tilt: float = 0.0  # dB per octave above 500 Hz, against the speaker's
    shine: float = 0.0  # dB of treble, from close microphones and equalizers
    ring: float = 0.0  # dB of the singer's formant
    ring_hz: float = 2900.0
    presence: float = 0.0  # dB around presence_hz, a broad colour of the voice
    presence_hz: float = 1500.0
    breath: float = 0.05  # noise beside the voice, amplitude
    noise_from: float = 5500.0  # Hz above which the voice is noise
    sibilance: float = 0.0  # dB of all unvoiced sounds
    fall: float = 8.0  # dB per octave of unvoiced sounds where the recordings give out
    voiced_fall: float = 16.0  # and of voiced ones
    jitter: float = 0.004  # random part of a pulse's time, in cycles
    shimmer: float = 0.04  # random part of a pulse's strength
    rough: float = 0.0  # how much every second pulse is weaker
    fry: float = 0.1  # chance of creaking at a phrase's ends
    whisper: float = 0.0  # share of the voice that is replaced by noise
    nasal: float = 0.0
    rolls: bool = False  # the sound r
    vibrato_hz: float = 5.5
    vibrato_cents: float = 40.0  # to either side
    vibrato_delay: float = 0.3  # seconds
    glide_hz: float = 4.5  # natural frequency of the spring that the pitch hangs on
    damping: float = 0.75  # of that spring; 1 and more do not overshoot
    scoop: float = 0.8  # semitones below the first note of a phrase
    off_cents: float = 10.0
    drift_cents: float = 10.0
    melisma: float = 0.15  # chance that a note keeps the syllable before
    consonants: float = 1.0  # length against speech
    lateness: float = 0.0  # seconds
    looseness: float = 0.012  # seconds


def draw_singer(random: np.random.Generator, middle: float) -> Singer:
    """Someone whose voice suits notes around `middle` (MIDI number)."""
    woman = random.random() < 1 / (1 + np.exp(-(middle - 60) / 2.5))
    speaker, formants = draw_throat(random, woman, middle)
    singer = Singer(speaker, formants)
    singer.sharpness = random.uniform(0.95, 1.2)
    singer.tilt, singer.shine = random.normal(1.5, 1.7), random.uniform(0, 9)
    singer.presence, singer.presence_hz = random.normal(1, 3), float(np.exp(random.uniform(np.log(700), np.log(5000))))
    singer.breath = float(np.exp(random.normal(np.log(0.06), 0.6)))
    singer.noise_from = random.uniform(4000, 9000)
    singer.sibilance, singer.fall = random.normal(0, 3), random.uniform(3, 12)
    singer.voiced_fall = random.uniform(10, 22)
    singer.ring_hz = random.uniform(2500, 3100) * (1.1 if woman else 1.0)
    singer.jitter, singer.shimmer = random.uniform(0.001, 0.008), random.uniform(0.02, 0.1)
    singer.fry = random.choice([0.02, 0.15, 0.4])
    singer.nasal = max(0.0, random.normal(0, 0.4))
    singer.rolls = bool(random.random() < 0.2)
    singer.vibrato_hz, singer.vibrato_cents = random.uniform(4.5, 7), random.uniform(20, 55)
    singer.vibrato_delay = random.uniform(0.15, 0.6)
    singer.glide_hz, singer.damping = random.uniform(3.0, 7.0), random.uniform(0.55, 0.95)
    singer.scoop = random.choice([0.2, 0.8, 1.5, 2.5])
    singer.off_cents, singer.drift_cents = random.uniform(3, 18), random.uniform(6, 25)
    singer.melisma = random.choice([0.05, 0.15, 0.3])
    singer.consonants, singer.lateness = random.uniform(0.8, 1.25), random.normal(0, 0.012)
    shape_manner(singer, random)
    return singer


def draw_throat(random: np.random.Generator, woman: bool, middle: float) -> tuple[str, float]:
    """A speaker and a scale of formants: a shorter throat for women and for higher voices."""
    if woman and random.random() < 0.65:
        return WOMAN, float(np.clip(random.normal(1.0 + 0.004 * (middle - 66), 0.06), 0.86, 1.18))
    if woman:
        return str(random.choice(MEN)), float(np.clip(random.normal(1.17, 0.04), 1.1, 1.25))
    if random.random() < 0.12:
        return WOMAN, float(random.uniform(0.82, 0.88))
    return str(random.choice(MEN)), float(np.clip(random.normal(1.0 + 0.006 * (middle - 54), 0.06), 0.85, 1.15))


def shape_manner(singer: Singer, random: np.random.Generator) -> None:
    """Gives a singer one of the manners of singing, which change several traits together."""
    manner = random.choice(list(MANNERS), p=list(MANNERS.values()))
    if manner == "plain":
        singer.vibrato_cents *= random.choice([0.3, 0.7, 1.0])
    elif manner == "belt":
        singer.tilt += random.uniform(1.5, 3.5)
        singer.ring = random.uniform(0, 6)
        singer.breath *= 0.5
    elif manner == "classical":
        singer.ring, singer.tilt = random.uniform(6, 13), singer.tilt - 1.5
        singer.vibrato_cents, singer.vibrato_delay = random.uniform(45, 80), random.uniform(0.05, 0.25)
        singer.glide_hz, singer.scoop, singer.breath = random.uniform(3, 4.5), 0.3, singer.breath * 0.4
    elif manner == "breathy":
        singer.breath, singer.tilt = random.uniform(0.2, 0.6), singer.tilt - random.uniform(1, 3)
        singer.noise_from = random.uniform(2500, 4500)
    elif manner == "rough":
        singer.rough, singer.jitter, singer.shimmer = random.uniform(0.08, 0.35), random.uniform(0.008, 0.02), 0.2
        singer.tilt += random.uniform(0.5, 3)
    elif manner == "tuned":
        # Pitch corrected by machine: steps, no drift.
        singer.glide_hz, singer.damping, singer.scoop = random.uniform(10, 18), 1.0, 0.0
        singer.off_cents = singer.drift_cents = 1.0
        singer.vibrato_cents *= random.choice([0.0, 0.6])
    elif manner == "whisper":
        singer.whisper, singer.breath = random.uniform(0.5, 0.95), 0.6


def twin(singer: Singer, random: np.random.Generator) -> Singer:
    """The same singer in another take."""
    return replace(singer, formants=singer.formants * random.uniform(0.97, 1.03), fry=0.0,
                   lateness=singer.lateness + random.normal(0, 0.012), off_cents=singer.off_cents + 4,
                   vibrato_hz=singer.vibrato_hz * random.uniform(0.93, 1.07))
