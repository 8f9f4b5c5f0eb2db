"""What happens to music between the players and the listener's file: rooms, equalisers, compressors, noise, codecs.

All sound is mono at 44.1 kHz. What is drawn at random comes from the generator that is given, so that a seed makes the
same sound again.
"""

import subprocess

import numpy as np
from scipy.signal import fftconvolve, lfilter

RATE = 44100
BLOCK = 512  # samples over which a compressor's gain stands still


def room(sound: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Reverberation: noise that dies away, the treble faster, after a first silence (Moorer 1979)."""
    seconds = random.uniform(0.15, 2.5)
    length = int(RATE * seconds)
    time = np.arange(length) / RATE
    noise = random.standard_normal(length)
    dark = lfilter([1 - 0.7], [1, -0.7], noise)
    tail = dark * 10 ** (-3 * time / seconds) + (noise - dark) * 10 ** (-3 * time / (seconds * random.uniform(0.2, 0.7)))
    tail[: int(RATE * random.uniform(0.0, 0.03))] = 0
    wet = fftconvolve(sound, tail)[: len(sound)]
    level = 10 ** (random.uniform(-26, -5) / 20) * rms(sound) / max(rms(wet), 1e-9)
    return sound + level * wet


def equaliser(sound: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A smooth curve of up to ±9 dB, and at times the narrow band of an old recording."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    places = np.log2(np.array([30, 80, 200, 500, 1200, 3000, 7000, 16000]))
    decibels = random.normal(0, 3.0, len(places)).clip(-9, 9)
    curve = np.interp(np.log2(np.maximum(hertz, 20)), places, decibels)
    if random.random() < 0.15:
        high, low = random.uniform(4000, 12000), random.uniform(40, 200)
        curve -= 12 * np.log2(np.maximum(hertz / high, 1)) + 12 * np.log2(np.maximum(low / np.maximum(hertz, 1), 1))
    return np.fft.irfft(spectrum * 10 ** (curve / 20), len(sound))


def compressor(sound: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Lowers what is above a threshold by a ratio, with a release of 50 to 400 ms, then clips softly."""
    blocks = len(sound) // BLOCK + 1
    padded = np.pad(sound, (0, blocks * BLOCK - len(sound)))
    level = 10 * np.log10(np.mean(padded.reshape(blocks, BLOCK) ** 2, axis=1) + 1e-10)
    release = np.exp(-BLOCK / (RATE * random.uniform(0.05, 0.4)))
    over = np.maximum(0, level - np.percentile(level, random.uniform(20, 80)))
    held = lfilter([1 - release], [1, -release], over)
    gain = -np.maximum(held, 0) * (1 - 1 / random.uniform(1.5, 8))
    curve = np.interp(np.arange(len(sound)), np.arange(blocks) * BLOCK + BLOCK / 2, gain)
    squeezed = sound * 10 ** (curve / 20)
    drive = random.uniform(0.5, 2.5) / max(np.percentile(np.abs(squeezed), 99.5), 1e-9)
    return np.tanh(drive * squeezed) / drive


def noise(sound: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Hiss, hum or the crackle of a record, 35 to 70 dB below the music."""
    kind = random.choice(["hiss", "hum", "crackle"])
    if kind == "hiss":
        added = random.standard_normal(len(sound))
        added = added - random.uniform(0, 0.95) * np.concatenate([[0], added[:-1]])
    elif kind == "hum":
        time = np.arange(len(sound)) / RATE
        added = sum(np.sin(2 * np.pi * random.choice([50, 60]) * n * time) / n for n in range(1, 6))
    else:
        added = random.standard_normal(len(sound)) * (random.random(len(sound)) < 20 / RATE)
        added = lfilter([1], [1, -0.6], added)
    return sound + added * 10 ** (random.uniform(-70, -35) / 20) * rms(sound) / max(rms(added), 1e-9)


CODECS = (("mp3", "libmp3lame", ("48k", "64k", "96k", "128k")), ("ogg", "libvorbis", ("64k", "96k")),
          ("opus", "libopus", ("32k", "48k", "64k")), ("adts", "aac", ("48k", "64k", "96k")))


def codec(sound: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Through a lossy file format and back. The delay that some add is left in: labels are seconds wide."""
    container, encoder, rates = CODECS[random.integers(len(CODECS))]
    rate = str(random.choice(rates))
    raw = ["-f", "f32le", "-ar", str(RATE), "-ac", "1"]
    quiet = ["ffmpeg", "-v", "error", "-threads", "1"]
    coded = subprocess.run([*quiet, *raw, "-i", "-", "-c:a", encoder, "-b:a", rate, "-f", container, "-"], check=True,
                           input=sound.astype(np.float32).tobytes(), capture_output=True).stdout
    plain = subprocess.run([*quiet, "-i", "-", *raw, "-"], check=True, input=coded, capture_output=True).stdout
    decoded = np.frombuffer(plain, np.float32)[: len(sound)]
    return np.pad(decoded, (0, len(sound) - len(decoded)))


def master(sound: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A mix as a file of it may sound."""
    for treatment, chance in ((room, 0.3), (equaliser, 0.8), (compressor, 0.7), (noise, 0.2)):
        if random.random() < chance:
            sound = treatment(sound, random)
    sound = sound * random.uniform(0.2, 0.9) / max(np.abs(sound).max(), 1e-9)
    return codec(sound, random) if random.random() < 0.35 else sound


def rms(sound: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))
