"""What a patch of a synthesizer consists of, and waves that many patches share."""

from dataclasses import dataclass

from .randomness import log_uniform, pick, uniform


@dataclass
class Layer:
    """One oscillator of a patch."""

    wave: str  # "saw", "pulse", "triangle", "sine", "fm", "ring", "sync", "noise" or "grains"
    gain: float = 1.0
    semitones: float = 0.0
    voices: int = 1  # of a saw
    detune: float = 0.0  # semitones between the outermost voices
    width: float = 0.5  # of a pulse
    width_depth: float = 0.0
    width_rate: float = 0.5
    ratio: float = 1.0  # of modulator (or of the synced saw) to pitch
    index: float = 1.0  # of modulation; of a synced saw, by how much its ratio begins higher
    decay: float = 0.5  # of the index, s
    floor: float = 0.0  # part of the index that stays


@dataclass
class Patch:
    """A sound of a synthesizer: oscillators, envelopes, filter, how notes follow each other, and effects."""

    layers: list[Layer]

    # Loudness; all times of a patch are in seconds.
    attack: float = 0.003
    decay: float = 0.3
    sustain: float = 0.7
    release: float = 0.08
    touch: float = 1.0  # exponent of velocity in loudness

    filter: str = "ladder"  # "" (none), "ladder", "low" or "band"
    cutoff: float = 2000.0
    resonance: float = 0.2
    sweep: float = 0.0  # octaves that the envelope opens the filter
    sweep_attack: float = 0.002
    sweep_decay: float = 0.3
    sweep_sustain: float = 0.0
    sweep_random: float = 0.0  # octaves of cutoff by which notes differ
    tracking: float = 0.3  # octaves of cutoff per octave of pitch
    lfo_rate: float = 0.0
    lfo_depth: float = 0.0  # octaves of cutoff
    lfo_shape: str = "sine"
    shared: bool = False  # one filter after all notes instead of one for each

    mono: bool = False  # a note ends where the next begins
    glide: float = 0.0
    vibrato: float = 0.0  # semitones
    vibrato_rate: float = 5.5
    vibrato_delay: float = 0.3
    drop: float = 0.0  # semitones that a note starts above its pitch
    drop_time: float = 0.03
    arpeggio: tuple[float, ...] = ()
    arpeggio_rate: float = 50.0

    tremolo: float = 0.0
    tremolo_rate: float = 5.0
    tremolo_shape: str = "sine"

    drive: float = 0.0
    crush: tuple[int, int] | None = None  # samples held, bits
    chorus: float = 0.0  # how loud its copies are
    echo: bool = False
    room: float = 0.0  # how long it sounds
    room_mix: float = 0.3
    wow: bool = False


def pwm(random, **more):
    """Pulse-width modulation: a pulse whose width swings."""
    return Layer("pulse", width=uniform(random, 0.3, 0.5), width_depth=uniform(random, 0.05, 0.25),
                 width_rate=log_uniform(random, 0.15, 4), **more)


def supersaw(random, low, high, **more):
    """`low` to `high` saws out of tune with each other."""
    return Layer("saw", voices=int(random.integers(low, high + 1)), detune=log_uniform(random, 0.1, 0.7), **more)


def plain_wave(random, **more):
    """Any of the usual waves of an analogue synthesizer."""
    return pick(random, Layer("saw", **more), Layer("pulse", width=uniform(random, 0.15, 0.5), **more),
                Layer("triangle", **more), pwm(random, **more), Layer("saw", voices=2, detune=0.12, **more))
