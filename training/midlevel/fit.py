"""Trains the network on material and keeps weights, curves and figures.

Usage: fit.py --material FOLDER [--sketches FOLDER] --check FOLDER --out FOLDER [--epochs 20] [--seed 1]
"""

import argparse
import json
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch

from dataset import Mixer, Piece, STARTS, as_mastered, stacked
from instruments import SOURCES
from network import IMPRESSIONS, Network

BATCH = 32


def load(folder: Path) -> list[Piece]:
    return [Piece(file) for file in sorted(folder.glob("*.npz"), key=lambda file: file.name) if ".part" not in file.name]


def loss_of(network: Network, batch) -> torch.Tensor:
    mel, pitch, impressions, sources = batch
    told, heard = network(mel, pitch)
    known = ~torch.isnan(impressions)
    labelled = ~torch.isnan(sources)
    surprise = torch.nn.functional.binary_cross_entropy(heard.clamp(1e-5, 1 - 1e-5), torch.nan_to_num(sources),
                                                        reduction="none")
    wrong = torch.where(known, told - torch.nan_to_num(impressions), torch.zeros(()).to(told))
    return ((surprise * labelled).sum() / labelled.sum().clamp(min=1)
            + 8.0 * wrong.square().sum() / known.sum().clamp(min=1))


def correlation(told: np.ndarray, true: np.ndarray) -> float:
    known = ~np.isnan(true)
    return float(np.corrcoef(told[known], true[known])[0, 1])


def average_precision(scores: np.ndarray, positive: np.ndarray) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = positive[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean()) if hits.any() else np.nan


def run(network: Network, examples: list, device) -> tuple[np.ndarray, np.ndarray]:
    network.eval()
    told, heard = [], []
    with torch.no_grad():
        for at in range(0, len(examples), 64):
            mel, pitch, _, _ = stacked(examples[at : at + 64])
            a, b = network(torch.from_numpy(mel).to(device), torch.from_numpy(pitch).to(device))
            told.append(a.cpu().numpy())
            heard.append(b.cpu().numpy())
    return np.concatenate(told), np.concatenate(heard)


def figures(network: Network, examples: list, device) -> dict:
    """By window: correlation and root mean square error of each impression; by segment: average precision of each
    source (labels that say maybe are left out)."""
    told, heard = run(network, examples, device)
    true = np.stack([example[2] for example in examples])
    sources = np.stack([example[3] for example in examples]).reshape(-1, len(SOURCES))
    heard = heard.reshape(-1, len(SOURCES))
    result = {"correlation": {}, "error": {}, "average_precision": {}}
    for i, name in enumerate(IMPRESSIONS):
        result["correlation"][name] = round(correlation(told[:, i], true[:, i]), 3)
        result["error"][name] = round(float(np.sqrt(np.nanmean((told[:, i] - true[:, i]) ** 2))), 3)
    for i, name in enumerate(SOURCES):
        sure = (sources[:, i] == 0) | (sources[:, i] == 1)
        result["average_precision"][name] = round(average_precision(heard[sure, i], sources[sure, i] == 1), 3)
    result["mean_average_precision"] = round(float(np.nanmean(list(result["average_precision"].values()))), 3)
    return result


def make_batch(task: tuple[int, list[int]]):
    seed, chosen = task
    mixer = Mixer(PIECES, RECORDED, np.random.default_rng(seed))
    return stacked([mixer.draw(PIECES[i]) for i in chosen])


def epochs(arguments, recorded: int, sketched: int):
    """Batches, made beside the training by a process that shares the pieces' memory. In every epoch each recording is
    drawn three times, and as many sketches."""
    random = np.random.default_rng(arguments.seed)
    with ProcessPoolExecutor(arguments.loaders) as pool:
        for epoch in range(arguments.epochs):
            sketches = recorded + random.permutation(sketched)[: recorded * STARTS]
            order = random.permutation(np.concatenate([np.tile(np.arange(recorded), STARTS), sketches]))
            tasks = [((arguments.seed, epoch, at), order[at : at + BATCH].tolist())
                     for at in range(0, len(order) - BATCH + 1, BATCH)]
            yield epoch, len(tasks), pool.map(make_batch, tasks, chunksize=4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--material", type=Path, required=True)
    parser.add_argument("--sketches", type=Path)
    parser.add_argument("--check", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--loaders", type=int, default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(arguments.seed)
    # OpenMP's threads wait by spinning: beside the loader, or anything else, two are slower than one.
    torch.set_num_threads(1)

    global PIECES, RECORDED
    PIECES = load(arguments.material)
    RECORDED = len(PIECES)
    PIECES += load(arguments.sketches) if arguments.sketches else []
    sketched = len(PIECES) - RECORDED
    checks = [as_mastered(piece, 2 * half) for piece in load(arguments.check) for half in (0, 1)]
    network = Network().to(device)
    steps = arguments.epochs * ((RECORDED * STARTS + min(sketched, RECORDED * STARTS)) // BATCH)
    optimiser = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps + 1, pct_start=0.15)
    curves, begun = [], time.time()
    print(f"{RECORDED} pieces, {sketched} sketches, {len(checks)} windows to check, {steps} steps on {device}", flush=True)
    for epoch, count, batches in epochs(arguments, RECORDED, sketched):
        network.train()
        total = 0.0
        for batch in batches:
            loss = loss_of(network, [torch.from_numpy(array).to(device) for array in batch])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        checked = figures(network, checks, device)
        curves.append({"epoch": epoch + 1, "loss": round(total / count, 4), "seconds": round(time.time() - begun), **checked})
        torch.save(network.state_dict(), arguments.out / "weights.pt")
        told_of_the_run = {"pieces": RECORDED, "sketches": sketched, "seed": arguments.seed,
                           "weights": sum(weight.numel() for weight in network.parameters()), "epochs": curves}
        (arguments.out / "curves.json").write_text(json.dumps(told_of_the_run, indent=1) + "\n")
        told = " ".join(f"{name[:11]} {value:.2f}" for name, value in checked["correlation"].items())
        print(f"{epoch + 1:3} loss {total / count:.4f} mAP {checked['mean_average_precision']:.3f} {told} "
              f"({time.time() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
