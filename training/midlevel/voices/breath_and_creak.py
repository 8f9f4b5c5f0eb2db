"""What a throat adds to the notes: breaths, creaks and strain."""

import numpy as np

from .lyrics import Sung
from .plan import Plan
from .singer import Singer


def add_breaths(plan: Plan, sung: list[Sung], decibels: float, frames_per_second: float,
                random: np.random.Generator) -> None:
    """Air drawn in before phrases, where there is a rest for it."""
    before = 0.0
    for each in sung:
        start = each.notes[0].start
        opening = 0.05 + each.syllable.opening_seconds
        if each.opens and start - opening - before > 0.3 and random.random() < 0.6:
            last = int((start - opening) * frames_per_second)
            length = int(min(random.uniform(0.15, 0.45), start - opening - before - 0.1) * frames_per_second)
            rise = np.linspace(0, 1, length)
            span = slice(last - length, last)
            plan.place[span] = each.syllable.hold_from
            level = each.syllable.levelling + decibels * np.log(10) / 20
            plan.gain[span] = np.exp(level) * (rise ** 0.7 * np.clip((1 - rise) / 0.25, 0, 1))
            plan.voiced[span] = 0
            plan.effort[span] = 1.5
        before = each.notes[-1].end


def add_creaks(plan: Plan, sung: list[Sung], singer: Singer, frames_per_second: float,
               random: np.random.Generator) -> None:
    """Fry: the pitch drops into single pulses where a phrase begins softly or ends. Strain: short roughness."""
    for each in sung:
        first, last = int(each.notes[0].start * frames_per_second), int(each.notes[-1].end * frames_per_second)
        if each.opens and random.random() < singer.fry:
            length = int(random.uniform(0.04, 0.1) * frames_per_second)
            creak(plan, slice(first, min(first + length, last)), random)
        elif each.closes and random.random() < singer.fry:
            length = int(random.uniform(0.06, 0.2) * frames_per_second)
            creak(plan, slice(max(last - length, first), last), random)
        elif each.notes[0].velocity > 95 and random.random() < 0.08:
            plan.rough[first:last] = np.maximum(plan.rough[first:last], random.uniform(0.2, 0.5))


def creak(plan: Plan, span: slice, random: np.random.Generator) -> None:
    low = random.uniform(28, 38) + random.normal(0, 1.5, len(plan.pitch[span]))
    plan.pitch[span] = np.minimum(plan.pitch[span], low)
    plan.gain[span] *= 0.5
