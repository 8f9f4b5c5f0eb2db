"""Runs `armonica extract` and reads what it measured."""

import json
import math
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARMONICA = ROOT / "build" / "release" / "armonica"


def extract(paths, features=None):
    """The objects of docs/formats.md, `extract`, for every file under `paths`, by path. Files that failed stop the run."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "features.jsonl")
        command = [ARMONICA, "extract", *map(str, paths), "--out", out]
        if features:
            command += ["--features", ",".join(features)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        rows = [json.loads(line) for line in out.read_text().splitlines()]
    failed = [row["path"] for row in rows if row["error"]]
    if failed:
        raise SystemExit(f"could not be measured: {', '.join(failed)}")
    return {row["path"]: row for row in rows}


def catalogue():
    """The entries of `armonica features`, in catalogue order."""
    text = subprocess.run([ARMONICA, "features", "--format", "json"], check=True, capture_output=True, text=True).stdout
    return json.loads(text)["features"]


def value(row, feature):
    """A feature's value, NaN where it is missing."""
    number = row["features"].get(feature)
    return math.nan if number is None else number


def replace_block(file, name, text):
    """Puts `text` between `<!-- name -->` and `<!-- /name -->` of a document; the rest is written by hand."""
    document = file.read_text()
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if document.count(begin) != 1 or document.count(end) != 1:
        raise SystemExit(f"{file}: wants one {begin} and one {end}")
    head, rest = document.split(begin)
    tail = rest.split(end)[1]
    file.write_text(f"{head}{begin}\n{text.strip()}\n{end}{tail}")


def same_tempo(one, other, factors=(1.0,), tolerance=0.04):
    """Whether two tempi agree within the tolerance, or by one of the factors."""
    return any(abs(one - factor * other) <= tolerance * factor * other for factor in factors)


SHARPS = {"Db": "C#", "Eb": "D#", "Gb": "F#", "Ab": "G#", "Bb": "A#"}
PITCH_CLASSES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]


def key_relation(one, other):
    """How two keys, as ("A", "minor"), stand to each other: equal, relative, parallel, fifth or other."""
    tonic = [PITCH_CLASSES.index(SHARPS.get(key[0], key[0])) for key in (one, other)]
    distance = (tonic[1] - tonic[0]) % 12
    if one[1] == other[1]:
        return {0: "equal", 7: "fifth", 5: "fifth"}.get(distance, "other")
    if distance == 0:
        return "parallel"
    return "relative" if distance == (9 if one[1] == "major" else 3) else "other"


def require(*programs):
    """Stops with a clear word where a program is not installed."""
    for program in programs:
        if not any(os.access(pathlib.Path(folder, program), os.X_OK) for folder in os.get_exec_path()):
            raise SystemExit(f"{program} is needed: scripts/install-packages {program}")
