"""Patches of synthesizer pads: one common patch, which the kinds change."""

from .patch import Layer, Patch, plain_wave, pwm, supersaw
from .randomness import chance, log_uniform, pick, uniform


def common(random):
    saws = Layer("saw", voices=2, detune=uniform(random, 0.06, 0.3))
    second = plain_wave(random, gain=uniform(random, 0, 0.8), semitones=pick(random, 0.06, 12, -12, 0, 7))
    return Patch([saws, second], attack=log_uniform(random, 0.05, 1.2), decay=1.0, sustain=uniform(random, 0.7, 1.0),
                 release=log_uniform(random, 0.3, 2.0), touch=0.6, filter=pick(random, "ladder", "low", "low"),
                 cutoff=log_uniform(random, 400, 4500), resonance=uniform(random, 0, 0.5), tracking=0.2,
                 lfo_rate=log_uniform(random, 0.04, 0.6), lfo_depth=uniform(random, 0, 1.3), shared=True,
                 vibrato=pick(random, 0, 0, 0.05, 0.12), vibrato_delay=0.0, chorus=pick(random, 0, 0.5, 0.9),
                 room=pick(random, 0, 1.5, 3.0, 5.0), room_mix=uniform(random, 0.2, 0.8), echo=chance(random, 0.15))


def warm(patch, random):
    if chance(random, 0.5):
        patch.shared, patch.sweep = False, uniform(random, 0.5, 2.5)
        patch.sweep_attack, patch.sweep_sustain = log_uniform(random, 0.2, 2), 0.6


def strings(patch, random):
    patch.layers = [pwm(random), pwm(random, gain=0.8, semitones=pick(random, 0.08, 12, -12))]
    patch.cutoff = log_uniform(random, 1500, 8000)


def unison(patch, random):
    patch.layers, patch.cutoff = [supersaw(random, 4, 7)], log_uniform(random, 1500, 12000)
    patch.attack = log_uniform(random, 0.01, 0.6)


def wind(patch, random):
    """Noise in a narrow band that follows the pitch."""
    patch.layers = [Layer("noise", 1.0), plain_wave(random, gain=uniform(random, 0.2, 1))]
    patch.shared, patch.filter, patch.tracking = False, "band", uniform(random, 0.5, 1)
    patch.resonance, patch.room = uniform(random, 0.5, 0.9), patch.room or 3.0


def glass(patch, random):
    patch.layers = [Layer("fm", ratio=pick(random, 1, 2, 3, 3.5, 4, 7), index=uniform(random, 0.3, 2), decay=2.0,
                          floor=uniform(random, 0.1, 0.7)), Layer("sine", 0.6, pick(random, 0, 12, 0.05))]
    patch.filter = ""


def choir(patch, random):
    patch.filter, patch.cutoff, patch.resonance = "band", log_uniform(random, 500, 1200), uniform(random, 0.25, 0.5)
    patch.lfo_depth, patch.vibrato, patch.chorus = uniform(random, 0.1, 0.6), 0.15, 0.9


def organ(patch, random):
    patch.layers = [Layer("sine"), Layer("sine", uniform(random, 0.1, 0.7), 12),
                    Layer("sine", uniform(random, 0, 0.4), 19), Layer("triangle", uniform(random, 0, 0.5), 0.06)]
    patch.filter, patch.tremolo, patch.tremolo_rate = "", uniform(random, 0, 0.5), log_uniform(random, 0.3, 6)


def ring(patch, random):
    patch.layers = [Layer("ring", 1.0, ratio=pick(random, 1.5, 2, 2.5, 3.01, 0.503)), Layer("triangle", 0.5)]


def grains(patch, random):
    patch.layers = [Layer("grains"), Layer("sine", uniform(random, 0.1, 0.5))]
    patch.room = patch.room or 3.0


def gated(patch, random):
    """Chopped, as in trance; a room would fill the gaps."""
    patch.tremolo, patch.tremolo_shape = uniform(random, 0.7, 1.0), "square"
    patch.tremolo_rate, patch.attack = uniform(random, 7, 9.5), 0.01
    patch.layers, patch.cutoff, patch.room = [supersaw(random, 3, 7)], log_uniform(random, 1200, 9000), 0.0


def lofi(patch, random):
    """As from a worn tape."""
    patch.wow, patch.cutoff, patch.room = True, log_uniform(random, 600, 1800), 0.0
    patch.crush = pick(random, None, (2, 8), (3, 7))
    patch.layers.append(Layer("noise", 0.03))


def brass(patch, random):
    patch.attack, patch.shared, patch.sweep, patch.sweep_attack = 0.06, False, 2.0, uniform(random, 0.1, 0.6)
    patch.sweep_sustain, patch.cutoff = 0.7, log_uniform(random, 400, 1000)


# What is named more often is heard more often.
KINDS = (warm, warm, strings, unison, wind, glass, choir, organ, ring, grains, gated, lofi, brass)


def draw_pad(random):
    change = pick(random, *KINDS)
    patch = common(random)
    change(patch, random)
    return patch
