"""Bass drums, snares and claps of a drum machine."""

import numpy as np

from .drum_kit import decaying, falling_tone
from .effects import distort, room
from .filters import pass_band
from .randomness import chance, log_uniform, pick, uniform

KICK_DECAYS = {"long": (0.3, 0.8), "short": (0.05, 0.12), "house": (0.12, 0.25), "hard": (0.15, 0.3),
               "techno": (0.15, 0.35), "soft": (0.1, 0.2)}


def kick(kit):
    random, rate = kit.random, kit.rate
    kind = pick(random, *KICK_DECAYS)
    decay = uniform(random, *KICK_DECAYS[kind]) * kit.length
    time = kit.time(min(decay * 7, 3.0) + 0.02)
    end = uniform(random, 40, 65) * kit.tune
    high = end * (uniform(random, 1.5, 4) if kind in ("long", "soft") else log_uniform(random, 3, 15))
    sound = falling_tone(time, high, end, log_uniform(random, 0.008, 0.05), rate) * decaying(time, decay, 0.001)
    snap = falling_tone(time, high * 8, end, 0.003, rate) * decaying(time, 0.006)
    sound += np.float32(uniform(random, 0, 0.5)) * snap
    click = pass_band(kit.noise(len(time)), rate, 1000, 8000) * decaying(time, uniform(random, 0.002, 0.008))
    sound += np.float32(uniform(random, 0, 0.8)) * click
    if kind in ("hard", "techno") or chance(random, 0.25):
        sound = distort(sound, log_uniform(random, 1.5, 12 if kind == "hard" else 4), uniform(random, 0, 0.3))
        sound *= decaying(time, decay * 2, 0.001)
    return sound


def snare(kit):
    random, rate = kit.random, kit.rate
    decay = log_uniform(random, 0.05, 0.25) * kit.length
    time = kit.time(decay * 7 + 0.05)
    base = uniform(random, 150, 240) * kit.tune
    body = falling_tone(time, base * 1.6, base, 0.015, rate)
    body = body + 0.6 * falling_tone(time, base * 2.2, base * 1.78, 0.01, rate)
    body = body * decaying(time, uniform(random, 0.03, 0.12) * kit.length)
    rattle = pass_band(kit.noise(len(time)), rate, log_uniform(random, 400, 2500), log_uniform(random, 5000, 16000))
    rattle = rattle * decaying(time, decay)
    sound = np.float32(uniform(random, 0.2, 0.9)) * body + np.float32(uniform(random, 0.7, 1.5)) * rattle
    if chance(random, 0.25):
        sound = np.append(sound, np.zeros(int(0.3 * rate), dtype=np.float32))
        sound = room(sound, rate, random, 1.5, uniform(random, 0.8, 2), gate=uniform(random, 0.12, 0.3))
    return sound


def clap(kit):
    """Several hands that do not quite meet: short bursts, the last of which dies away slowly."""
    random, rate = kit.random, kit.rate
    decay = log_uniform(random, 0.05, 0.25) * kit.length
    time = kit.time(decay * 7 + 0.06)
    shape, gap = np.zeros(len(time)), uniform(random, 0.008, 0.013)
    bursts = int(random.integers(3, 5))
    for burst in range(bursts):
        since = time - burst * gap
        loudness, fall = (0.7, decay) if burst == bursts - 1 else (1.0, 0.004)
        shape += loudness * np.where(since >= 0, np.exp(-np.maximum(since, 0) / fall), 0)
    centre = uniform(random, 800, 1600)
    noise = pass_band(kit.noise(len(time)), rate, centre * 0.7, centre * uniform(random, 1.5, 5))
    return noise * shape.astype(np.float32)
