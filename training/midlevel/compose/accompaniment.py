"""Textures of parts that play chords. Each writes events: (beat, length, pitches, accent, seconds between strings)."""

from dataclasses import dataclass

from .metre import weight
from .rhythm import lengths, step_near, stream
from .voicing import close, guitar, into, near, opened, power


@dataclass
class Player:
    """One player at work: the piece, the range to stay in and what was played last."""

    rng: object
    plan: object
    instrument: str
    low: int
    high: int
    centre: float
    per_second: float
    plucks: bool = False  # whether chords are laid out as on a guitar
    open: bool = False
    doubled: bool = False  # whether the root is doubled below
    last: list[int] | None = None
    made: dict | None = None

    def voicing(self, chord) -> list[int]:
        if self.made is None:
            self.made = {}
        key = chord.tones, chord.bass
        if self.plucks:
            if key not in self.made:
                self.made[key] = guitar(chord.tones, chord.bass, 40 if self.centre < 60 else 45, self.rng.randint(4, 6))
            return self.made[key]
        pitches = close(chord.tones, self.centre, self.last)
        self.last = pitches
        pitches = opened(pitches) if self.open and self.centre > 56 else pitches  # not down in the mud
        return [near(chord.bass, pitches[0] - 12)] + pitches if self.doubled else pitches

    def power(self, chord) -> list[int]:
        return power(chord.root, max(self.low, 33))


def pad(player):
    return [(chord.start, chord.length, player.voicing(chord), 0, 0.0) for chord in player.plan.chords]


def on_rhythm(player, places, pitches_of, longest=1e9, strum=0.0):
    metre = player.plan.traits.metre
    return [(place, length, pitches_of(player.plan.chord_at(place)), 3 * (2 + weight(metre, place)), strum)
            for place, length in zip(places, lengths(places, player.plan.beats, longest))]


def block(player):
    """Chords in the rhythm of the piece."""
    places = stream(player.rng, player.plan.traits, player.plan.beats, player.per_second)
    return on_rhythm(player, places, player.voicing)


def pulses(player):
    """The same chord again and again, evenly."""
    step = max(step_near(player.plan.traits, player.per_second), 0.25)
    return on_rhythm(player, steps(player, step), player.voicing)


def stabs(player):
    places = stream(player.rng, player.plan.traits, player.plan.beats, min(player.per_second, 2.5))
    return on_rhythm(player, places, player.voicing, 0.5)


def steps(player, step):
    return [i * step for i in range(int(player.plan.beats / step))]


def skank(player):
    """Short chords off the beat, as in reggae, ska and polka."""
    shift = 2 / 3 if player.plan.traits.metre.ternary else 0.5
    fast = player.rng.random() < 0.2
    places = [b + s for b in range(player.plan.beats) for s in ((shift, shift + 0.25) if fast else (shift,))]
    return on_rhythm(player, places, player.voicing, 0.4)


def backbeat(player):
    """Chords on the weak beats only (the "pah" of a march, the chop of a mandolin)."""
    bar = player.plan.traits.metre.beats
    places = [b for b in range(player.plan.beats) if (b % bar % 2 == 1 if bar % 2 == 0 else b % bar)]
    return on_rhythm(player, places, player.voicing, 1.0)


def stride(player):
    """Bass note on strong beats, chord between ("oom-pah", the waltz, ragtime)."""
    events, bar = [], player.plan.traits.metre.beats
    for beat in range(player.plan.beats):
        chord = player.plan.chord_at(beat)
        low = beat % bar == 0 or (bar % 2 == 0 and beat % 2 == 0)
        if low:
            fifth = chord.tones[min(2, len(chord.tones) - 1)]
            pitch = near(chord.bass if beat % 4 < 2 else fifth, player.centre - 17)
            events.append((beat, 1.0, [pitch], 6, 0.0))
        else:
            events.append((beat, 1.0, player.voicing(chord), -4, 0.0))
    return events


SHAPES = ((0, 1, 2, 3), (3, 2, 1, 0), (0, 1, 2, 3, 2, 1), (0, 2, 1, 2), (0, 2, 1, 3), (0, 3, 1, 3, 2, 3), (0, 1, 2, 1),
          (0, 4, 2, 5), (0, 1, 3, 2, 4, 3))


def arpeggio(player, shape=None):
    rng, events = player.rng, []
    shape = shape or rng.choice(SHAPES)
    anyhow = rng.random() < 0.1  # no order at all
    step = step_near(player.plan.traits, player.per_second * 1.4)
    chord, pitches, count = None, [], 0
    for place in steps(player, step):
        now = player.plan.chord_at(place)
        if now is not chord:
            chord, pitches, count = now, player.voicing(now), 0
        index = rng.randrange(5) if anyhow else shape[count % len(shape)]
        octave, rung = divmod(index, len(pitches))
        accent = 2 * (2 + weight(player.plan.traits.metre, place))
        events.append((place, step, [pitches[rung] + 12 * octave], accent, 0.0))
        count += 1
    return events


def alberti(player):
    """Low, high, middle, high: the left hand of the eighteenth century."""
    return arpeggio(player, (0, 2, 1, 2))


def let_ring(player):
    """An arpeggio whose notes sound until the chord changes, as with the pedal down or on open strings."""
    events = []
    for place, step, pitches, accent, _ in arpeggio(player):
        chord = player.plan.chord_at(place)
        end = chord.start + chord.length
        events.append((place, max(min(end - place, 4.0), step), pitches, accent, 0.0))
    return events


def travis(player):
    """The thumb alternates between two low strings, the fingers play between its notes."""
    events, rng = [], player.rng
    pattern = [rng.choice((None, 2, 3, 4)) for _ in range(8)]
    half = 1 / 3 if player.plan.traits.metre.ternary else 0.5
    for i in range(player.plan.beats * round(1 / half)):
        place = i * half
        pitches = player.voicing(player.plan.chord_at(place))
        upper = pattern[i % 8]
        if place == int(place):
            events.append((place, 1.0, [pitches[0 if place % 2 == 0 else 1 % len(pitches)]], 6, 0.0))
        if upper is not None:
            events.append((place, half * 1.5, [pitches[upper % len(pitches)]], 0, 0.0))
    return events


def strum(player):
    """Strokes down on strong places and up, lighter and with fewer strings, on weak ones."""
    rng = player.rng
    places = stream(rng, player.plan.traits, player.plan.beats, player.per_second)
    gap = rng.uniform(0.01, 0.03)
    events = []
    for place, length in zip(places, lengths(places, player.plan.beats)):
        pitches = player.voicing(player.plan.chord_at(place))
        down = weight(player.plan.traits.metre, place) >= -2
        chosen = pitches if down else pitches[-4:][::-1]
        events.append((place, length, chosen, 5 if down else -6, gap if down else gap * 0.7))
    return events


def chugs(player):
    """Palm-muted low notes with power chords on accents, as in metal."""
    rng, traits = player.rng, player.plan.traits
    step = step_near(traits, min(max(player.per_second * 1.5, 3), 13))
    step = min(step, 1.0)
    count = max(round(traits.metre.beats / step) * rng.choice((1, 2)), 1)
    shape = rng.choice(("gallop", "even", "riff"))
    cell = [chug_of(rng, shape, i) for i in range(count)]
    events = []
    for i, place in enumerate(steps(player, step)):
        chord, kind = player.plan.chord_at(place), cell[i % count]
        if kind == "chord":
            events.append((place, step * 1.6, player.power(chord), 8, 0.004))
        elif kind is not None:
            events.append((place, step * 0.45, [player.power(chord)[0] + kind], -2, 0.0))
    return events


def chug_of(rng, shape: str, i: int):
    if shape == "gallop":
        return "chord" if i % 16 == 0 else None if i % 4 == 1 else 0
    if shape == "even":
        return "chord" if rng.random() < 0.15 else 0
    return rng.choice(("chord", 0, 0, 0, None, 1, 3, 5, 6, 10))


def power_chords(player):
    places = stream(player.rng, player.plan.traits, player.plan.beats, player.per_second)
    return on_rhythm(player, places, player.power, strum=0.004)


def eighth_power(player):
    """Straight down-strokes, as in punk."""
    step = max(step_near(player.plan.traits, 5.5), 0.25)
    return on_rhythm(player, steps(player, step), player.power, strum=0.004)


def gated(player):
    """A fast even pattern with holes on held chords, as in trance."""
    step = 1 / 6 if player.plan.traits.metre.ternary else 0.25
    mask = [player.rng.random() < 0.65 for _ in range(16)]
    places = [p for i, p in enumerate(steps(player, step)) if mask[i % 16]]
    return on_rhythm(player, places, player.voicing, step)


def montuno(player):
    """Syncopated octaves and chords between them, from the Cuban son."""
    places = [b + p for b in range(0, player.plan.beats, 4) for p in (0, 0.5, 1, 1.5, 2.5, 3, 3.5)]
    events = []
    for i, (place, length) in enumerate(zip(places, lengths(places, player.plan.beats))):
        pitches = player.voicing(player.plan.chord_at(place + 0.5))
        chosen = [pitches[0], pitches[0] + 12] if i % 2 else pitches[1:] or pitches
        events.append((place, length, chosen, 4 * (i % 2), 0.0))
    return events


def tremolo(player):
    """Two halves of a chord in fast alternation, or one chord repeated fast."""
    step = step_near(player.plan.traits, player.rng.uniform(8, 14))
    events = []
    for i, place in enumerate(steps(player, step)):
        pitches = player.voicing(player.plan.chord_at(place))
        half = len(pitches) // 2 or 1
        events.append((place, step, pitches[:half] if i % 2 else pitches[half:] or pitches, 0, 0.0))
    return events


def roll(player):
    """Chords broken from below, slowly, as on a harp."""
    gap = player.rng.uniform(0.03, 0.12)
    events = []
    for chord in player.plan.chords:
        pitches = player.voicing(chord)
        events.append((chord.start, chord.length, sorted({*pitches, *(p + 12 for p in pitches)}), 0, gap))
    return events


def ostinato(player):
    """A short figure that repeats whatever the harmony does around it."""
    rng, plan = player.rng, player.plan
    step = step_near(plan.traits, player.per_second * 1.3)
    rungs = plan.rungs(plan.chords[0].scale, player.centre - 7, player.centre + 9)
    count = rng.choice((3, 4, 5, 6, 7, 8, 8, 12, 16))
    figure = [rng.choice(rungs) if rng.random() < 0.85 else None for _ in range(count)]
    if not any(figure):
        figure[0] = rungs[0]
    change = rng.choice((0, 0, 0, 32, 64))  # minimal music exchanges a note now and then
    events = []
    for i, place in enumerate(steps(player, step)):
        if change and i and i % change == 0:
            figure[rng.randrange(len(figure))] = rng.choice(rungs)
        if figure[i % len(figure)] is not None:
            events.append((place, step, [figure[i % len(figure)]], 6 if i % len(figure) == 0 else 0, 0.0))
    return events


def held_drone(player):
    """Tonic and fifth, renewed every few bars."""
    chord, span = player.plan.chords[0], player.plan.traits.metre.beats * player.rng.choice((1, 2, 4))
    pitches = [near(chord.root, player.centre - 12), near(chord.root + 7, player.centre - 5)]
    return [(start, span, pitches, 0, 0.0) for start in range(0, player.plan.beats, span)]


def hymn(player):
    """A chord below every note of the melody."""
    events = []
    for place, length, pitches, accent, _ in player.plan.lead or block(player):
        top = pitches[-1]
        chord = player.plan.chord_at(place)
        lower = [into(p, top - 24, top - 1) for p in player.voicing(chord)]
        events.append((place, length, sorted(set(lower)), accent, 0.0))
    return events


def swells(player):
    """Single soft chords at irregular places."""
    rng, places, now = player.rng, [], 0.0
    while now < player.plan.beats:
        places.append(now)
        now += rng.uniform(1.5, 7) / player.plan.traits.beat_seconds
    return on_rhythm(player, places, player.voicing)


TEXTURES = {"pad": pad, "block": block, "pulses": pulses, "stabs": stabs, "skank": skank, "backbeat": backbeat,
            "stride": stride, "arpeggio": arpeggio, "alberti": alberti, "let_ring": let_ring, "travis": travis,
            "strum": strum, "chugs": chugs, "power": power_chords, "eighths": eighth_power, "gated": gated,
            "montuno": montuno, "tremolo": tremolo, "roll": roll, "ostinato": ostinato, "drone": held_drone,
            "hymn": hymn, "swells": swells}
