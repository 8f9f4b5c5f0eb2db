"""Patches of synthesizer basses, one function a kind."""

from .patch import Layer, Patch, plain_wave
from .randomness import chance, log_uniform, pick, uniform


def acid(random):
    return Patch([Layer("saw") if chance(random, 0.6) else Layer("pulse", width=0.45)],
                 attack=0.002, decay=uniform(random, 0.2, 1.0), sustain=uniform(random, 0, 0.5), release=0.03,
                 cutoff=log_uniform(random, 120, 700), resonance=uniform(random, 0.55, 0.93),
                 sweep=uniform(random, 1.5, 4.5), sweep_decay=log_uniform(random, 0.08, 0.6),
                 sweep_random=uniform(random, 0, 0.8), lfo_rate=log_uniform(random, 0.04, 0.2),
                 lfo_depth=uniform(random, 0, 1.2), mono=True, glide=uniform(random, 0.02, 0.08), tracking=0.2,
                 drive=pick(random, 0.0, 1.5, 4.0))


def sub(random):
    return Patch([Layer("sine"), Layer(pick(random, "triangle", "saw", "pulse"), uniform(random, 0, 0.25))],
                 attack=uniform(random, 0.003, 0.02), decay=0.5, sustain=uniform(random, 0.5, 1),
                 release=uniform(random, 0.03, 0.15), cutoff=log_uniform(random, 200, 900), resonance=0.1,
                 mono=chance(random, 0.7), glide=pick(random, 0, 0, 0.05), drive=pick(random, 0, 0, 1.2))


def reese(random):
    """Detuned saws whose beating is the sound."""
    layers = [Layer("saw", voices=pick(random, 2, 3, 4), detune=uniform(random, 0.25, 0.8))]
    if chance(random, 0.5):
        layers.append(Layer("sine", 0.7))
    return Patch(layers, attack=uniform(random, 0.005, 0.05), sustain=0.9, release=uniform(random, 0.05, 0.2),
                 filter=pick(random, "ladder", "low", "low"), cutoff=log_uniform(random, 250, 2500),
                 resonance=uniform(random, 0, 0.6), lfo_rate=log_uniform(random, 0.08, 1.0),
                 lfo_depth=uniform(random, 0, 1.5), mono=True, glide=pick(random, 0, 0.06, 0.12),
                 drive=pick(random, 0, 1.5, 3, 6), chorus=pick(random, 0, 0, 0.5))


def wobble(random, growling=False):
    """The filter swings in time with dance music of about 140 beats per minute."""
    layers = [plain_wave(random), Layer("sine", uniform(random, 0.2, 0.8))]
    if growling:
        layers = [Layer("fm", ratio=pick(random, 0.5, 1, 1, 2, 3), index=uniform(random, 2, 7), decay=1.0,
                        floor=uniform(random, 0.4, 1)), Layer("saw", uniform(random, 0, 0.6), voices=2, detune=0.3)]
    return Patch(layers, attack=0.004, sustain=0.9, release=0.06, filter=pick(random, "ladder", "low", "band"),
                 cutoff=log_uniform(random, 250, 900), resonance=uniform(random, 0.3, 0.8),
                 lfo_rate=pick(random, 1.17, 2.33, 3.5, 4.67, 7.0) * uniform(random, 0.9, 1.1),
                 lfo_depth=uniform(random, 1.2, 2.5), lfo_shape=pick(random, "sine", "saw", "square"), mono=True,
                 glide=pick(random, 0, 0.05), drive=pick(random, 1.2, 3, 8))


def growl(random):
    return wobble(random, growling=True)


def fm(random, octave=False):
    return Patch([Layer("fm", ratio=pick(random, 1, 1, 2, 3, 0.5), index=uniform(random, 0.8, 5),
                        decay=log_uniform(random, 0.04, 0.5), floor=uniform(random, 0, 0.4)),
                  Layer("sine", uniform(random, 0, 0.6), semitones=pick(random, 0, 12) if octave else 0)],
                 attack=0.002, decay=log_uniform(random, 0.15, 1.0), sustain=uniform(random, 0, 0.7),
                 release=uniform(random, 0.03, 0.12), filter="", drive=pick(random, 0, 0, 1.5))


def organ(random):
    return fm(random, octave=True)


def chip(random):
    """As of the sound chips of early home computers and consoles."""
    wave = Layer("triangle") if chance(random, 0.6) else Layer("pulse", width=pick(random, 0.125, 0.25, 0.5))
    return Patch([wave], attack=0.001, sustain=1.0, release=0.01, filter="", touch=0.2, mono=True,
                 drop=pick(random, 0, 0, 12), crush=pick(random, None, (1, 5), (2, 8)))


def boom(random):
    """The long kick of a drum machine, played as a bass."""
    return Patch([Layer("sine")], attack=0.002, decay=log_uniform(random, 0.5, 2.0), sustain=0.0,
                 release=uniform(random, 0.1, 0.4), filter="", mono=True, glide=pick(random, 0, 0.08),
                 drop=uniform(random, 6, 24), drop_time=uniform(random, 0.01, 0.04),
                 drive=pick(random, 1.2, 2.5, 6))


def sync(random):
    return Patch([Layer("sync", ratio=uniform(random, 1.3, 3.5), decay=uniform(random, 0.1, 0.5),
                        index=uniform(random, 0, 1.5)), Layer("sine", 0.6)], cutoff=log_uniform(random, 600, 4000),
                 resonance=uniform(random, 0, 0.4), mono=True, sweep=uniform(random, 0, 2))


def analogue(random):
    """Two or three plain oscillators and a filter that closes after the stroke."""
    layers = [plain_wave(random),
              plain_wave(random, gain=uniform(random, 0.2, 1), semitones=pick(random, 0, 12, -0.08))]
    if chance(random, 0.4):
        layers.append(Layer("pulse", 0.6, -12))
    return Patch(layers, attack=0.003, decay=log_uniform(random, 0.1, 0.8), sustain=uniform(random, 0, 0.9),
                 release=uniform(random, 0.03, 0.15), cutoff=log_uniform(random, 150, 1500),
                 filter=pick(random, "ladder", "ladder", "low"), resonance=uniform(random, 0, 0.7),
                 sweep=uniform(random, 0, 3.5), sweep_decay=log_uniform(random, 0.05, 0.5),
                 sweep_sustain=uniform(random, 0, 0.3), mono=chance(random, 0.7), glide=pick(random, 0, 0, 0.04),
                 drive=pick(random, 0, 0, 0, 1.5, 3), chorus=pick(random, 0, 0, 0.4))


# What is named more often is heard more often.
KINDS = (acid, acid, sub, reese, wobble, fm, analogue, analogue, chip, boom, organ, analogue, growl, sync)


def draw_bass(random):
    return pick(random, *KINDS)(random)
