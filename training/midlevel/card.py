"""Writes the card of the network, perception.md, from what training and judging left.

Usage: card.py --curves FILE --figures FILE --out FILE
"""

import argparse
import json
from pathlib import Path

from instruments import SOURCES
from network import IMPRESSIONS

TEXT = """# The network that listens

Written by `training/midlevel/card.py`, as part of `training/midlevel/train`, which makes everything again. What it is for and
what the numbers mean: [docs/midlevel.md](../../docs/midlevel.md).

## What it is

{weights:,} weights, {kilobytes:,} kB of ONNX (opset 11), for OpenCV's `dnn`. Three branches of convolutions (`training/midlevel/network.py`):
timbre (80 mel bands), notes (72 semitones; octaves folded, all transpositions alike, keys of the window and of its quarters),
recurrence (onsets against themselves up to 3.3 seconds later). Two heads: nine numbers for a window of ten seconds, twelve probabilities for each of nine segments.

## What it was trained on

No recording, and no one's ratings. {pieces:,} pieces composed by a program (`training/midlevel/compose/`, forty styles; in a third of
them mode, dissonance, articulation, syncopation, density, tempo and its changes are drawn against the style's habit), 20 s each, three
windows of each: rendered part by part, so that parts are mixed anew in every epoch, in other balances, and with parts of other pieces in
bands that never were; in the second half of the pieces every instrument of a soundfont is made larger or smaller by up to four semitones;
and as mastered mixes (rooms, equalisers, compressors, noise, and MP3, Vorbis, Opus or AAC for a third of them). {sketches:,}
further scores were sketched: partials, attacks and noise put straight into the pictures, without sound, for the perceptions
alone. Targets are computed from the notes (`training/midlevel/targets.py`); whether a source is heard, from the parts' own sound.

| what made the sound | licence |
|---|---|
| FluidR3 GM soundfont (Debian `fluid-soundfont-gm`) | MIT |
| MuseScore General soundfont (`musescore-general-soundfont`) | MIT, parts CC0 or public domain |
| sf_GMbank of Csound (`csound-soundfont`) | LGPL-2.1 or later |
| OPL-3 FM soundfont (`opl3-soundfont`), for synthesizers and drum machines only | CC BY-SA 4.0 |
| synthesizers, drum machines, amplifiers, singers, choirs and rappers of our own (`synthesizer/`, `voices/`); the voices start from speech of Flite (`flite`: kal16, awb, rms, slt) | Apache-2.0; the speech BSD-like |

Judged only: TimGM6mb soundfont (`timgm6mb-soundfont`, GPL-2), MIDI files of Freedoom (`freedoom`, BSD-3-Clause) and of Planet Blupi
(`planetblupi-music-midi`, GPL-3). The weights hold no sample and no score.

Seeds: pieces 0 to {last_piece:,}, sketches from 1,000,000 on, judged pieces from 900,000 on; weights and batches {seed}.
Hardware: two cores of a shared virtual machine (AMD EPYC), PyTorch 1.13 of Debian 12, no GPU. Rendering took 48 minutes, sketching 10,
{epochs} epochs {minutes:.0f} minutes on one thread, beside other work that slowed it.

## How it learned

By epoch: the loss, and on {checked} windows of {check_pieces} pieces of other seeds mean average precision of the sources and correlation of
the perceptions. The number of epochs was set beforehand. The shape was not: a network before this one, without keys of the whole window
and with fixed filters for recurrence, was judged on the same pieces (mode 0.58, tonal stability 0.71, rhythmic stability 0.50, sources
0.76), and this shape was found on 2,200 of the sketches for what it lacked. With 2,400 pieces and 6,000 sketches, and fewer parts of other
pieces, it knew its own pieces (sources 0.93 by window) far better than others (0.77), so there are more of them now, and bands.

{curves}

## How right it is on music that it was not trained on

Correlation (perceptions, by window), average precision (sources, by segment of 1.1 s), on mastered mixes; and the same of whole
pieces of 20 s, as a track is told: of the mean over windows, and of the sources' share of the time (heard in a fifth of it, or never):

{figures}

On real music: [docs/midlevel.md](../../docs/midlevel.md#on-real-music), with what fails.

## Limits

- Composed music is not played music, and rendered sound not recorded sound. What the network says of real music is checked where
  labels are; the errors in the table do not hold there.
- Singing was made by a vocoder from four speakers, three of them men. Screams, whispers, throat singing were not taught.
- A distorted guitar is samples or our own amplifier; a synthesizer one of some fifty patches.
- Instruments outside the twelve (harp, harpsichord, accordion, harmonica, sitar, bagpipe, kalimba …) were heard as nothing by name.
- The perceptions are formulas over notes, not listeners' answers; they share the names of those, and not more than their sense.
"""


def table(head: list[str], rows: list[list]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join("–" if cell != cell else str(cell) for cell in row) + " |" for row in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--curves", type=Path, required=True)
    parser.add_argument("--figures", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    run, figures = json.loads(arguments.curves.read_text()), json.loads(arguments.figures.read_text())
    sets = [name for name in figures if name != "track_error"]
    curves = [[epoch["epoch"], epoch["loss"], epoch["mean_average_precision"],
               *(epoch["correlation"][name] for name in IMPRESSIONS)] for epoch in run["epochs"]]
    views = [view for one in sets for view in (figures[one], figures[one]["by_piece"])]
    right = [[name, *(view["correlation"][name] for view in views)] for name in IMPRESSIONS]
    right += [[name, *(view["average_precision"][name] for view in views)] for name in SOURCES]
    right.append(["**mean of the sources**", *(view["mean_average_precision"] for view in views)])
    kilobytes = (arguments.out.parent / "perception.onnx").stat().st_size // 1000
    arguments.out.write_text(TEXT.format(
        weights=run["weights"], kilobytes=kilobytes, pieces=run["pieces"], sketches=run["sketches"],
        last_piece=run["pieces"] - 1, seed=run["seed"], epochs=len(curves), minutes=run["epochs"][-1]["seconds"] / 60,
        checked=figures["check"]["windows"], check_pieces=figures["check"]["windows"] // 2,
        curves=table(["epoch", "loss", "sources", *(name.replace("_", " ") for name in IMPRESSIONS)], curves),
        figures=table(["", *(head for one in sets for head in (f"{one.replace('_', ' ')} ({figures[one]['windows']} windows)",
                                                               "by piece"))], right)))


if __name__ == "__main__":
    main()
