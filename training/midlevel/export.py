"""Writes trained weights as what the program reads: perception.onnx and, beside it, its descriptor perception.toml.

Usage: export.py --weights FILE --figures FILE --out FOLDER

FIGURES is what judge.py wrote: how far off each output is on music that was not trained on stands in the descriptor.
"""

import argparse
import json
from pathlib import Path

import torch

from instruments import SOURCES
from network import IMPRESSIONS, SEGMENTS, Network

# Each output: title, low, high, lower, higher, and what it was taught.
WORDS = {
    "melodiousness": ("melodiousness", "unmelodious", "melodious", "less melodious", "more melodious",
                      "how much a line stands out that could be sung"),
    "articulation": ("articulation", "staccato", "legato", "more staccato", "more legato",
                     "how much of the time until the next note of its part a note sounds"),
    "rhythmic_complexity": ("rhythmic complexity", "plain in rhythm", "intricate in rhythm", "plainer in rhythm",
                            "more intricate in rhythm", "syncopation, variety of times between onsets and of bars"),
    "rhythmic_stability": ("rhythmic stability", "free in pulse", "steady in pulse", "freer in pulse",
                           "steadier in pulse", "how well the onsets fit themselves one and two beats later"),
    "dissonance": ("dissonance", "consonant", "dissonant", "more consonant", "more dissonant",
                   "roughness of the notes that sound together"),
    "tonal_stability": ("tonal stability", "wandering in key", "firm in key", "less firm in key", "firmer in key",
                        "how well each quarter of the window fits the key of the whole"),
    "mode": ("mode", "minor", "major", "more minor", "more major",
             "by how much the best major key fits better than the best minor one"),
    "electronic": ("electronic sound", "acoustic", "electronic", "more acoustic", "more electronic",
                   "share of what is audible that electronic instruments make, amplified ones half"),
    "fullness": ("number of players", "solo", "full", "sparser", "fuller",
                 "effective number of parts, as log2 of it over 3"),
}
INPUTS = {"mel": (80, 432), "pitch": (72, 108)}


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def table(kind: str, output: str, words: tuple[str, ...], error: float) -> str:
    title, low, high, lower, higher, taught = words
    lines = [f"[[{kind}]]", f"id = {quoted(output)}", f"title = {quoted(title)}", f"low = {quoted(low)}",
             f"high = {quoted(high)}", f"lower = {quoted(lower)}", f"higher = {quoted(higher)}",
             f"definition = {quoted(taught)}"]
    if kind == "perception":
        lines += ["minimum = 0.0", "maximum = 1.0"]
    return "\n".join([*lines, f"error = {error}"])


def source_words(source: str) -> tuple[str, ...]:
    name = source.replace("_", " ")
    return (name, f"no {name}", f"{name} throughout", f"poorer in {name}", f"richer in {name}", "whether it is heard")


def descriptor(errors: dict[str, float]) -> str:
    inputs = [f'[[input]]\nholds = "{name}"\nshape = [{rows}, {columns}]' for name, (rows, columns) in INPUTS.items()]
    perceptions = [table("perception", output, WORDS[output], errors[output]) for output in IMPRESSIONS]
    sources = [table("source", source, source_words(source), errors[source]) for source in SOURCES]
    head = ("# What perception.onnx takes and gives. Written by training/midlevel/export.py; docs/midlevel_models.md "
            f'explains it.\nformat = 1\nname = "perception"\nnetwork = "perception.onnx"\nsegments = {SEGMENTS}')
    return "\n\n".join([head, *inputs, *perceptions, *sources]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--figures", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    network = Network().eval()
    network.load_state_dict(torch.load(arguments.weights, map_location="cpu"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    example = tuple(torch.zeros(1, 1, *shape) for shape in INPUTS.values())
    torch.onnx.export(network, example, str(arguments.out / "perception.onnx"), opset_version=11,
                      input_names=list(INPUTS), output_names=["perceptions", "sources"])
    errors = json.loads(arguments.figures.read_text())["track_error"]
    (arguments.out / "perception.toml").write_text(descriptor(errors))


if __name__ == "__main__":
    main()
