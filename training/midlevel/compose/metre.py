"""Metres, and how strong each place in a bar is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Metre:
    beats: int  # beats in a bar
    ternary: bool  # whether a beat divides into three
    strong: tuple[int, ...]  # beats that start a group
    pace: float = 1.0  # beats for every beat of the tempo that was asked for (the beats of 7/8 are eighths)


METRES = {
    "4/4": Metre(4, False, (0, 2)),
    "3/4": Metre(3, False, (0,)),
    "2/4": Metre(2, False, (0,)),
    "6/8": Metre(2, True, (0,), 0.75),
    "12/8": Metre(4, True, (0, 2), 0.85),
    "5/4": Metre(5, False, (0, 3)),
    "7/8": Metre(7, False, (0, 2, 4), 1.7),
}


def weight(metre: Metre, position: float) -> int:
    """0 at the start of a bar, one less for every level of the metre below it.

    The weights are those of Longuet-Higgins and Lee, "The rhythmic interpretation of monophonic music" (1984).
    """
    ticks = round(position * 24) % (metre.beats * 24)
    beat, inside = divmod(ticks, 24)
    if inside == 0:
        return 0 if beat == 0 else -1 if beat in metre.strong else -2
    if inside % (8 if metre.ternary else 12) == 0:
        return -3
    return -4 if inside % (4 if metre.ternary else 6) == 0 else -5
