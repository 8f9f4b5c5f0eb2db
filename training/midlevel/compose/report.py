"""Composes many pieces and prints what they are made of. Run from the folder above: python3 -m compose.report 1000"""

import sys
import time
from collections import Counter

import numpy as np
from instruments import INSTRUMENTS, SOURCES

from . import compose

TENTHS = (5, 25, 50, 75, 95)


def shares(title: str, counts: Counter, total: int) -> None:
    print(f"\n{title} (% of pieces)")
    for name, count in counts.most_common():
        print(f"  {100 * count / total:5.1f}  {name}")


def spread(title: str, values: list[float]) -> None:
    cells = "  ".join(f"{p} %: {v:.2f}" for p, v in zip(TENTHS, np.percentile(values, TENTHS)))
    print(f"{title:34s} {cells}")


def sounding_share(part) -> float:
    """Median over the notes of sounding length by time to the next note, chords counted as one."""
    onsets = np.array([note.start for note in part.notes])
    ends = np.array([note.end for note in part.notes])
    following = np.append(onsets, np.inf)[np.searchsorted(onsets, onsets + 0.04)]
    return float(np.median((ends - onsets) / (following - onsets)))


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    styles, sources, sizes, metres, solos, names = (Counter() for _ in range(6))
    tempi, densities, lengths, gates = [], [], [], []
    began = time.perf_counter()
    pieces = [compose(seed) for seed in range(total)]
    spent = time.perf_counter() - began
    for score in pieces:
        heard = {INSTRUMENTS[part.instrument].source for part in score.parts}
        styles[score.style] += 1
        sources.update(str(source) for source in heard)
        names.update({part.instrument for part in score.parts})
        sizes[len(score.parts)] += 1
        metres[score.beats_per_bar] += 1
        if len(score.parts) == 1:
            solos.update(str(source) for source in heard)
        tempi.append(60 / np.median(np.diff(score.beats)))
        starts = sorted(note.start for part in score.parts for note in part.notes)
        densities.append(sum(b - a > 0.03 for a, b in zip([-1.0] + starts, starts)) / score.seconds)
        for part in score.parts:
            if part.pitched and len(part.notes) > 2:
                gates.append(sounding_share(part))
            lengths.append(len(part.notes))
    for title, counts in (("Styles", styles), ("Sources", sources), ("Solos by source", solos), ("Instruments", names),
                          ("Parts", sizes), ("Beats in a bar", metres)):
        shares(title, counts, total)
    missing = [s for s in SOURCES if sources[s] < 0.06 * total]
    print(f"\nSources in fewer than 6 %: {missing or 'none'}")
    spread("Tempo, beats a minute", tempi)
    spread("Beginnings a second", densities)
    spread("Notes in a part", lengths)
    spread("Sounding share, median of a part", gates)
    print(f"{1000 * spent / total:.1f} ms a piece")


if __name__ == "__main__":
    main()
