"""Who plays in a piece: reads the line-ups of the styles, or puts together players that no style would."""

from dataclasses import dataclass

from instruments import INSTRUMENTS, SOURCES


@dataclass
class Seat:
    role: str  # a role of score.Part, or "solo": melody and accompaniment by one player
    instrument: str
    textures: tuple[str, ...] = ()


# Instruments that sound one note at a time; their chords are shared out among the players.
SINGLE = {"singer", "rapper", "trumpet", "trombone", "tuba", "french_horn", "saxophone", "oboe", "bassoon", "clarinet",
          "flute", "folk_flute", "violin", "viola", "cello", "contrabass", "bagpipe", "timpani", "double_bass",
          "electric_bass", "slap_bass", "synth_bass", "synth_bass_samples"}
BY_SOURCE = {source: [name for name, i in INSTRUMENTS.items() if i.source == source] for source in (*SOURCES, None)}


def seats(rng, style) -> list[Seat]:
    text = rng.choice(style.lineups)
    if text == "any":
        return any_solo(rng) if style.name == "any solo" else any_group(rng)
    taken, fullness = [], rng.choice((0.2, 0.5, 0.7, 0.95))
    for word in text.split():
        role, _, rest = word.partition(":")
        names, _, textures = rest.partition("=")
        if role.endswith("?") and rng.random() > fullness:
            continue
        wanted = tuple(textures.split(",")) if textures else ()
        taken.append(Seat(role.rstrip("?"), rng.choice(names.split(",")), wanted))
    return with_guests(rng, taken, fullness)


PITCHED = [source for source in SOURCES if source not in ("drums", "bass")]
GUESTS = ("voice", "voice", "voice", "voice", "brass", "brass", "mallets", "mallets", "synthesizer", "winds", "strings",
          "distorted_guitar", "organ")


def with_guests(rng, taken: list[Seat], fullness: float) -> list[Seat]:
    """Players that the style does not ask for, instead of one of its own or besides them."""
    for seat in taken:
        if seat.role not in ("drums", "bass", "solo") and rng.random() < 0.07:
            seat.instrument, seat.textures = one_of(rng, PITCHED), ()
            seat.role = "melody" if seat.instrument == "rapper" else seat.role
    if len(taken) > 1 or (taken[0].role == "solo" and rng.random() < 0.15):
        if rng.random() < 0.3:
            taken.append(guest(rng, rng.choice(GUESTS), taken))
        if fullness > 0.9 and rng.random() < 0.6:  # a crowd
            for _ in range(rng.randint(1, 4)):
                taken.append(guest(rng, rng.choice(PITCHED), taken))
        if rng.random() < 0.3 and all(seat.role != "bass" for seat in taken):
            taken.append(Seat("bass", rng.choice(BY_SOURCE["bass"])))
        if rng.random() < 0.13 and all(seat.role != "drums" for seat in taken):
            taken.append(Seat("drums", rng.choice(BY_SOURCE["drums"])))
        if rng.random() < 0.1 and all(seat.instrument not in BY_SOURCE["voice"] for seat in taken):
            taken.append(guest(rng, "voice", taken))
    return taken


def guest(rng, source: str, taken: list[Seat]) -> Seat:
    name = one_of(rng, (source,))
    led = any(seat.role in ("melody", "solo") for seat in taken)
    if name == "rapper" or not led:
        return Seat("melody", name)
    if name in SINGLE:
        return Seat("counter", name)
    return Seat(rng.choice(("counter", "chords", "chords", "pad")), name)


def one_of(rng, sources) -> str:
    """An instrument of a source drawn first, so that sources with few instruments come as often as others."""
    name = rng.choice(BY_SOURCE[rng.choice(sources)])
    return "choir" if name == "choir_samples" and rng.random() < 0.5 else name


def any_solo(rng) -> list[Seat]:
    name = one_of(rng, SOURCES + (None,))
    if name in BY_SOURCE["drums"]:
        return [Seat("drums", name, ("solo", "invented", "percussion"))]
    if name in BY_SOURCE["bass"]:
        return [Seat("bass", name, ("riff", "walking", "syncopated", "melody", "melody"))]
    if name in SINGLE:
        return [Seat("melody", name)]
    return [Seat(rng.choice(("solo", "solo", "melody", "chords")), name)]


def any_group(rng) -> list[Seat]:
    pitched = PITCHED + [None]
    taken = []
    if rng.random() < 0.85:
        taken.append(Seat("melody", one_of(rng, pitched)))
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4))):
        role = rng.choice(("chords", "chords", "pad", "counter"))
        name = one_of(rng, pitched)
        if name == "rapper" or (name in SINGLE and role == "pad"):
            role = "counter"
        taken.append(Seat(role, "singer" if name == "rapper" else name))
    if rng.random() < 0.55:
        taken.append(Seat("bass", one_of(rng, ("bass", "bass", "bass", "synthesizer", "strings"))
                          if rng.random() < 0.3 else rng.choice(BY_SOURCE["bass"])))
    if rng.random() < 0.5:
        taken.append(Seat("drums", rng.choice(BY_SOURCE["drums"])))
    return taken
