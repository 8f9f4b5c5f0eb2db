"""Whether the formulas of targets.py say what a musician would of music that is plain. `train` runs it first."""

import unittest

import numpy as np

import targets
from score import Note, Part, Score

END = 10.0


def line(pitches, step=0.5, held=1.0, velocity=90, instrument="flute", role="melody"):
    """The pitches over and over, `step` seconds apart, each held for that share of it."""
    count = int(END / step)
    notes = [Note(i * step, (i + held) * step, pitches[i % len(pitches)], velocity) for i in range(count)]
    return Part(instrument, role, notes)


def chords(voicings, step=1.0):
    notes = [Note(i * step, (i + 1) * step, pitch, 80) for i in range(int(END / step)) for pitch in voicings[i % len(voicings)]]
    return Part("string_section", "chords", notes)


def score(*parts, beat=0.5):
    return Score("test", 0, END, list(parts), np.arange(0, END + 2, beat), 4)


class Tonality(unittest.TestCase):
    MAJOR = [(48, 64, 67, 72), (53, 65, 69, 72), (55, 62, 67, 71), (48, 64, 67, 72)]
    MINOR = [(48, 63, 67, 72), (53, 65, 68, 72), (55, 62, 67, 70), (48, 63, 67, 72)]

    def test_mode(self):
        self.assertGreater(targets.mode([chords(self.MAJOR)], 0, END), 0.8)
        self.assertLess(targets.mode([chords(self.MINOR)], 0, END), 0.2)
        for shift in range(12):  # in every key the same
            moved = [tuple(pitch + shift for pitch in chord) for chord in self.MAJOR]
            self.assertAlmostEqual(targets.mode([chords(moved)], 0, END), targets.mode([chords(self.MAJOR)], 0, END))
        self.assertAlmostEqual(targets.mode([line(range(60, 72))], 0, 6.0), 0.5, delta=0.25)  # chromatic: neither
        self.assertTrue(np.isnan(targets.mode([], 0, END)))

    def test_tonal_stability(self):
        steady = targets.tonal_stability([chords(self.MAJOR)], 0, END)
        wandering = chords([tuple(pitch + 3 * (i % 4) for pitch in (48, 64, 67, 72)) for i in range(10)])
        atonal = line(np.random.default_rng(1).integers(55, 80, 40).tolist(), 0.25)
        self.assertGreater(steady, 0.7)
        self.assertLess(targets.tonal_stability([wandering], 0, END), steady - 0.1)
        self.assertLess(targets.tonal_stability([atonal], 0, END), 0.6)

    def test_dissonance(self):
        fifths, triads = chords([(48, 55, 60)]), chords([(60, 64, 67)])
        clusters = chords([(60, 61, 62, 63)])
        values = [targets.dissonance([part], 0, END) for part in (line([60]), fifths, triads, clusters)]
        self.assertEqual(values, sorted(values))
        self.assertAlmostEqual(values[0], 0.0)
        self.assertGreater(values[3], 2 * values[2])


class Time(unittest.TestCase):
    def test_articulation(self):
        for held in (0.2, 0.5, 1.0):
            self.assertAlmostEqual(targets.articulation([line([60, 62, 64], held=held)], 0, END), held, places=6)
        self.assertTrue(np.isnan(targets.articulation([line([60], step=4.0)], 0, END)))

    def test_rhythmic_stability(self):
        beats = line([60], 0.5, 0.2)
        self.assertGreater(targets.rhythmic_stability([beats], 0, END), 0.9)
        random = np.random.default_rng(2)
        starts = np.sort(random.uniform(0, END, 20))
        free = Part("flute", "melody", [Note(start, start + 0.1, 60, 90) for start in starts])
        self.assertLess(targets.rhythmic_stability([free], 0, END), 0.45)
        slowing = Part("flute", "melody", [Note(start, start + 0.1, 60, 90) for start in 10 * np.linspace(0, 1, 20) ** 1.6])
        self.assertLess(targets.rhythmic_stability([slowing], 0, END), 0.6)
        self.assertEqual(targets.rhythmic_stability([], 0, END), 0.0)

    def test_rhythmic_complexity(self):
        plain = score(line([60], 0.5))
        offbeats = score(Part("flute", "melody", [Note(i * 0.5 + 0.25, i * 0.5 + 0.4, 60, 90) for i in range(19)]))
        random = np.random.default_rng(3)
        places = np.flatnonzero(random.random(80) < 0.4) * 0.125
        intricate = score(Part("flute", "melody", [Note(place, place + 0.1, 60, 90) for place in places]))
        values = [targets.rhythmic_complexity(one.parts, one, 0, END) for one in (plain, offbeats, intricate)]
        self.assertAlmostEqual(values[0], 0.0)
        self.assertEqual(values, sorted(values))
        self.assertGreater(values[2], 0.5)
        self.assertGreater(targets.syncopation(np.arange(6, 200, 12), 4), 0.3)
        self.assertEqual(targets.syncopation(np.arange(0, 200, 12), 4), 0.0)

    def test_melodiousness(self):
        tune = line([60, 62, 64, 65, 67, 65, 64, 62, 60, 67, 64, 60])
        leaps = line([48, 77, 52, 83, 45, 70])
        one_note = line([60])
        fast = line([60, 62, 64, 65, 67, 69, 71, 72], 0.06)
        values = [targets.melodiousness([part], 0, END) for part in (tune, leaps, one_note, fast)]
        self.assertGreater(values[0], 0.6)
        self.assertTrue(all(value < 0.4 for value in values[1:]), values)
        loud = Part("string_section", "chords", chords([(48, 52, 55, 60)], 0.5).notes, gain_db=30)
        self.assertLess(targets.melodiousness([tune, loud], 0, END), 0.3)

    def test_all_lie_between_0_and_1(self):
        from compose import compose

        for seed in range(60):
            values = targets.of_window(compose(seed, 10.5), 0, END)
            self.assertTrue(np.all(np.isnan(values) | ((values >= 0) & (values <= 1))), seed)


if __name__ == "__main__":
    unittest.main()
