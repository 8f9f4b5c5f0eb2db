"""Makes voices that sing and rap: the parts of a score that General MIDI has no usable sound for.

The mouth comes from speech, the larynx from arithmetic. Phrases written for this package (words) are spoken by the
program `flite`, whose voices were built from recordings of people. Every 5 ms of that speech is reduced to a spectral
envelope (envelope: the "true envelope" of Roebel and Rodet, 2005, cepstral smoothing repeated until it rests on the
peaks of the harmonics) and cut into syllables at the times of the phones (speech, syllables). To sing, each note takes
the next syllable (lyrics): consonants keep about their length and stand before the note's start, so that the vowel
falls on the beat; the vowel's middle is held (timing, plan). A train of pulses at the sung pitch (pitch, source) and
noise are filtered by the envelopes that result (timbre, mouth).

What is known of singing, and used here: the formants carry the vowel and scale with the length of the vocal tract
(Fant, "Acoustic Theory of Speech Production", 1960). Trained voices gather energy near 3 kHz, the singer's formant, and
high voices raise the first formant to the fundamental (Sundberg, "The Science of the Singing Voice", 1987). Pitch
moves between notes like a damped spring, with overshoot, and has vibrato and slow and quick fluctuations of its own
(Saitou, Unoki and Akagi, 2005). Vibrato is mostly 4.5 to 7 Hz wide of 20 to 80 cents (Prame, 1994 and 1997). The
source of a loud voice falls off less steeply than that of a soft one, whose glottis lets more noise through (Klatt and
Klatt, 1990). Sibilants reach past 10 kHz, where the 16 kHz recordings are silent, so that part is continued by slope.
"""

from .render import Voices

__all__ = ["Voices"]
