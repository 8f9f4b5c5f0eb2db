"""A part for one of the electronic instruments, from its notes to its sound."""

import numpy as np

from score import Part

from .basses import draw_bass
from .drum_machine import play_drums
from .effects import add_effects
from .filters import pass_band
from .leads import draw_lead
from .levels import to_peak
from .pads import draw_pad
from .playing import play
from .plucks import draw_pluck

DRAWS = {"synth_bass": draw_bass, "synth_lead": draw_lead, "synth_pad": draw_pad, "synth_pluck": draw_pluck}


def render(part: Part, instrument: str, seconds: float, rate: int, random: np.random.Generator) -> np.ndarray:
    """The part alone: mono, float32, peak about 0.5. One patch (or kit) is drawn for all of it."""
    total = int(round(seconds * rate))
    if instrument == "drum_machine":
        sound = play_drums(part.notes, seconds, rate, random)
    else:
        patch = DRAWS[instrument](random)
        sound = play(patch, part.notes, seconds, rate, random)
        if np.any(sound):
            sound = add_effects(sound, patch, rate, random)
    sound = np.nan_to_num(sound[:total], nan=0.0, posinf=0.0, neginf=0.0)
    # Filters by frames and changes of the rate ring a little before the first note, where nothing is to be heard.
    first = min((max(note.start, 0.0) for note in part.notes), default=seconds)
    sound[:max(min(int(round(first * rate)), total), 0)] = 0
    if instrument in ("synth_lead", "synth_pad", "synth_pluck") and total:
        sound = pass_band(sound, rate, low=25.0)
    return to_peak(sound)
