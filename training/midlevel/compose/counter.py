"""Second voices: what goes along with a melody, or against it."""

from .melody import Line, nearest
from .rhythm import stream
from .voicing import into


def parallel(player):
    """The melody a third or sixth lower, in the scale."""
    below = player.rng.choice((2, 2, 5))
    events = []
    for place, length, pitches, accent, strings in player.plan.lead:
        rungs = player.plan.rungs(player.plan.chord_at(place).scale, 20, 108)
        pitch = rungs[max(nearest(rungs, pitches[-1]) - below, 0)]
        events.append((place, length, [into(pitch, player.low, player.high)], accent - 4, strings))
    return events or long_notes(player)


def doubling(player):
    """The melody in unison or octaves."""
    shift = player.rng.choice((0, 0, 12, -12))
    return [(place, length, [into(pitches[-1] + shift, player.low, player.high)], accent, strings)
            for place, length, pitches, accent, strings in player.plan.lead] or long_notes(player)


def long_notes(player):
    """Held chord tones that move little."""
    pitch, events = player.centre, []
    for chord in player.plan.chords:
        tones = player.plan.rungs(chord.tones, player.low, player.high)
        pitch = tones[nearest(tones, pitch + player.rng.choice((-2, 0, 0, 2)))]
        events.append((chord.start, chord.length, [pitch], 0, 0.0))
    return events


def independent(player):
    """A line of its own."""
    kind = player.rng.choice(("singable", "singable", "arpeggio", "angular", "runs"))
    return Line(player.rng, player.plan, player.centre - 8, player.centre + 9, kind, player.per_second, 0.5).write()


def imitation(player):
    """The motifs of the melody, entering later, as in a canon or fugue."""
    bar = player.plan.traits.metre.beats
    line = Line(player.rng, player.plan, player.centre - 8, player.centre + 9, player.plan.traits.melody,
                player.per_second, 0.3, player.plan.motifs)
    return line.write(player.rng.choice((bar, bar, 2 * bar, bar / 2)))


def repeated(player):
    """A chord tone repeated in the rhythm of the piece, as inner voices do."""
    places = stream(player.rng, player.plan.traits, player.plan.beats, player.per_second)
    events, pitch = [], player.centre
    for i, place in enumerate(places):
        tones = player.plan.rungs(player.plan.chord_at(place).tones, player.low, player.high)
        pitch = tones[nearest(tones, pitch)]
        end = places[i + 1] if i + 1 < len(places) else player.plan.beats
        events.append((place, max(end - place, 0.05), [pitch], 0, 0.0))
    return events


def fills(player):
    """Short answers in the rests of the melody."""
    line = Line(player.rng, player.plan, player.centre - 8, player.centre + 9, "singable",
                max(player.per_second, 2.5), 0.3).write()
    busy = [(place - 0.2, place + length) for place, length, *_ in player.plan.lead]
    free = [e for e in line if not any(a <= e[0] < b for a, b in busy)]
    return free or long_notes(player)


TEXTURES = {"parallel": parallel, "doubling": doubling, "long": long_notes, "independent": independent,
            "imitation": imitation, "repeated": repeated, "fills": fills}
