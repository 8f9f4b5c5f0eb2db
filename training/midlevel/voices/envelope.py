"""Measures speech: the spectral envelope, loudness and pitch of every 5 ms."""

import numpy as np
import scipy.fft

from .frames import cut_frames

SPEECH_RATE = 16000
SPEECH_HOP = 80
SPEECH_FRAMES_PER_SECOND = SPEECH_RATE / SPEECH_HOP
ORDER = 44  # cepstral coefficients: below the pitch period of the highest speaker, so that harmonics stay out

ENVELOPE_WINDOW, ENVELOPE_FFT = 400, 512
PITCH_WINDOW, PITCH_FFT = 640, 1024


def envelopes(sound: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Cepstra of the true envelope of every frame, and the frames' loudness (natural logarithm of amplitude)."""
    window = np.hanning(ENVELOPE_WINDOW).astype(np.float32)
    spectra = scipy.fft.rfft(cut_frames(sound, count, ENVELOPE_WINDOW, SPEECH_HOP) * window, ENVELOPE_FFT, axis=1)
    power = np.abs(spectra) ** 2 + 1e-7
    # What the microphone hears below the voice would only become rumble.
    power[:, :3] = power[:, 3:4]
    target = (0.5 * np.log(power)).astype(np.float32)
    smooth = np.full_like(target, -np.inf)
    for _ in range(7):
        cepstra = scipy.fft.irfft(np.maximum(target, smooth), axis=1)[:, :ORDER]
        cepstra[:, -8:] *= np.linspace(1, 0.3, 8, dtype=np.float32)
        folded = cepstra.copy()
        folded[:, 1:] *= 2
        smooth = scipy.fft.rfft(folded, ENVELOPE_FFT, axis=1).real
    return cepstra, 0.5 * np.log(power.sum(axis=1))


def clear_pitch(sound: np.ndarray, count: int) -> np.ndarray:
    """Semitones of every frame by autocorrelation; NaN where no pitch is clear."""
    window = np.hanning(PITCH_WINDOW).astype(np.float32)
    frames = cut_frames(sound, count, PITCH_WINDOW, SPEECH_HOP)[::2] * window
    power = np.abs(scipy.fft.rfft(frames, PITCH_FFT, axis=1)) ** 2
    power[:, 64:] = 0  # below 1 kHz the harmonics are clearest
    correlation = scipy.fft.irfft(power, axis=1)
    lags = np.arange(55, 230)  # 291 to 70 Hz
    # Longer lags correlate less because windows that are apart overlap less.
    likeness = correlation[:, lags] / (correlation[:, :1] + 1e-6) * (1 + lags / PITCH_WINDOW)
    best = likeness.argmax(axis=1)
    semitones = 69 + 12 * np.log2(SPEECH_RATE / lags[best] / 440)
    semitones[likeness.max(axis=1) < 0.5] = np.nan
    return np.repeat(semitones, 2)[:count]
