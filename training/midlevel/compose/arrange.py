"""Who plays when, how loud, and how the loudness of the piece moves."""

GAINS = {"melody": 1.0, "counter": -4.0, "chords": -4.0, "pad": -8.0, "bass": -2.5, "drums": -2.0}
PLANS = ("all", "all", "all", "build", "thin", "breaks", "spots", "turns")


def activity(rng, parts: int, sections: list) -> list[list[bool]]:
    """For every part, in which sections it plays. Somebody always does."""
    count = len(sections)
    plan = rng.choice(PLANS)
    if parts == 1 or count < 2:
        return [[True] * count for _ in range(parts)]
    table = []
    for part in range(parts):
        if plan == "build":
            first = rng.randrange(count) if rng.random() < 0.7 else 0
            table.append([i >= first for i in range(count)])
        elif plan == "thin":
            last = rng.randrange(1, count + 1)
            table.append([i < last for i in range(count)])
        elif plan == "breaks":
            table.append([rng.random() < 0.72 for _ in range(count)])
        elif plan == "turns":
            table.append([(i + part) % 2 == 0 or part > 1 for i in range(count)])
        else:
            table.append([True] * count)
    if plan == "spots":  # one section for one or two players
        alone, who = rng.randrange(count), rng.sample(range(parts), min(parts, rng.choice((1, 1, 2))))
        for part in range(parts):
            table[part][alone] = part in who
    for i in range(count):
        if not any(row[i] for row in table):
            table[rng.randrange(parts)][i] = True
    for row in table:  # a part that never plays is none
        if not any(row):
            row[rng.randrange(count)] = True
    return table


def playing(events: list[tuple], sections: list, active: list[bool]) -> list[tuple]:
    """The events of the sections in which the part plays; notes end with the section when the part then rests."""
    kept, index = [], 0
    for event in sorted(events, key=lambda e: e[0]):
        while index + 1 < len(sections) and event[0] >= sections[index].end - 1e-6:
            index += 1
        if not active[index]:
            continue
        end = sections[index].end
        if index + 1 < len(sections) and not active[index + 1] and event[0] + event[1] > end:
            event = (event[0], max(end - event[0], 0.05), *event[2:])
        kept.append(event)
    return kept


def gain(rng, role: str) -> float:
    return round(GAINS[role] + min(max(rng.gauss(0, 2.8), -6), 5), 1)


def dynamics(rng, beats: float):
    """Velocity added at a beat: level, swelling, fading, terraces or waves."""
    kind, depth = rng.choice(("level", "level", "up", "down", "waves", "terraces")), rng.uniform(8, 28)
    period = rng.choice((8, 16, 32))
    levels = [rng.uniform(-depth, depth) for _ in range(int(beats // period) + 2)]
    if kind == "up":
        return lambda beat: depth * (2 * beat / beats - 1)
    if kind == "down":
        return lambda beat: depth * (1 - 2 * beat / beats)
    if kind == "waves":
        return lambda beat: depth * (1 - abs(beat % period / period * 2 - 1) * 2)
    if kind == "terraces":
        return lambda beat: levels[int(max(beat, 0) // period)]
    return lambda beat: 0.0
