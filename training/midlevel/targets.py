"""What the network is to hear, computed from the notes: seven perceptions of a stretch of music, each in 0 to 1.

The names are those of Aljanaki & Soleymani (A data-driven approach to mid-level perceptual musical feature modeling,
ISMIR 2018), who asked listeners. Nobody was asked here: each is a formula over the score, given with its function, so
that a reader knows what the number means. A perception that the stretch says nothing of is NaN and is not trained on.
"""

import numpy as np

from instruments import INSTRUMENTS
from score import Note, Part, Score

PERCEPTIONS = ("melodiousness", "articulation", "rhythmic_complexity", "rhythmic_stability", "dissonance",
               "tonal_stability", "mode")

# How well each of the twelve pitch classes fits a key, tonic first (Krumhansl & Kessler 1982, probe-tone ratings).
MAJOR = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
MINOR = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])


def of_window(score: Score, start: float, end: float) -> np.ndarray:
    """The seven perceptions of `score` from `start` to `end`, in seconds."""
    parts = [part for part in score.parts if any(start <= note.end and note.start < end for note in part.notes)]
    pitched = [part for part in parts if part.pitched]
    values = {
        "melodiousness": melodiousness(pitched, start, end),
        "articulation": articulation(pitched, start, end),
        "rhythmic_complexity": rhythmic_complexity(parts, score, start, end),
        "rhythmic_stability": rhythmic_stability(parts, start, end),
        "dissonance": dissonance(pitched, start, end),
        "tonal_stability": tonal_stability(pitched, start, end),
        "mode": mode(pitched, start, end),
    }
    return np.array([values[name] for name in PERCEPTIONS])


def loudness(part: Part, note: Note) -> float:
    """Roughly the amplitude of a note: General MIDI asks for the square of the velocity."""
    return (note.velocity / 127) ** 2 * 10 ** (part.gain_db / 20)


def sounds_until(part: Part, note: Note) -> float:
    """When the note is let go of, or has died away by itself."""
    return min(note.end, note.start + INSTRUMENTS[part.instrument].rings)


# --- tonality ---------------------------------------------------------------------------------------------------------


def pitch_classes(parts: list[Part], start: float, end: float) -> np.ndarray:
    """How long and loud each pitch class sounds."""
    strength = np.zeros(12)
    for part in parts:
        for note in part.notes:
            heard = min(note.end, end) - max(note.start, start)
            if heard > 0:
                strength[round(note.pitch) % 12] += heard * loudness(part, note)
    return strength


def key_fits(strength: np.ndarray) -> np.ndarray:
    """Correlation of the pitch classes with the profile of every key: rows major and minor, columns tonics
    (Krumhansl & Schmuckler's key finding; Krumhansl 1990)."""
    profiles = [[np.roll(profile, tonic) for tonic in range(12)] for profile in (MAJOR, MINOR)]
    return np.array([[correlation(strength, profile) for profile in row] for row in profiles])


def correlation(strength: np.ndarray, profile: np.ndarray) -> float:
    """0 where all pitch classes are equally strong: they fit no key better than another."""
    return float(np.corrcoef(strength, profile)[0, 1]) if np.ptp(strength) > 0 else 0.0


def mode(parts: list[Part], start: float, end: float) -> float:
    """From 0, minor, to 1, major: by how much the best major key fits better than the best minor one. One half is
    neither, as where only tonic and fifth sound. A difference of 0.2 in correlation takes it 88 % of the way."""
    strength = pitch_classes(parts, start, end)
    if np.count_nonzero(strength) < 2:
        return np.nan
    major, minor = key_fits(strength).max(axis=1)
    return 0.5 + 0.5 * np.tanh((major - minor) / 0.15)


def tonal_stability(parts: list[Part], start: float, end: float) -> float:
    """How well the stretch stays in one key: the key that fits the whole best, its correlation with the pitch classes
    of each quarter, in the mean (0 where it is negative)."""
    strength = pitch_classes(parts, start, end)
    if np.count_nonzero(strength) < 2:
        return np.nan
    row, tonic = np.unravel_index(np.argmax(key_fits(strength)), (2, 12))
    profile = np.roll((MAJOR, MINOR)[row], tonic)
    edges = np.linspace(start, end, 5)
    fits = []
    for left, right in zip(edges, edges[1:]):
        quarter = pitch_classes(parts, left, right)
        if np.count_nonzero(quarter) >= 2:
            fits.append(max(0.0, correlation(quarter, profile)))
    return float(np.mean(fits)) if fits else np.nan


# --- dissonance -------------------------------------------------------------------------------------------------------


def tone_roughness() -> np.ndarray:
    """Roughness of two tones of amplitude 1 with eight partials each that fall by 0.8: [pitch, pitch], after Plomp &
    Levelt's curve as fitted by Sethares (Local consonance and the relationship between timbre and scale, 1993)."""
    partials = np.arange(1, 9)
    hertz = 440 * 2 ** ((np.arange(128)[:, None] - 69) / 12) * partials
    amplitude = 0.8 ** (partials - 1)
    result = np.zeros((128, 128))
    for pitch in range(128):
        low = np.minimum(hertz[pitch][None, :, None], hertz[:, None, :])
        apart = np.abs(hertz[pitch][None, :, None] - hertz[:, None, :])
        s = 0.24 / (0.0207 * low + 18.96)
        rough = np.exp(-3.51 * s * apart) - np.exp(-5.75 * s * apart)
        result[pitch] = (rough * np.minimum(amplitude[:, None], amplitude[None, :])[None]).sum(axis=(1, 2))
    np.fill_diagonal(result, 0)
    return result


ROUGHNESS = tone_roughness()


def dissonance(parts: list[Part], start: float, end: float) -> float:
    """Roughness of what sounds together, each pair weighed by its amplitudes (Hutchinson & Knopoff 1978), mean over the
    times at which anything sounds; 1 - exp(-R), so that clusters approach 1."""
    times = np.arange(start, end, 0.1)
    amplitude = np.zeros((len(times), 128))
    for part in parts:
        for note in part.notes:
            heard = (times >= note.start) & (times < sounds_until(part, note))
            pitch = round(note.pitch)
            amplitude[heard, pitch] = np.maximum(amplitude[heard, pitch], loudness(part, note))
    power = (amplitude**2).sum(axis=1)
    sounding = power > 0
    if sounding.sum() < 5:
        return np.nan
    pairs = 0.5 * np.einsum("tp,pq,tq->t", amplitude[sounding], ROUGHNESS, amplitude[sounding])
    return 1 - np.exp(-float(np.mean(pairs / power[sounding])))


# --- notes in time ----------------------------------------------------------------------------------------------------


def onsets_of(part: Part) -> np.ndarray:
    """When the part's notes begin; those within 30 ms, as of a chord, are one."""
    result: list[float] = []
    for note in part.notes:
        if not result or note.start - result[-1] > 0.03:
            result.append(note.start)
    return np.array(result)


def articulation(parts: list[Part], start: float, end: float) -> float:
    """From 0, staccato, to 1, legato: how much of the time until the part's next note a note sounds, at most all of
    it (sounding against notated length: Bresin & Umberto Battel, Journal of New Music Research 2000); mean over the
    notes that begin in the stretch, the louder the heavier. What is followed by two seconds without a note says
    nothing: the phrase was over."""
    held, weights = [], []
    for part in parts:
        onsets = onsets_of(part)
        for note in part.notes:
            if not start <= note.start < end:
                continue
            following = onsets[np.searchsorted(onsets, note.start + 0.03) :]
            if len(following) == 0 or following[0] - note.start > 2.0:
                continue
            held.append(min(1.0, (sounds_until(part, note) - note.start) / (following[0] - note.start)))
            weights.append(loudness(part, note))
    return float(np.average(held, weights=weights)) if len(held) >= 4 else np.nan


def rhythmic_stability(parts: list[Part], start: float, end: float) -> float:
    """How steadily a pulse can be walked along to: the onsets, as bumps of 20 ms, against themselves a beat later; the
    best correlation over beats of 0.25 to 1.5 s, mean of one and two beats later (as pulse clarity: Lartillot, Eerola,
    Toiviainen & Fornari, ISMIR 2008, but over the score). 0 where fewer than four onsets stand."""
    rate = 100
    train = np.zeros(round((end - start) * rate))
    count = 0
    for part in parts:
        for note in part.notes:
            at = int((note.start - start) * rate)
            if 0 <= at < len(train):
                train[at] += loudness(part, note)
                count += 1
    if count < 4 or np.count_nonzero(train) < 4:
        return 0.0
    bump = np.exp(-0.5 * (np.arange(-8, 9) / 2.0) ** 2)
    train = np.convolve(np.sqrt(train), bump, mode="same")
    train -= train.mean()
    spectrum = np.abs(np.fft.rfft(train, 2 * len(train))) ** 2
    correlation = np.fft.irfft(spectrum)[: len(train)] / np.arange(len(train), 0, -1)
    correlation /= correlation[0]
    lags = np.arange(round(0.25 * rate), round(1.5 * rate))
    twice = np.maximum.reduce([correlation[2 * lags + i] for i in (-1, 0, 1)])
    return float(np.clip(np.max(0.5 * (correlation[lags] + twice)), 0, 1))


def rhythmic_complexity(parts: list[Part], score: Score, start: float, end: float) -> float:
    """Mean of three: how much the parts are syncopated (Longuet-Higgins & Lee 1984), how various the times between
    onsets are (their entropy; Thul & Toussaint, ISMIR 2008), how unlike each bar is to the one before."""
    positions = [grid_positions(part, score, start, end) for part in parts]
    positions = [grid for grid in positions if len(grid) >= 3]
    if not positions:
        return np.nan
    everything = np.unique(np.concatenate(positions))
    sync = np.average([syncopation(grid, score.beats_per_bar) for grid in positions], weights=[len(g) for g in positions])
    return float(np.mean([sync, interval_entropy(everything), unlikeness_of_bars(everything, score.beats_per_bar)]))


def grid_positions(part: Part, score: Score, start: float, end: float) -> np.ndarray:
    """The part's onsets in twelfths of a beat from the first bar line."""
    onsets = onsets_of(part)
    onsets = onsets[(onsets >= start) & (onsets < end)]
    beats = np.interp(onsets, score.beats, np.arange(len(score.beats))) - score.downbeat
    return np.unique(np.round(12 * beats).astype(int))


def metrical_weight(twelfths: np.ndarray, beats_per_bar: int) -> np.ndarray:
    """0 on the bar line, -1 on beats, -2 halfway between them, -3 at quarters and thirds of a beat, -4 elsewhere."""
    in_beat = twelfths % 12
    weight = np.full(twelfths.shape, -4)
    weight[np.isin(in_beat, (3, 9, 4, 8))] = -3
    weight[in_beat == 6] = -2
    weight[in_beat == 0] = -1
    weight[twelfths % (12 * beats_per_bar) == 0] = 0
    return weight


def syncopation(grid: np.ndarray, beats_per_bar: int) -> float:
    """A note that is followed by no other on the next stronger place is a syncopation, the stronger the place the
    more: mean over notes, 0 to 1 (1 would be two levels each)."""
    weights = metrical_weight(grid, beats_per_bar)
    total = 0.0
    for position, following, weight in zip(grid, grid[1:], weights):
        between = np.arange(position + 1, min(following, position + 24))
        if len(between):
            total += max(0, metrical_weight(between, beats_per_bar).max() - weight)
    return min(1.0, total / (2 * max(1, len(grid) - 1)))


def interval_entropy(grid: np.ndarray) -> float:
    """Entropy of the times between onsets, in twelfths of a beat, relative to eight kinds that are equally frequent."""
    intervals = np.diff(grid)
    if len(intervals) == 0:
        return 0.0
    _, counts = np.unique(np.minimum(intervals, 48), return_counts=True)
    share = counts / counts.sum()
    return float(min(1.0, -(share * np.log2(share)).sum() / 3.0))


def unlikeness_of_bars(grid: np.ndarray, beats_per_bar: int) -> float:
    """One minus the share of places that two neighbouring bars have in common (Jaccard), mean over bars."""
    length = 12 * beats_per_bar
    bars = {bar: set(grid[grid // length == bar] % length) for bar in range(grid[0] // length, grid[-1] // length + 1)}
    pairs = [(bars[bar], bars[bar + 1]) for bar in bars if bar + 1 in bars and (bars[bar] or bars[bar + 1])]
    if not pairs:
        return 0.5
    return float(np.mean([1 - len(a & b) / len(a | b) for a, b in pairs]))


# --- melody -----------------------------------------------------------------------------------------------------------


def melodiousness(parts: list[Part], start: float, end: float) -> float:
    """How clearly a line stands out that could be sung: the best part's salience times singability."""
    power = [sum(loudness(p, n) ** 2 * max(0, min(n.end, end) - max(n.start, start)) for n in p.notes) for p in parts]
    total = sum(power)
    if total <= 0:
        return np.nan
    return max(salience(part, own / total, start, end) * singability(top_line(part, start, end))
               for part, own in zip(parts, power))


def top_line(part: Part, start: float, end: float) -> list[Note]:
    """The highest of the part's notes wherever several begin together."""
    line: list[Note] = []
    for note in part.notes:
        if not start <= note.start < end:
            continue
        if line and note.start - line[-1].start <= 0.03:
            if note.pitch > line[-1].pitch:
                line[-1] = note
        else:
            line.append(note)
    return line


def salience(part: Part, share_of_power: float, start: float, end: float) -> float:
    """The part's share of all power (a fifth is enough to be followed), times the share of the time in which it sounds
    (a half is enough: melodies breathe), times the share of its notes that are not in chords."""
    line = top_line(part, start, end)
    notes = [note for note in part.notes if start <= note.start < end]
    if not notes:
        return 0.0
    sounding = sum(min(note.end, end) - note.start for note in line) / (end - start)
    alone = 0.5 + 0.5 * len(line) / len(notes) if len(notes) > len(line) else 1.0
    return min(1.0, share_of_power / 0.2) * min(1.0, sounding / 0.5) * alone


def singability(line: list[Note]) -> float:
    """Small steps (Huron, Sweet Anticipation, 2006: melodies move by seconds mostly), a pace a singer can follow, a
    range that voices have: mean over the line's notes of steps times pace times range."""
    if len(line) < 4:
        return 0.0
    pitch = np.array([note.pitch for note in line])
    pace = np.diff([note.start for note in line])
    steps = np.abs(np.diff(pitch))
    small = np.where(steps == 0, 0.6, np.exp(-np.maximum(0, steps - 2) / 5))
    sung = np.clip((pace - 0.06) / 0.14, 0, 1) * np.clip((3.0 - pace) / 1.5, 0, 1)
    in_range = np.clip(1 - np.maximum(0, np.maximum(48 - pitch, pitch - 84))[1:] / 12, 0, 1)
    # A line of few different tones is a riff or a repeated note, not a melody.
    various = min(1.0, len(set(pitch.tolist())) / 5)
    return float(np.mean(small * sung * in_range)) * various
