"""Short names for what is drawn at random."""

import numpy as np


def uniform(random, low, high):
    return float(random.uniform(low, high))


def log_uniform(random, low, high):
    """Even over ratios, as frequencies and durations are heard."""
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


def chance(random, probability):
    return bool(random.random() < probability)


def pick(random, *values):
    return values[int(random.integers(len(values)))]
