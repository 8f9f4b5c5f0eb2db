"""Judges a network on material that it was not trained on.

Usage: judge.py --weights FILE --out FILE NAME=FOLDER [NAME=FOLDER …]

For each folder of material: by window the correlation of each perception with what the score says, by segment the
average precision of each source, all on the mastered mixes. `by_piece`, of the mean over a piece's windows, as the
program tells it of a track: the same correlations, and the average precision of each source by its mean over segments,
a piece having it where it is heard in a fifth of them and not having it where it is heard in none. `track_error` is the root mean square error of what a whole
piece is told, over all folders: of a perception its mean, of a source its share of the time.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from dataset import as_mastered
from fit import average_precision, correlation, figures, load, run
from instruments import SOURCES
from network import IMPRESSIONS, Network

HALVES = (0, 2)  # the windows of a piece that do not overlap
LEAST_SHARE = 0.2  # of the segments in which a source is heard, for a piece to have it


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("material", nargs="+")
    arguments = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(arguments.weights, map_location="cpu"))
    network.eval()
    result, everything = {}, []
    for name, folder in (entry.split("=", 1) for entry in arguments.material):
        examples = [as_mastered(piece, half) for piece in load(Path(folder)) for half in HALVES]
        result[name] = {"windows": len(examples), **figures(network, examples, "cpu"),
                        "by_piece": figures_by_piece(network, examples)}
        everything += examples
    result["track_error"] = track_errors(network, everything)
    arguments.out.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


def of_pieces(network: Network, examples: list) -> list[tuple[np.ndarray, np.ndarray]]:
    """What is told and what is true of whole pieces: of impressions, and of the sources' shares of the time."""
    told, heard = run(network, examples, "cpu")
    true = np.stack([example[2] for example in examples])
    sources = np.stack([example[3] for example in examples])
    pieces = len(heard) // len(HALVES)
    return [(told.reshape(pieces, -1, len(IMPRESSIONS)).mean(axis=1), true.reshape(pieces, -1, len(IMPRESSIONS)).mean(axis=1)),
            (heard.reshape(pieces, -1, len(SOURCES)).mean(axis=1), sources.reshape(pieces, -1, len(SOURCES)).mean(axis=1))]


def figures_by_piece(network: Network, examples: list) -> dict:
    (told, true), (heard, shares) = of_pieces(network, examples)
    precisions = {}
    for i, name in enumerate(SOURCES):
        sure = (shares[:, i] == 0) | (shares[:, i] >= LEAST_SHARE)
        precisions[name] = round(average_precision(heard[sure, i], shares[sure, i] >= LEAST_SHARE), 3)
    return {"correlation": {name: round(correlation(told[:, i], true[:, i]), 3) for i, name in enumerate(IMPRESSIONS)},
            "average_precision": precisions,
            "mean_average_precision": round(float(np.nanmean(list(precisions.values()))), 3)}


def track_errors(network: Network, examples: list) -> dict[str, float]:
    errors = np.concatenate([np.sqrt(np.nanmean((given - wanted) ** 2, axis=0)) for given, wanted in of_pieces(network, examples)])
    return {name: round(float(error), 3) for name, error in zip((*IMPRESSIONS, *SOURCES), errors)}


if __name__ == "__main__":
    main()
