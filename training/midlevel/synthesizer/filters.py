"""Filters that move and filters that stand still.

The responses of the state-variable and four-pole ladder filters are after Zavalishin, "The art of VA filter design",
and Simper's notes on the trapezoidal state-variable filter; they are applied here as spectra, frame by frame, by
overlap-add. The equalizer is after Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients".
"""

import numpy as np
from scipy import fft, signal

from .curves import CURVE_HOP


def filter_response(kind, frequencies, cutoff, resonance, damping):
    """Spectra of an analogue filter ("ladder", "band" or "low"), one for each cutoff.

    `resonance` 0 to 1; `damping` (Hz) makes the ringing end within a frame.
    """
    relative = (1j * frequencies + damping).astype(np.complex64)[None, :] * (1.0 / cutoff).astype(np.float32)[:, None]
    if kind == "ladder":
        feedback = np.float32(3.7 * resonance)
        square = (1 + relative) ** 2
        return np.float32(1 + 0.6 * feedback) / (square * square + feedback)
    width = np.float32(1.0 / (0.6 * 25.0 ** resonance))  # 1 / Q, Q from 0.6 to 15
    below = 1 + relative * (relative + width)
    if kind == "band":
        return relative * np.float32(width ** 0.5) / below
    return 1 / below


def sweeping_filter(sound, rate, kind, cutoff, resonance):
    """A filter whose cutoff follows a curve (one point every CURVE_HOP samples): frames are filtered and
    cross-faded."""
    frame = 1 << int(round(np.log2(0.0116 * rate)))
    hop = frame // 2
    size = frame * (4 if resonance > 0.35 else 2)  # room for the ringing after the frame
    count = -(-len(sound) // hop) + 1
    padded = np.zeros((count + 1) * hop, dtype=np.float32)
    padded[hop:hop + len(sound)] = sound
    window = signal.get_window("hann", frame).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(padded, frame)[::hop]
    # The cutoff at the middle of a frame; where notes meet, that is the first value of the later one.
    centres = np.minimum(np.arange(count) * hop // CURVE_HOP, len(cutoff) - 1)
    cutoff = np.clip(np.asarray(cutoff)[centres], 20.0, 0.49 * rate)
    frequencies = np.arange(size // 2 + 1) * (rate / size)
    damping = np.log(100.0) * rate / (size - frame) / (2 * np.pi)
    constant = np.ptp(cutoff) < 1e-3 * cutoff[0]
    spectra = filter_response(kind, frequencies, cutoff[:1], resonance, damping) if constant else None
    pieces = size // hop
    out = np.zeros((count + pieces, hop), dtype=np.float32)
    for first in range(0, count, 128):  # in batches, because the spectra of all frames together would take much memory
        last = min(first + 128, count)
        if not constant:
            spectra = filter_response(kind, frequencies, cutoff[first:last], resonance, damping)
        filtered = fft.rfft(frames[first:last] * window, size, axis=1) * spectra
        filtered = fft.irfft(filtered, size, axis=1)
        for piece in range(pieces):
            out[first + piece:last + piece] += filtered[:, piece * hop:(piece + 1) * hop]
    return out.ravel()[hop:hop + len(sound)]


def pass_band(sound, rate, low=None, high=None, order=2):
    """A fixed filter: what lies above `low` and below `high`."""
    limit = 0.48 * rate
    for edge, kind in ((low, "highpass"), (high, "lowpass")):
        if edge is not None and (kind == "highpass" or edge < limit):
            sound = signal.sosfilt(signal.butter(order, min(edge, limit), kind, fs=rate, output="sos"), sound)
    return np.asarray(sound, dtype=np.float32)


def equalize(sound, rate, kind, centre, gain_db, q):
    """A peaking ("peak") or shelving ("low" or "high") equalizer; none where the rate leaves no room for it."""
    if centre >= 0.45 * rate:
        return sound
    gain, turn = 10 ** (gain_db / 40), 2 * np.pi * centre / rate
    cosine, alpha = np.cos(turn), np.sin(turn) / (2 * q)
    if kind == "peak":
        top = [1 + alpha * gain, -2 * cosine, 1 - alpha * gain]
        bottom = [1 + alpha / gain, -2 * cosine, 1 - alpha / gain]
    else:
        sign, root = (1 if kind == "low" else -1), 2 * np.sqrt(gain) * alpha
        up, down = gain + 1, gain - 1
        top = [gain * (up - sign * down * cosine + root), sign * 2 * gain * (down - sign * up * cosine),
               gain * (up - sign * down * cosine - root)]
        bottom = [up + sign * down * cosine + root, -sign * 2 * (down + sign * up * cosine),
                  up + sign * down * cosine - root]
    return signal.sosfilt(np.array([top + bottom]) / bottom[0], sound).astype(np.float32)
