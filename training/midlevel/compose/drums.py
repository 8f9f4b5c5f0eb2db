"""Drum patterns by style, with ghost notes, variation and fills. Numbers are those of General MIDI's kit."""

from .metre import weight
from .rhythm import cell, step_near

KICK, RIM, SNARE, CLAP, CLOSED, PEDAL, OPEN, RIDE, CRASH, TAMB, BELL = 36, 37, 38, 39, 42, 44, 46, 51, 49, 54, 56
HITS = {"X": 14, "x": 0, "g": -34}  # accents, plain strokes and ghost notes, in velocity

# A bar of four beats in sixteen steps (twelve where the name says so); other metres take as many beats as they have.
PATTERNS = {
    "rock": {KICK: "X.......X.x.....", SNARE: "....X.......X...", CLOSED: "x.x.x.x.x.x.x.x."},
    "rock_drive": {KICK: "X.....x.X.x.....", SNARE: "....X.......X..g", OPEN: "x...x...x...x..."},
    "half_time": {KICK: "X.....x.........", SNARE: "........X.......", CLOSED: "x.x.x.x.x.x.x.x."},
    "ballad": {KICK: "X.......x.......", RIM: "....x.......x...", CLOSED: "x.x.x.x.x.x.x.x."},
    "punk": {KICK: "X...X...X...X...", SNARE: "..X...X...X...X.", RIDE: "x.x.x.x.x.x.x.x."},
    "metal": {KICK: "Xxx.Xxx.Xxx.Xxx.", SNARE: "....X.......X...", RIDE: "x...x...x...x..."},
    "blast": {KICK: "X.x.x.x.X.x.x.x.", SNARE: ".x.x.x.x.x.x.x.x", RIDE: "x.x.x.x.x.x.x.x."},
    "double_kick": {KICK: "Xxxxxxxxxxxxxxxx", SNARE: "....X.......X...", 52: "x...x...x...x..."},
    "train": {KICK: "X.......X.......", SNARE: "gggXgggXgggXgggX"},
    "country": {KICK: "X.......X.......", RIM: "....x.......x...", CLOSED: "x.x.x.x.x.x.x.x."},
    "funk": {KICK: "X.x...x...x..x..", SNARE: "....X..g.g..X..g", CLOSED: "xxxxxxxxxxxxxxxx"},
    "funk_open": {KICK: "X..x..x...x.....", SNARE: "g...X.g..g..X...", CLOSED: "x.x.x.x.x.x.x...",
                  OPEN: "..............x."},
    "soul": {KICK: "X.....x.x.......", SNARE: "X...X...X...X...", CLOSED: "x.x.x.x.x.x.x.x.", TAMB: "....x.......x..."},
    "one_drop": {KICK: "........X.......", RIM: "........X.......", CLOSED: "x.x.x.x.x.x.x.x."},
    "steppers": {KICK: "X...X...X...X...", RIM: "........X.....x.", CLOSED: "x.x.x.x.x.x.x.x."},
    "bossa": {KICK: "X.....x.X.....x.", RIM: "x..x..x...x..x..", CLOSED: "xxxxxxxxxxxxxxxx"},
    "samba": {KICK: "x..xX..xx..xX..x", SNARE: "g.xg.xg.g.x.xg.x", 70: "Xxxxxxxxxxxxxxxx"},
    "salsa": {75: "X..x..x...x.x...", BELL: "x.x.x.x.x.x.x.x.", 63: "..x...xx..x...xx", 64: "......x.......x.",
              65: "....x..........."},
    "boom_bap": {KICK: "X.......x.x.....", SNARE: "....X.......X...", CLOSED: "x.x.x.x.x.x.x.x."},
    "trap": {KICK: "X......x..x.....", CLAP: "........X.......", CLOSED: "x.x.x.xxx.x.xxxx", OPEN: "..............x."},
    "house": {KICK: "X...X...X...X...", CLAP: "....x.......x...", OPEN: "..x...x...x...x.", CLOSED: "x..x.x.x.x..x..x"},
    "techno": {KICK: "X...X...X...X...", CLOSED: "xxxxxxxxxxxxxxxx", CLAP: "............x...", RIM: "...x..x....x..x."},
    "trance": {KICK: "X...X...X...X...", OPEN: "..x...x...x...x.", SNARE: "....x.......x...",
               CLOSED: "x.x.x.x.x.x.x.xx"},
    "breakbeat": {KICK: "X.X.......XX....", SNARE: "....X..g.g..X..g", CLOSED: "x.x.x.x.x.x.x.x."},
    "two_step": {KICK: "X.........x.....", SNARE: "....X.......X...", CLOSED: "x.x.xxx.x.x.xxx."},
    "synth_pop": {KICK: "X...x...X...x...", SNARE: "....X.......X...", CLOSED: "..x...x...x...x."},
    "disco": {KICK: "X...X...X...X...", SNARE: "....X.......X...", OPEN: "..x...x...x...x.",
              CLOSED: "x...x...x...x..."},
    "march": {KICK: "X...x...X...x...", SNARE: "X.gxX.x.X.gxXxxx", 57: "X..............."},
    "tribal": {41: "X..x..x.X..x..x.", 45: "..x..x....x..x..", 63: "x.xxx.xxx.xxx.xx", 70: "x.x.x.x.x.x.x.x."},
    "congas": {63: "x..xx..xx..xx..x", 64: "..x...X...x...X.", 62: "x.......x.......", 70: "x.x.x.x.x.x.x.x."},
    "shaker": {70: "X.x.X.x.X.x.X.x.", TAMB: "....x.......x..."},
    "orchestra": {KICK: "X.......x.......", 57: "X...............", SNARE: "....g.gg....gxgx", 81: "......x........."},
    "timpani": {36: "X...............", 43: "x..x....x.......", 48: "........x...x.xx"},
    "swing/12": {RIDE: "x..x.xx..x.x", PEDAL: "...x.....x..", KICK: "g..g..g..g.."},
    "swing_hard/12": {RIDE: "X..X.xX..X.x", PEDAL: "...x.....x..", KICK: "x.....g....x", SNARE: "..g..x..g..."},
    "shuffle/12": {KICK: "X.....X....x", SNARE: "...X..g..X.g", CLOSED: "x.xx.xx.xx.x"},
    "slow_blues/12": {KICK: "X....xX.....", SNARE: "...X.....X..", CLOSED: "xxxxxxxxxxxx"},
    "jig/12": {KICK: "X.....X.....", 54: "x.xx.xx.xx.x"},
    "brushes/12": {SNARE: "x.gxg.x.gxg.", PEDAL: "...x.....x..", KICK: "g.....g....."},
}
TOMS = (50, 48, 47, 45, 43, 41)
HAND = (60, 61, 62, 63, 64, 66, 67, 68, 70, 75, 76, 77, 54, 56)


def drum_track(rng, plan, name: str, per_second: float) -> list[tuple]:
    """Drums for the whole piece: one pattern with small changes, fills at the ends of sections."""
    traits, bar = plan.traits, plan.traits.metre.beats
    pattern = invented(rng, traits, per_second) if name == "invented" else written(rng, name, traits)
    other = varied(rng, pattern, traits)
    events, filled = [], rng.choice((0.2, 0.6, 0.9))
    ends = {section.end for section in plan.sections}
    opening = rng.random() < 0.6
    for start in range(0, plan.beats, bar):
        same = rng.random() < 0.3 + 0.7 * traits.steadiness
        hits = list(pattern if same else rng.choice((other, varied(rng, pattern, traits))))
        if start + bar in ends and rng.random() < filled:
            span = min(rng.choice((1, 1, 2, bar)), bar)
            hits = [h for h in hits if h[0] < bar - span] + fill(rng, traits, bar - span, bar)
        if opening and (start == 0 or start in ends):
            hits = hits + [(0.0, CRASH, 8)]
        events += [(start + place, 0.25, (number,), accent, 0.0) for place, number, accent in hits]
    plan.kicks.extend(e[0] for e in events if e[2][0] == KICK)
    return sorted(events)


def written(rng, name: str, traits) -> list[tuple]:
    rows, bar = PATTERNS[name], traits.metre.beats
    per_beat = 3 if name.endswith("/12") else 4
    # Where beats divide into three, a pattern of sixteenths is played with the swing that fits in.
    places = [i / per_beat for i in range(per_beat * 4)]
    if traits.metre.ternary and per_beat == 4:
        places = [int(p) + (0, 1 / 3, 2 / 3, 2 / 3)[round(p % 1 * 4)] for p in places]
    if not traits.metre.ternary and per_beat == 3 and traits.swing > 0.54:
        # The last third is written as the half of the beat, which the swing moves to its place.
        places = [int(i / 3) + (0, 0.27, 0.5)[i % 3] for i in range(12)]
    hits = []
    for number, row in rows.items():
        for beat in range(bar):
            for i in range(per_beat):
                step = beat % 4 * per_beat + i
                if row[step] != ".":
                    hits.append((places[step] - beat % 4 + beat, number, HITS[row[step]]))
    return hits


def invented(rng, traits, per_second: float) -> list[tuple]:
    """A pattern for any metre: kick on strong places, snare against it, something even on top."""
    bar, hits = traits.metre.beats, []
    per_bar = max(per_second * traits.beat_seconds * bar, 0.6)
    pick = rng.random()
    if pick < 0.6:
        numbers = (rng.choice((KICK, 35, 41)), rng.choice((SNARE, 40, RIM, CLAP)))
    else:
        numbers = tuple(rng.sample(HAND, 2))
    for number in numbers:
        places = cell(rng, traits.metre, min(per_bar / 2, 10), traits.syncopation, traits.tuplets)
        hits += [(place, number, 6) for place in places]
    if per_second > 0.8:
        step = step_near(traits, per_second)
        top = rng.choice((CLOSED, RIDE, 70, TAMB, CLOSED))
        hits += [(i * step, top, 4 * (1 + weight(traits.metre, i * step))) for i in range(int(bar / step + 0.01))]
    return hits


def varied(rng, pattern: list[tuple], traits) -> list[tuple]:
    """The pattern with some strokes left out and some moved off the beat."""
    step = 1 / 3 if traits.metre.ternary else 0.25
    hits = []
    for place, number, accent in pattern:
        if rng.random() < 0.08:
            continue
        if rng.random() < 0.12 * traits.syncopation and number in (KICK, SNARE):
            place = max(place - step, 0)
        hits.append((place, number, accent))
    if rng.random() < 0.4:
        hits.append((rng.randrange(traits.metre.beats * 2) / 2 + 0.25, rng.choice((SNARE, KICK, OPEN)), -12))
    return [h for h in hits if h[0] < traits.metre.beats]


def fill(rng, traits, start: float, end: float) -> list[tuple]:
    """Toms downwards, a roll on the snare, or silence before the next section."""
    kind = rng.choice(("toms", "toms", "roll", "mixed", "stop"))
    if kind == "stop":
        return [(start, SNARE, 10), (start, KICK, 10)]
    step = step_near(traits, rng.choice((5, 8, 10)))
    step = min(step, 0.5)
    count = max(int((end - start) / step), 1)
    hits = []
    for i in range(count):
        mixed = rng.choice((SNARE, KICK, *TOMS))
        number = SNARE if kind == "roll" else TOMS[i * 6 // count] if kind == "toms" else mixed
        hits.append((start + i * step, number, -10 + round(20 * i / count)))
    return hits


def solo(rng, plan, per_second: float, numbers=None) -> list[tuple]:
    """Drums alone: new ideas every bar or two, rolls and rests."""
    traits, bar, events = plan.traits, plan.traits.metre.beats, []
    numbers = numbers or (SNARE, KICK, *TOMS, SNARE, CRASH, CLOSED)
    idea = []
    for start in range(0, plan.beats, bar):
        if not idea or rng.random() > traits.steadiness:
            per_bar = per_second * rng.uniform(0.6, 1.5) * traits.beat_seconds * bar
            places = cell(rng, traits.metre, per_bar, traits.syncopation, traits.tuplets)
            idea = [(p, rng.choice(numbers)) for p in places]
            idea += [(p, KICK) for p, _ in idea if rng.random() < 0.2 and KICK in numbers]
        events += [(start + p, 0.25, (n,), 5 * (2 + weight(traits.metre, p)), 0.0) for p, n in idea]
    return sorted(events)


def percussion(rng, plan, per_second: float) -> list[tuple]:
    """One player of hand percussion: two or three sounds, one pattern."""
    return solo(rng, plan, per_second, tuple(rng.sample(HAND, rng.choice((1, 2, 3)))))
