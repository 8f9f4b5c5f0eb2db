"""Patches of plucked and struck synthesizer sounds, which die away: one common patch, which the kinds change."""

from .patch import Layer, Patch, plain_wave, pwm, supersaw
from .randomness import chance, log_uniform, pick, uniform


def common(random):
    decay = log_uniform(random, 0.08, 0.9)
    first = plain_wave(random)
    second = plain_wave(random, gain=uniform(random, 0, 0.8), semitones=pick(random, 0.08, 12, -12))
    return Patch([first, second], attack=0.0015, decay=decay, sustain=0.0, release=uniform(random, 0.05, 0.4),
                 filter=pick(random, "ladder", "low"), cutoff=log_uniform(random, 250, 2000),
                 resonance=uniform(random, 0, 0.65), sweep=uniform(random, 1, 4.5),
                 sweep_decay=decay * uniform(random, 0.2, 1), tracking=uniform(random, 0.3, 1),
                 sweep_random=pick(random, 0, 0.3), lfo_rate=log_uniform(random, 0.04, 0.2),
                 lfo_depth=pick(random, 0, 0, 1.0), echo=chance(random, 0.45), room=pick(random, 0, 0, 1.0, 2.5),
                 room_mix=uniform(random, 0.1, 0.5), chorus=pick(random, 0, 0, 0.5))


def analogue(patch, random):
    """The common patch as it is."""


def unison(patch, random):
    patch.layers, patch.cutoff = [supersaw(random, 3, 7)], log_uniform(random, 500, 3000)


def bell(patch, random):
    patch.layers = [Layer("fm", ratio=pick(random, 1.41, 2.0, 3.5, 3.0, 5.0, 7.0), decay=patch.decay,
                          index=uniform(random, 0.8, 4))]
    patch.decay, patch.filter, patch.release = patch.decay * 1.8, "", uniform(random, 0.3, 0.8)


def electric_piano(patch, random):
    patch.layers = [Layer("fm", ratio=1, index=uniform(random, 0.6, 2.5), decay=patch.decay, floor=0.1),
                    Layer("fm", uniform(random, 0.1, 0.5), ratio=pick(random, 7, 10, 14), index=0.8, decay=0.08)]
    patch.filter = ""


def chip(patch, random):
    """As of the sound chips of early home computers and consoles."""
    patch.layers, patch.filter, patch.touch = [Layer("pulse", width=pick(random, 0.125, 0.25, 0.5))], "", 0.3
    patch.crush, patch.chorus, patch.room = pick(random, None, (1, 5), (2, 6)), 0.0, 0.0
    patch.arpeggio, patch.arpeggio_rate = pick(random, (), (0.0, 12.0), (12.0, 0.0, 0.0)), uniform(random, 15, 60)


def soft(patch, random):
    patch.layers = [Layer("sine"), Layer("sine", uniform(random, 0, 0.5), 12),
                    Layer("triangle", uniform(random, 0, 0.6))]
    patch.filter = ""


def blip(patch, random):
    patch.filter, patch.resonance = "ladder", uniform(random, 0.6, 0.9)
    patch.decay = log_uniform(random, 0.05, 0.25)


def breathy(patch, random):
    patch.layers.append(Layer("noise", uniform(random, 0.1, 0.5)))


def wood(patch, random):
    patch.layers = [Layer("fm", ratio=pick(random, 3.0, 4.0, 2.4, 1.0), index=uniform(random, 1, 4), decay=0.04),
                    Layer("sine", 0.5)]
    patch.filter, patch.decay = "", log_uniform(random, 0.08, 0.4)


def stab(patch, random):
    patch.layers, patch.sustain, patch.release = [Layer("saw", voices=3, detune=0.2), pwm(random)], 0.3, 0.1
    patch.drive, patch.decay = pick(random, 0, 1.5), 0.3


# What is named more often is heard more often.
KINDS = (analogue, analogue, unison, bell, electric_piano, chip, soft, blip, breathy, wood, stab, analogue)


def draw_pluck(random):
    change = pick(random, *KINDS)
    patch = common(random)
    change(patch, random)
    return patch
