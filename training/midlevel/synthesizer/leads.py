"""Patches of synthesizer leads: one common patch, which the kinds change."""

from .patch import Layer, Patch, plain_wave, pwm, supersaw
from .randomness import chance, log_uniform, pick, uniform


def common(random):
    return Patch([plain_wave(random)], attack=log_uniform(random, 0.002, 0.04), decay=uniform(random, 0.2, 0.8),
                 sustain=uniform(random, 0.6, 1.0), release=log_uniform(random, 0.05, 0.5),
                 filter=pick(random, "ladder", "low"), cutoff=log_uniform(random, 1200, 9000),
                 resonance=uniform(random, 0, 0.6), sweep=uniform(random, 0, 2), sweep_sustain=uniform(random, 0, 0.8),
                 tracking=uniform(random, 0.2, 0.8), mono=chance(random, 0.6),
                 glide=pick(random, 0, 0, 0.03, 0.08, 0.15),
                 vibrato=pick(random, 0, 0.1, 0.2, 0.4), vibrato_rate=uniform(random, 4.5, 7),
                 vibrato_delay=uniform(random, 0.1, 0.6), echo=chance(random, 0.4),
                 room=pick(random, 0, 0, 1.0, 2.0), room_mix=uniform(random, 0.1, 0.4),
                 chorus=pick(random, 0, 0, 0.5), drive=pick(random, 0, 0, 0, 1.5, 4))


def unison(patch, random):
    """Many saws, as in trance."""
    patch.layers = [supersaw(random, 5, 7), supersaw(random, 3, 3, gain=uniform(random, 0, 0.5), semitones=12)]
    patch.cutoff, patch.vibrato, patch.drive = log_uniform(random, 3000, 14000), 0.0, 0.0
    patch.mono, patch.shared = chance(random, 0.3), True
    if chance(random, 0.3):
        patch.layers.append(Layer("noise", 0.1))


def mono(patch, random):
    patch.layers.append(plain_wave(random, gain=uniform(random, 0.3, 1),
                                   semitones=pick(random, 0.07, -12, 12, 7, 0.15)))
    patch.mono = True


def chip(patch, random):
    """As of the sound chips of early home computers and consoles, which played chords as quick arpeggios."""
    patch.layers = [Layer("pulse", width=pick(random, 0.125, 0.25, 0.5))]
    patch.filter, patch.drive, patch.attack, patch.release, patch.touch = "", 0.0, 0.001, 0.02, 0.3
    patch.chorus, patch.sustain = 0.0, pick(random, 0.3, 0.7, 1.0)
    patch.arpeggio = pick(random, (), (), (0.0, 12.0), (0.0, 12.0, 24.0), (0.0, 7.0, 12.0))
    patch.arpeggio_rate = pick(random, 15.0, 25.0, 50.0, 60.0)
    patch.crush = pick(random, None, None, (1, 5), (2, 6))
    patch.room = 0.0


def sync(patch, random):
    patch.layers = [Layer("sync", ratio=uniform(random, 1.2, 4), index=uniform(random, 0.3, 3),
                          decay=log_uniform(random, 0.1, 1.0))]


def fm(patch, random):
    patch.layers = [Layer("fm", ratio=pick(random, 0.5, 1, 1, 2, 3, 4, 1.41), index=uniform(random, 0.6, 5),
                          decay=log_uniform(random, 0.1, 1), floor=uniform(random, 0.2, 0.8)),
                    Layer("fm", 0.5, 0.05, ratio=1, index=uniform(random, 0, 2), floor=0.5)]
    patch.filter = pick(random, "", "low")


def swinging_pulses(patch, random):
    patch.layers = [pwm(random), pwm(random, gain=0.7, semitones=pick(random, 0.08, 12, -12))]


def theremin(patch, random):
    patch.layers = [Layer("sine"), Layer("triangle", uniform(random, 0, 0.6))]
    patch.mono, patch.glide, patch.vibrato, patch.drive = True, uniform(random, 0.05, 0.2), 0.3, 0.0
    patch.attack = uniform(random, 0.02, 0.08)


def acid(patch, random):
    patch.layers = [pick(random, Layer("saw"), Layer("pulse", width=0.45))]
    patch.filter, patch.cutoff = "ladder", log_uniform(random, 300, 1200)
    patch.resonance = uniform(random, 0.6, 0.93)
    patch.sweep, patch.sweep_decay, patch.mono = uniform(random, 1.5, 3.5), log_uniform(random, 0.08, 0.5), True
    patch.glide, patch.drive, patch.vibrato = 0.05, pick(random, 0, 2, 6), 0.0
    patch.lfo_rate, patch.lfo_depth = uniform(random, 0.05, 0.2), uniform(random, 0, 1.2)


def hoover(patch, random):
    """Howls up to its pitch, as in rave music."""
    patch.layers = [supersaw(random, 4, 6), pwm(random, gain=0.8, semitones=-12), pwm(random, gain=0.5)]
    patch.drop, patch.drop_time, patch.chorus = -uniform(random, 2, 12), uniform(random, 0.03, 0.1), 0.7


def talking(patch, random):
    """A band that moves where the formants of vowels are."""
    patch.filter, patch.resonance = "band", uniform(random, 0.45, 0.75)
    patch.cutoff, patch.tracking = log_uniform(random, 500, 1100), 0.1
    patch.lfo_rate, patch.lfo_depth = log_uniform(random, 0.3, 5), uniform(random, 0.4, 1.2)
    patch.layers.append(Layer("sine", 0.1))


def brass(patch, random):
    patch.layers = [Layer("saw", voices=3, detune=uniform(random, 0.08, 0.25))]
    patch.filter, patch.cutoff, patch.resonance = "ladder", log_uniform(random, 400, 1200), 0.1
    patch.sweep, patch.sweep_attack, patch.sweep_sustain = 2.5, uniform(random, 0.02, 0.12), 0.6
    patch.mono = False


def ring(patch, random):
    patch.layers.append(Layer("ring", uniform(random, 0.5, 1), ratio=pick(random, 1.5, 2.0, 2.76, 3.0, 0.5)))


# What is named more often is heard more often.
KINDS = (unison, unison, mono, mono, chip, chip, sync, fm, swinging_pulses, theremin, acid, hoover, talking, brass,
         ring)


def draw_lead(random):
    change = pick(random, *KINDS)
    patch = common(random)
    change(patch, random)
    return patch
