"""What basses play: roots mostly, in the patterns of the styles."""

from .metre import weight
from .rhythm import lengths, step_near, stream
from .voicing import into, near


def pitch_of(player, pitch_class: int) -> float:
    return into(near(pitch_class, player.centre), player.low, player.high)


def roots(player):
    return [(c.start, c.length, [pitch_of(player, c.bass)], 0, 0.0) for c in player.plan.chords]


def pulse(player):
    """Even notes on the root."""
    step = max(step_near(player.plan.traits, max(player.per_second, 1.0)), 0.25)
    places = [i * step for i in range(int(player.plan.beats / step))]
    return on(player, places, lambda place, chord: chord.bass)


def on(player, places, tone_of, longest=1e9):
    metre = player.plan.traits.metre
    return [(p, length, [pitch_of(player, tone_of(p, player.plan.chord_at(p)))], 3 * (2 + weight(metre, p)), 0.0)
            for p, length in zip(places, lengths(places, player.plan.beats, longest))]


def fifths(player):
    """Root and fifth in turn on the strong beats."""
    bar = player.plan.traits.metre.beats
    strong = player.plan.traits.metre.strong if bar > 2 else (0, 1)
    places = [b for b in range(player.plan.beats) if b % bar in strong]
    turn = iter(range(10 ** 6))
    return on(player, places, lambda place, chord: chord.bass if next(turn) % 2 == 0 else
              chord.tones[min(2, len(chord.tones) - 1)])


def walking(player):
    """A note on every beat that walks from root to root, coming from a semitone or a step away."""
    rng, plan, events = player.rng, player.plan, []
    pitch = pitch_of(player, plan.chords[0].bass)
    for beat in range(plan.beats):
        chord, following = plan.chord_at(beat), plan.chord_at(beat + 1)
        if beat == 0 or plan.chord_at(beat - 1) is not chord:
            pitch = into(near(chord.bass, pitch), player.low, player.high)
        elif following is not chord:
            pitch = into(near(following.bass, pitch) + rng.choice((-1, 1, -2, 2)), player.low, player.high)
        else:
            rungs = plan.rungs(chord.scale, player.low, player.high)
            near_by = [p for p in rungs if 0 < abs(p - pitch) <= 4] or rungs
            pitch = rng.choice(near_by)
        events.append((beat, 1.0, [pitch], 3, 0.0))
        if rng.random() < 0.1:
            events.append((beat + 0.5, 0.5, [pitch], -6, 0.0))
            events[-2] = (beat, 0.5, [pitch], 3, 0.0)
    return events


def octaves(player):
    """Root and its octave in eighths, as in disco."""
    events = []
    for i in range(player.plan.beats * 2):
        chord = player.plan.chord_at(i / 2)
        low = into(near(chord.bass, player.low + 5), player.low, player.high - 12)
        events.append((i / 2, 0.5, [low + 12 * (i % 2)], 4 - 4 * (i % 2), 0.0))
    return events


def off_beat(player):
    """Between the kicks of dance music."""
    fast = player.rng.random() < 0.5
    places = [b + s for b in range(player.plan.beats) for s in ((0.25, 0.5, 0.75) if fast else (0.5,))]
    return on(player, places, lambda place, chord: chord.bass, 0.5)


def syncopated(player):
    """Funk: roots, octaves and neighbours on the rhythm of the piece, with the downbeat kept."""
    rng, plan = player.rng, player.plan
    bar = plan.traits.metre.beats
    places = stream(rng, plan.traits, plan.beats, max(player.per_second, 1.2))
    places = sorted(set(places) | set(range(0, plan.beats, bar)))
    events = []
    for place, length in zip(places, lengths(places, plan.beats, 2.0)):
        chord = plan.chord_at(place)
        low = into(near(chord.bass, player.low + 6), player.low, player.high)
        move = 0 if place % bar == 0 else rng.choice((0, 0, 12, 7, 10, -2, 5))
        events.append((place, length, [into(low + move, player.low, player.high)], 3 if move == 0 else -3, 0.0))
    return events


def with_kick(player):
    places = [p for p in player.plan.kicks if p < player.plan.beats]
    return on(player, places, lambda place, chord: chord.bass, 2.0) if places else pulse(player)


def riff(player):
    """A figure of one or two bars that moves with the root."""
    rng, plan = player.rng, player.plan
    span = plan.traits.metre.beats * rng.choice((1, 2))
    step = step_near(plan.traits, max(player.per_second, 2.0))
    count = max(int(span / step), 1)
    figure = (0, 0, 0, 3, 5, 7, 10, 12, -2)  # semitones above the root
    cell = [(i * step, rng.choice(figure)) for i in range(count) if rng.random() < 0.6 or i == 0]
    events = []
    for start in range(0, plan.beats, span):
        places = [start + place for place, _ in cell]
        for (_, move), place, length in zip(cell, places, lengths(places, start + span)):
            pitch = into(pitch_of(player, plan.chord_at(place).bass) + move, player.low, player.high)
            events.append((place, length, [pitch], 0, 0.0))
    return events


def tumbao(player):
    """Before the beat: the "and" of two and the fourth beat, which brings the next chord in (Cuban son)."""
    places = sorted(b + s for b in range(0, player.plan.beats, 4) for s in (1.5, 3))
    return on(player, places, lambda place, chord: player.plan.chord_at(place + 1).bass)


def bossa(player):
    places = [b + s for b in range(0, player.plan.beats, 2) for s in (0, 1.5)]
    return on(player, places, lambda place, chord: chord.bass if place % 4 < 2 else
              chord.tones[min(2, len(chord.tones) - 1)])


def drone(player):
    span = player.plan.traits.metre.beats * player.rng.choice((1, 2))
    pitch = pitch_of(player, player.plan.chords[0].root)
    return [(start, span, [pitch], 0, 0.0) for start in range(0, player.plan.beats, span)]


TEXTURES = {"roots": roots, "pulse": pulse, "fifths": fifths, "walking": walking, "octaves": octaves,
            "off_beat": off_beat, "syncopated": syncopated, "with_kick": with_kick, "riff": riff, "tumbao": tumbao,
            "bossa": bossa, "drone": drone}
