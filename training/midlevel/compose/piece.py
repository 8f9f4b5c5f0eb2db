"""Puts a piece together: style, properties, harmony, players, performance."""

import math
import random

import numpy as np
from instruments import INSTRUMENTS
from score import Note, Part, Score

from . import accompaniment, arrange, bass, counter, drums
from .accompaniment import Player
from .harmony import chords
from .lineup import BY_SOURCE, SINGLE, seats
from .melody import Line, rapped
from .perform import Performance
from .plan import Plan, sections
from .styles import STYLES
from .tempo import tempo_map
from .traits import draw

GUITARS = {"nylon_guitar", "steel_guitar", "electric_guitar", "muted_guitar", "plucked_folk"}
DISTORTED = {"distorted_guitar", "distorted_guitar_samples"}
HELD = {"pipe_organ", "hammond_organ", "reed_organ", "string_section", "tremolo_strings", "synth_pad", "synth_strings",
        "synth_pad_samples", "choir", "choir_samples", "accordion", "brass_section", "synth_brass"}
WORDS = {"singer": "sung", "rapper": "rapped", "choir": "choir", "choir_samples": "choir"}
WEIGHTS = [style.weight for style in STYLES]
MOST_PARTS = 9


def compose(seed: int, seconds: float = 21.0) -> Score:
    rng = random.Random(seed)
    style = rng.choices(STYLES, WEIGHTS)[0]
    traits = draw(rng, style)
    bar_seconds = traits.metre.beats * traits.beat_seconds
    lead = -rng.uniform(0.0, 0.6) if rng.random() < 0.3 else rng.uniform(0, 3 * bar_seconds)
    tempo = tempo_map(rng, traits.tempo_kind, traits.beat_seconds, traits.metre.beats, seconds, lead)
    beats = len(tempo.beats()) - 1
    plan_sections = sections(rng, traits, beats)
    plan = Plan(traits, style, beats, plan_sections, chords(rng, traits, plan_sections))
    parts = play_all(rng, plan, seats(rng, style)[:MOST_PARTS], tempo, seconds)
    return scored(style, seed, seconds, parts or [lone_note(traits, seconds)], tempo, traits)


def scored(style, seed, seconds, parts, tempo, traits) -> Score:
    """Beats from the last at or before the start to the first at or after the end."""
    times, bar = tempo.beats(), traits.metre.beats
    if times[0] > 0:  # the piece begins a little after the excerpt: the beats are counted from before it
        missing = bar * math.ceil(times[0] / traits.beat_seconds / bar)
        times = [times[0] - traits.beat_seconds * i for i in range(missing, 0, -1)] + times
    first = max((i for i, time in enumerate(times) if time <= 0), default=0)
    last = next((i for i, time in enumerate(times) if time >= seconds), len(times) - 1)
    return Score(style.name, seed, seconds, parts, np.array(times[first:last + 1]), bar, -first % bar)


def play_all(rng, plan, taken, tempo, seconds) -> list[Part]:
    """Drums and melody are written first, since basses go with kicks and second voices with the melody."""
    performance = Performance(rng, plan.traits, tempo, seconds, arrange.dynamics(rng, plan.beats))
    table = arrange.activity(rng, len(taken), plan.sections)
    first = ("drums", "melody", "solo")
    order = sorted(range(len(taken)), key=lambda i: first.index(taken[i].role) if taken[i].role in first else 9)
    parts = {}
    for i in order:
        part = play(rng, plan, taken[i], i, table[i], performance, alone=len(taken) == 1)
        if part.notes:
            parts[i] = part
    return [parts[i] for i in sorted(parts)]


def play(rng, plan, seat, index, active, performance, alone) -> Part:
    instrument = INSTRUMENTS[seat.instrument]
    is_drums = seat.role == "drums"
    single = seat.instrument in SINGLE
    role = seat.role if seat.role != "solo" else "chords" if plan.lead else "melody"
    events = arrange.playing(write(rng, plan, seat), plan.sections, active)
    if single and seat.role != "melody":  # one voice of the chord for each player
        events = [(b, n, [sorted(p)[index % len(p)]], a, 0.0) for b, n, p, a, s in events]
    gate = rng.uniform(*plan.traits.gate)
    if seat.role == "pad" and not plan.traits.free:
        gate = max(gate, rng.uniform(0.85, 1.05))
    if seat.instrument in WORDS:
        gate = min(max(gate, 0.25), 1.0)
    shortest = 0.1 if seat.instrument in WORDS else 0.03  # a syllable takes its time
    notes = performance.notes(events, instrument, is_drums, gate, single, shortest)
    part = Part(seat.instrument, role, notes)
    part.gain_db = 0.0 if alone else arrange.gain(rng, role)
    part.articulation = WORDS.get(seat.instrument, "plain")
    return part


def write(rng, plan, seat) -> list[tuple]:
    writers = {"drums": write_drums, "bass": write_bass, "melody": write_melody, "counter": write_counter,
               "solo": write_solo, "chords": write_chords, "pad": write_chords}
    return writers[seat.role](rng, plan, seat)


def pace(rng, traits, low: float = 0.5, high: float = 1.4) -> float:
    """Beginnings a second for a part, around those of the piece."""
    return min(max(traits.density * rng.uniform(low, high), 0.25), 16)


def player_of(rng, plan, seat, centre: float) -> Player:
    instrument = INSTRUMENTS[seat.instrument]
    plucks = seat.instrument in GUITARS
    return Player(rng, plan, seat.instrument, instrument.low, instrument.high, centre, pace(rng, plan.traits), plucks,
                  rng.random() < 0.3, rng.random() < 0.2)


def write_drums(rng, plan, seat):
    traits = plan.traits
    names = seat.textures or plan.style.drums
    if not seat.textures and rng.random() < (0.5 if traits.free else 0.08):
        names = ("invented",) if rng.random() < 0.6 else tuple(drums.PATTERNS)
    name = rng.choice(names)
    if name == "solo":
        return drums.solo(rng, plan, pace(rng, traits, 0.9, 1.5))
    if name == "percussion":
        return drums.percussion(rng, plan, pace(rng, traits, 0.7, 1.2))
    if traits.pulseless or traits.metre_name in ("5/4", "7/8") and rng.random() < 0.6:
        name = "invented"
    return drums.drum_track(rng, plan, name, pace(rng, traits, 0.8, 1.5))


def write_bass(rng, plan, seat):
    instrument = INSTRUMENTS[seat.instrument]
    low = instrument.low if instrument.low >= 36 else rng.choice((28, 28, 33))
    high = min(instrument.high, low + rng.choice((19, 22, 26)))
    centre = low + 10
    names = seat.textures or plan.style.basses
    if plan.traits.free and rng.random() < 0.5:
        names = tuple(bass.TEXTURES)
    name = rng.choice(names)
    if name not in bass.TEXTURES:
        return Line(rng, plan, low, high, plan.traits.melody, pace(rng, plan.traits), 0.5).write()
    if plan.traits.density < 0.8 and rng.random() < 0.8:
        name = rng.choice(("roots", "drone"))
    player = Player(rng, plan, seat.instrument, low, high, centre, pace(rng, plan.traits, 0.4, 1.0))
    return bass.TEXTURES[name](player)


def tessitura(rng, seat) -> tuple[int, int]:
    """The part of the range that the line stays in."""
    instrument = INSTRUMENTS[seat.instrument]
    low, high = max(instrument.low, 40), min(instrument.high, 96)
    width = rng.choice((8, 11, 12, 14, 17, 21))
    if seat.instrument in ("singer", "choir", "choir_samples"):
        centre = rng.choice((rng.uniform(49, 57), rng.uniform(60, 70)))
    else:
        centre = low + (high - low) * rng.triangular(0.15, 0.95, 0.55)
    bottom = int(max(low, min(centre - width / 2, high - width)))
    return bottom, int(min(bottom + width, high))


def write_melody(rng, plan, seat):
    traits = plan.traits
    low, high = tessitura(rng, seat)
    if seat.instrument == "rapper":
        events = rapped(rng, plan, 40, 64, min(max(traits.density * 1.2, 2.0), 8.5))
    else:
        voice = seat.instrument in WORDS
        per_second = min(traits.density, 6.0) if voice else traits.density
        kind = rng.choice(("singable", "singable", "repeated", traits.melody)) if voice else traits.melody
        breath = 0.0 if kind in ("runs", "arpeggio", "riff") and not voice else 1.0
        line = Line(rng, plan, low, high, kind, per_second, breath, plan.motifs if not plan.lead else None)
        events = line.write()
    if not plan.lead:
        plan.lead = events
    return events


def write_counter(rng, plan, seat):
    instrument = INSTRUMENTS[seat.instrument]
    low, high = tessitura(rng, seat)
    player = player_of(rng, plan, seat, (low + high) / 2)
    player.low, player.high = max(low - 4, instrument.low), min(high + 4, instrument.high)
    names = seat.textures or tuple(counter.TEXTURES)
    events = counter.TEXTURES[rng.choice(names)](player)
    return events if seat.instrument not in WORDS else thinned(events, plan.traits, 6.5)


def thinned(events, traits, most: float):
    """At most so many notes a second, since voices need time for a syllable."""
    kept, gap = [], 1 / most / traits.beat_seconds
    for event in events:
        if not kept or event[0] - kept[-1][0] >= gap:
            kept.append(event)
    return kept


def chord_centre(rng, plan, seat) -> float:
    instrument = INSTRUMENTS[seat.instrument]
    centre = rng.uniform(44, 50) if plan.traits.low_close else rng.uniform(53, 68)
    return min(max(centre, instrument.low + 8), instrument.high - 8)


def write_chords(rng, plan, seat):
    if seat.instrument in BY_SOURCE["voice"] and seat.instrument in SINGLE:
        return write_counter(rng, plan, seat)
    player = player_of(rng, plan, seat, chord_centre(rng, plan, seat))
    name = rng.choice(seat.textures or fitting(rng, plan, seat))
    if plan.traits.density < 0.8 and name not in ("pad", "swells", "drone", "hymn", "roll") and rng.random() < 0.7:
        name = rng.choice(("pad", "swells", "block"))
    if plan.traits.pulseless and rng.random() < 0.7:
        name = rng.choice(("pad", "swells", "block", "drone"))
    events = lightened(accompaniment.TEXTURES[name](player), plan)
    return thinned(events, plan.traits, 6) if seat.instrument in WORDS else events


def lightened(events, plan):
    """Nobody plays full chords many times a second: there are fewer notes in each, the faster they come."""
    fast = len(events) / (plan.beats * plan.traits.beat_seconds)
    most = 6 if fast < 4 else 4 if fast < 7 else 2
    return [(b, n, pitches if len(pitches) <= most else pitches[:1] + pitches[1 - most:], a, s)
            for b, n, pitches, a, s in events]


def fitting(rng, plan, seat) -> tuple[str, ...]:
    """Textures that suit the instrument, or rather anything in pieces that keep no habits."""
    if seat.role == "pad":
        held = ("pad", "swells", "hymn")
        return held + (("drone", "pulses") if plan.traits.free else ("pad", "pad"))
    if plan.traits.free and rng.random() < 0.5:
        return tuple(accompaniment.TEXTURES)
    if seat.instrument in DISTORTED:
        return ("power", "eighths", "chugs", "power", "pad")
    if plan.style.chords:
        return plan.style.chords
    if seat.instrument in GUITARS:
        return ("strum", "strum", "arpeggio", "travis", "let_ring", "block")
    if seat.instrument in HELD:
        return ("pad", "block", "pulses", "hymn", "stabs", "arpeggio", "tremolo")
    return ("block", "arpeggio", "let_ring", "stride", "pulses", "stabs", "ostinato", "backbeat")


def write_solo(rng, plan, seat):
    """Melody and accompaniment under the hands of one player: the melody above, the rest below it."""
    instrument = INSTRUMENTS[seat.instrument]
    if rng.random() < 0.12:
        return write_chords(rng, plan, seat)
    middle = min(max(60, instrument.low + 12), instrument.high - 12)
    if rng.random() < 0.1:
        low, high = tessitura(rng, seat)
        melody = Line(rng, plan, low, high, plan.traits.melody, plan.traits.density, 0.5).write()
        plan.lead = plan.lead or melody
        return melody
    low = int(rng.uniform(middle, middle + 8))
    high = int(min(instrument.high, low + rng.choice((10, 12, 15, 19))))
    melody = []
    if not plan.lead:  # otherwise somebody else has the melody, and is accompanied
        melody = Line(rng, plan, low, high, plan.traits.melody, plan.traits.density, 0.5, plan.motifs).write()
        plan.lead = melody
    player = player_of(rng, plan, seat, max(middle - rng.uniform(6, 14), instrument.low + 5))
    name = rng.choice(fitting(rng, plan, seat))
    if plan.traits.density < 0.8:
        name = rng.choice(("pad", "swells", "roll", "hymn"))
    if rng.random() < 0.08:
        return sorted(melody + counter.imitation(player))
    below = lightened(accompaniment.TEXTURES[name](player), plan)
    below = [(b, n, [p for p in pitches if p < high - 3] or pitches[:1], a - 8, s) for b, n, pitches, a, s in below]
    return sorted(melody + below, key=lambda e: e[0])


def lone_note(traits, seconds: float) -> Part:
    return Part("grand_piano", "melody", [Note(0.0, seconds / 2, 60 + traits.tonic, 80)])
