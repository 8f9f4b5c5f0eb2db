"""The instruments that parts may be given to: what is heard when they play, and how they are made to sound."""

from dataclasses import dataclass
from math import inf

# What the network names. The order is that of its outputs.
SOURCES = ("drums", "bass", "clean_guitar", "distorted_guitar", "piano", "organ", "strings", "brass", "winds", "mallets",
           "synthesizer", "voice")


@dataclass(frozen=True)
class Instrument:
    source: str | None  # one of SOURCES; None: an instrument that the network has no name for
    programs: tuple[int, ...] = ()  # General MIDI programs from 0 (kits, for drums), one of which is drawn
    electronic: float = 0.0  # 0 acoustic, 0.5 amplified or electromechanical, 1 made by electronics alone
    made_by: str = "soundfont"  # "soundfont", "synthesizer" or "voices", the folders
    low: int = 21  # range that music uses, MIDI numbers
    high: int = 108
    rings: float = inf  # seconds for which a held note is heard well, where it dies away by itself
    amplifier: bool = False  # whether distortion is laid on the sound after it was made

    @property
    def sustains(self) -> bool:
        return self.rings == inf


INSTRUMENTS = {
    "drum_kit": Instrument("drums", (0, 8, 16, 32), 0.0, rings=0.3),
    "brush_kit": Instrument("drums", (40, 32), 0.0, rings=0.3),
    "orchestral_percussion": Instrument("drums", (48,), 0.0, rings=0.5),
    "drum_machine_samples": Instrument("drums", (24, 25), 1.0, rings=0.3),
    "drum_machine": Instrument("drums", (), 1.0, "synthesizer", rings=0.3),
    "double_bass": Instrument("bass", (32,), 0.0, low=28, high=60, rings=1.0),
    "electric_bass": Instrument("bass", (33, 34, 35), 0.5, low=28, high=60, rings=1.5),
    "slap_bass": Instrument("bass", (36, 37), 0.5, low=28, high=60, rings=1.0),
    "synth_bass_samples": Instrument("bass", (38, 39), 1.0, low=28, high=60),
    "synth_bass": Instrument("bass", (), 1.0, "synthesizer", low=28, high=60),
    "nylon_guitar": Instrument("clean_guitar", (24,), 0.0, low=40, high=84, rings=1.0),
    "steel_guitar": Instrument("clean_guitar", (25,), 0.0, low=40, high=84, rings=1.5),
    "electric_guitar": Instrument("clean_guitar", (26, 27), 0.5, low=40, high=86, rings=1.5),
    "muted_guitar": Instrument("clean_guitar", (28,), 0.5, low=40, high=76, rings=0.2),
    "distorted_guitar_samples": Instrument("distorted_guitar", (29, 30), 0.5, low=38, high=86),
    "distorted_guitar": Instrument("distorted_guitar", (26, 27), 0.5, low=38, high=86, amplifier=True),
    "grand_piano": Instrument("piano", (0, 1), 0.0, rings=1.5),
    "upright_piano": Instrument("piano", (3, 2), 0.0, rings=1.2),
    "electric_piano": Instrument("piano", (4, 5), 0.5, low=28, high=96, rings=1.5),
    "pipe_organ": Instrument("organ", (19,), 0.0, low=36, high=96),
    "hammond_organ": Instrument("organ", (16, 17, 18), 0.5, low=36, high=96),
    "reed_organ": Instrument("organ", (20,), 0.0, low=36, high=89),
    "violin": Instrument("strings", (40, 110), 0.0, low=55, high=96),
    "viola": Instrument("strings", (41,), 0.0, low=48, high=84),
    "cello": Instrument("strings", (42,), 0.0, low=36, high=76),
    "contrabass": Instrument("strings", (43,), 0.0, low=28, high=60),
    "string_section": Instrument("strings", (48, 49), 0.0, low=36, high=96),
    "tremolo_strings": Instrument("strings", (44,), 0.0, low=36, high=96),
    "plucked_strings": Instrument("strings", (45,), 0.0, low=36, high=91, rings=0.3),
    "trumpet": Instrument("brass", (56, 59), 0.0, low=54, high=86),
    "trombone": Instrument("brass", (57,), 0.0, low=40, high=72),
    "tuba": Instrument("brass", (58,), 0.0, low=28, high=58),
    "french_horn": Instrument("brass", (60,), 0.0, low=40, high=77),
    "brass_section": Instrument("brass", (61,), 0.0, low=40, high=84),
    "saxophone": Instrument("winds", (64, 65, 66, 67), 0.0, low=44, high=86),
    "oboe": Instrument("winds", (68, 69), 0.0, low=55, high=89),
    "bassoon": Instrument("winds", (70,), 0.0, low=34, high=72),
    "clarinet": Instrument("winds", (71,), 0.0, low=50, high=91),
    "flute": Instrument("winds", (72, 73, 74, 75), 0.0, low=60, high=96),
    "folk_flute": Instrument("winds", (77, 78, 79), 0.0, low=60, high=96),
    "vibraphone": Instrument("mallets", (11,), 0.0, low=53, high=89, rings=1.5),
    "marimba": Instrument("mallets", (12, 13), 0.0, low=45, high=96, rings=0.3),
    "bells": Instrument("mallets", (8, 9, 10, 14), 0.0, low=60, high=108, rings=1.2),
    "synth_strings": Instrument("synthesizer", (50, 51), 1.0, low=36, high=96),
    "synth_brass": Instrument("synthesizer", (62, 63), 1.0, low=40, high=90),
    "synth_lead_samples": Instrument("synthesizer", (80, 81, 84, 87), 1.0, low=45, high=96),
    "synth_pad_samples": Instrument("synthesizer", (88, 89, 90, 92, 93, 94, 95), 1.0, low=36, high=96),
    "synth_lead": Instrument("synthesizer", (), 1.0, "synthesizer", low=45, high=96),
    "synth_pad": Instrument("synthesizer", (), 1.0, "synthesizer", low=36, high=96),
    "synth_pluck": Instrument("synthesizer", (), 1.0, "synthesizer", low=40, high=96, rings=0.5),
    "choir_samples": Instrument("voice", (52, 53), 0.0, low=43, high=81),
    "singer": Instrument("voice", (), 0.0, "voices", low=43, high=79),
    "rapper": Instrument("voice", (), 0.0, "voices", low=40, high=64),
    "choir": Instrument("voice", (), 0.0, "voices", low=43, high=81),
    "harp": Instrument(None, (46,), 0.0, low=28, high=100, rings=1.0),
    "harpsichord": Instrument(None, (6,), 0.0, low=36, high=89, rings=1.0),
    "clavinet": Instrument(None, (7,), 0.5, low=36, high=84, rings=0.8),
    "accordion": Instrument(None, (21, 23), 0.0, low=41, high=89),
    "harmonica": Instrument(None, (22,), 0.0, low=55, high=89),
    "plucked_folk": Instrument(None, (104, 105, 106, 107), 0.0, low=45, high=84, rings=0.6),
    "bagpipe": Instrument(None, (109,), 0.0, low=57, high=80),
    "timpani": Instrument(None, (47,), 0.0, low=38, high=57, rings=0.8),
    "kalimba": Instrument(None, (108,), 0.0, low=55, high=90, rings=0.5),
}


def of_program(program: int) -> str | None:
    """The instrument that a General MIDI program stands for; None for noises and effects."""
    for name, instrument in INSTRUMENTS.items():
        if program in instrument.programs and instrument.source != "drums" and not instrument.amplifier:
            return name
    return None
