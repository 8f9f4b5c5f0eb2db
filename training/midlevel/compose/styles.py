"""Styles as tables: who plays, and the habits that pieces of the style may follow.

A line-up is a text of players: role, then ":" and the instruments one of which is taken, then at times "=" and the
textures one of which is taken. A "?" after the role makes the player optional.
"""

from dataclasses import dataclass

CLASSICAL = ("4/4", "3/4", "2/4", "6/8")
POP_METRES = ("4/4", "4/4", "4/4", "4/4", "4/4", "4/4", "6/8", "3/4", "12/8")
ODD = ("4/4", "3/4", "5/4", "7/8", "6/8", "2/4")
TONAL = ("major", "major", "minor", "harmonic_minor")
MODAL = ("major", "minor", "dorian", "mixolydian", "phrygian", "lydian")
STRANGE = ("chromatic", "chromatic", "whole_tone", "octatonic", "double_harmonic", "chromatic")
SINGABLE = ("singable",)
MIXED = ("singable", "singable", "arpeggio", "runs", "angular")
RIFFS = ("riff", "singable", "repeated")
STEADY = ("metronomic", "metronomic", "drift")
EXPRESSIVE = ("rubato", "rubato", "drift", "ritardando", "metronomic")


@dataclass(frozen=True)
class Style:
    name: str
    weight: float
    lineups: tuple[str, ...]
    bpm: tuple[float, float] = (70, 150)
    metres: tuple[str, ...] = POP_METRES
    modes: tuple[str, ...] = ("major", "minor", "dorian", "mixolydian")
    harmonies: tuple[str, ...] = ("pop", "pop", "modal", "functional")
    chroma: tuple[float, float] = (0.0, 0.2)
    dissonance: tuple[float, float] = (0.1, 0.4)
    gate: tuple[float, float] = (0.6, 1.02)
    syncopation: tuple[float, float] = (0.1, 0.5)
    swing: tuple[float, float] = (0.5, 0.5)
    density: tuple[float, float] = (1.5, 4.0)
    tempi: tuple[str, ...] = STEADY
    jitter: tuple[float, float] = (0.0, 0.015)
    steadiness: tuple[float, float] = (0.5, 0.95)
    melodies: tuple[str, ...] = SINGABLE
    drums: tuple[str, ...] = ("rock",)
    basses: tuple[str, ...] = ("roots", "pulse")
    chords: tuple[str, ...] = ()  # textures preferred where the instrument can play them
    pulseless: float = 0.0


PIANO = "grand_piano,grand_piano,upright_piano"
KEYS = "grand_piano,electric_piano,upright_piano,hammond_organ"
CLEAN = "electric_guitar,electric_guitar,steel_guitar,muted_guitar"
FUZZ = "distorted_guitar,distorted_guitar,distorted_guitar_samples"
SYNTHS = "synth_pad,synth_pad_samples,synth_strings,synth_pad"
LEADS = "synth_lead,synth_lead,synth_lead_samples,synth_brass"
PLUCKS = "synth_pluck,synth_pluck,synth_lead,synth_lead_samples"
SUB = "synth_bass,synth_bass,synth_bass_samples"
MACHINE = "drum_machine,drum_machine,drum_machine_samples"
REEDS = "oboe,clarinet,flute,bassoon"
HORNS = "trumpet,trombone,saxophone,brass_section"
CHOIR = "choir,choir,choir,choir_samples"

BAND = f"chords:{CLEAN} bass:electric_bass drums:drum_kit"

STYLES = (
    Style("classical piano", 3.0, (
        f"solo:{PIANO}",
    ), bpm=(45, 170), metres=CLASSICAL, modes=TONAL, harmonies=("functional",), gate=(0.3, 1.05), density=(1.2, 9),
        tempi=EXPRESSIVE, melodies=MIXED, jitter=(0, 0.025),
        chords=("alberti", "arpeggio", "block", "stride", "let_ring")),
    Style("baroque", 3.0, (
        "solo:harpsichord,pipe_organ,harpsichord",
        "melody:harpsichord,pipe_organ counter:harpsichord=imitation",
        "melody:violin,flute,oboe counter:violin=imitation,parallel bass:cello "
            "chords:harpsichord,pipe_organ",
        "melody:singer chords:harpsichord,pipe_organ bass:cello counter?:violin=fills,imitation",
        "melody:violin counter:violin=imitation counter:viola=independent bass:cello pad?:harpsichord",
        "melody:pipe_organ counter:pipe_organ=imitation bass:pipe_organ",
    ), bpm=(55, 130), metres=CLASSICAL, modes=TONAL, harmonies=("functional",), gate=(0.4, 0.95), density=(2, 7),
        melodies=MIXED, basses=("pulse", "walking", "roots"), tempi=("drift", "metronomic", "ritardando")),
    Style("string quartet", 2.4, (
        "melody:violin counter:violin=imitation,repeated,parallel counter:viola=repeated,long,independent "
            "bass:cello",
        "melody:violin chords:violin=hymn,block chords:viola=hymn,block chords:cello=hymn,block",
        "melody:cello chords:viola counter:violin=fills",
        "melody:violin counter:viola=imitation bass:cello",
        "melody:cello",
        "melody:violin,viola",
    ), bpm=(45, 160), metres=CLASSICAL, modes=TONAL + ("chromatic",), harmonies=("functional",), chroma=(0, 0.5),
        dissonance=(0.1, 0.6), gate=(0.25, 1.1), density=(1, 7), tempi=EXPRESSIVE, melodies=MIXED, jitter=(0, 0.03),
        chords=("block", "pulses", "pad", "tremolo")),
    Style("orchestra", 3.2, (
        f"melody:violin,string_section,{REEDS} counter:{REEDS}=parallel,fills,imitation pad:string_section "
            "pad?:french_horn bass:contrabass,cello drums?:orchestral_percussion chords?:harp,plucked_strings",
        "melody:french_horn,trumpet,string_section pad:string_section,tremolo_strings chords:brass_section "
            "bass:contrabass,tuba drums:orchestral_percussion counter?:timpani=repeated "
            "counter?:flute=independent",
        f"melody:string_section counter:{REEDS}=doubling,fills chords:plucked_strings,string_section "
            "pad:choir,choir_samples bass:contrabass drums:orchestral_percussion counter?:bells=fills",
        "melody:string_section pad:string_section,tremolo_strings bass:contrabass",
        "melody:oboe,flute,clarinet pad:string_section,tremolo_strings chords:harp bass?:contrabass "
            "counter?:french_horn=long",
    ), bpm=(45, 150), metres=CLASSICAL, modes=TONAL + MODAL,
        harmonies=("functional", "functional", "modal", "planing"), chroma=(0, 0.5), dissonance=(0.1, 0.65),
        gate=(0.4, 1.1), density=(0.7, 5), tempi=EXPRESSIVE, jitter=(0, 0.04),
        drums=("orchestra", "timpani", "march"), melodies=MIXED,
        chords=("block", "pulses", "arpeggio", "tremolo", "ostinato", "pad")),
    Style("film", 1.8, (
        "melody?:french_horn,brass_section chords:string_section=ostinato pad:string_section,choir "
            "bass:contrabass drums:orchestral_percussion,drum_kit",
        f"solo:{PIANO} pad:string_section,synth_pad counter?:cello=long",
        "pad:choir,choir_samples,tremolo_strings pad:synth_pad,string_section drums?:orchestral_percussion "
            "bass:synth_bass,contrabass",
        "melody:singer,violin pad:string_section,choir chords:harp,synth_pluck bass:contrabass "
            "drums?:drum_kit",
    ), bpm=(50, 150), metres=("4/4", "3/4", "6/8", "7/8"),
        modes=("minor", "dorian", "phrygian", "lydian", "octatonic"),
        harmonies=("modal", "modal", "pop", "drone", "planing"), chroma=(0, 0.4), dissonance=(0.1, 0.8),
        gate=(0.3, 1.1), density=(0.5, 4), drums=("tribal", "timpani", "orchestra", "half_time"),
        chords=("ostinato", "pulses", "arpeggio", "pad"), tempi=("metronomic", "drift", "rubato")),
    Style("chamber winds", 2.6, (
        "melody:flute counter:oboe=parallel,imitation counter:clarinet=independent,repeated "
            "chords?:french_horn bass:bassoon",
        f"melody:{REEDS},saxophone solo:{PIANO}",
        f"melody:{REEDS} counter:{REEDS}=imitation,parallel",
        "melody:clarinet chords:string_section bass:cello",
        f"melody:{REEDS}",
        f"melody:{REEDS} pad:harp,nylon_guitar",
    ), bpm=(50, 160), metres=CLASSICAL, modes=TONAL + MODAL, harmonies=("functional", "functional", "modal"),
        chroma=(0, 0.5), dissonance=(0.1, 0.6), gate=(0.2, 1.0), density=(1, 7), tempi=EXPRESSIVE, melodies=MIXED,
        jitter=(0, 0.025), chords=("arpeggio", "block", "let_ring")),
    Style("chorale", 2.2, (
        f"solo:{CHOIR}",
        "melody:choir counter:choir=imitation,parallel chords:choir=hymn bass:choir",
        f"melody:{CHOIR} chords:{CHOIR}=hymn pad:pipe_organ=hymn,pad",
        "solo:pipe_organ,reed_organ",
        "pad:choir pad?:string_section,pipe_organ bass?:contrabass",
        "melody:choir chords:brass_section=hymn",
    ), bpm=(45, 110), metres=CLASSICAL, modes=TONAL + ("dorian",), harmonies=("functional",), chroma=(0, 0.4),
        dissonance=(0.1, 0.6), gate=(0.8, 1.05), syncopation=(0, 0.15), density=(0.6, 2.2),
        tempi=("drift", "rubato", "fermatas", "metronomic"), chords=("hymn", "block", "pad")),
    Style("classical guitar", 2.2, (
        "solo:nylon_guitar",
        "melody:nylon_guitar chords:nylon_guitar",
        "melody:flute,violin,singer chords:nylon_guitar",
    ), bpm=(50, 150), metres=CLASSICAL, modes=TONAL + ("phrygian",), harmonies=("functional", "modal"),
        chroma=(0, 0.3), dissonance=(0.1, 0.5), gate=(0.4, 1.15), density=(1.5, 8), tempi=EXPRESSIVE, melodies=MIXED,
        jitter=(0, 0.025), chords=("arpeggio", "let_ring", "travis", "block")),
    Style("aria", 1.8, (
        f"melody:singer solo:{PIANO}",
        "melody:singer pad:string_section chords:string_section,harp bass:contrabass "
            "counter?:flute,oboe=fills,doubling counter?:french_horn=long",
        "melody:singer chords:plucked_strings bass:cello",
    ), bpm=(45, 130), metres=CLASSICAL, modes=TONAL, harmonies=("functional",), chroma=(0, 0.4),
        dissonance=(0.1, 0.5), gate=(0.6, 1.0), density=(1, 5), tempi=("rubato", "rubato", "fermatas", "drift"),
        jitter=(0, 0.03), chords=("block", "arpeggio", "backbeat", "tremolo")),
    Style("pop", 4.6, (
        f"melody:singer {BAND} pad?:synth_pad,string_section counter?:singer=parallel",
        f"melody:singer chords:{KEYS} bass:electric_bass,{SUB} drums:drum_kit,{MACHINE} chords?:{CLEAN} "
            f"pad?:{SYNTHS}",
        f"melody:singer chords:{PIANO} bass?:electric_bass drums?:drum_kit",
        "melody:singer chords:steel_guitar,electric_guitar",
        f"melody:singer chords:{PLUCKS} bass:{SUB} drums:{MACHINE} pad?:{SYNTHS} counter?:choir=long",
    ), bpm=(75, 135), gate=(0.5, 1.0), density=(2, 5),
        drums=("rock", "ballad", "synth_pop", "soul", "trap", "house"),
        basses=("roots", "pulse", "with_kick", "syncopated"), melodies=("singable", "singable", "repeated"),
        chords=("strum", "pulses", "arpeggio", "block", "pad")),
    Style("rock", 3.0, (
        f"melody:singer chords:{FUZZ} bass:electric_bass drums:drum_kit chords?:{CLEAN}",
        f"melody:{FUZZ} chords:{CLEAN} bass:electric_bass drums:drum_kit",
        f"melody:singer chords:electric_guitar chords?:hammond_organ,{PIANO} bass:electric_bass "
            f"drums:drum_kit melody?:{FUZZ}",
        f"chords:{FUZZ} drums:drum_kit bass:electric_bass",
        f"melody:electric_guitar {BAND}",
        f"solo:{FUZZ}",
    ), bpm=(85, 160), modes=("major", "mixolydian", "minor", "pentatonic_minor", "blues", "dorian"),
        harmonies=("pop", "modal", "pop", "blues"), dissonance=(0.02, 0.35), density=(2, 6),
        drums=("rock", "rock_drive", "half_time"), basses=("pulse", "with_kick", "riff", "roots"),
        melodies=RIFFS + ("runs",), chords=("power", "strum", "eighths", "arpeggio", "block")),
    Style("metal", 2.8, (
        f"chords:{FUZZ}=chugs chords?:{FUZZ}=chugs,power bass:electric_bass drums:drum_kit "
            f"melody:singer,rapper,{FUZZ}",
        f"chords:{FUZZ}=chugs,power bass:electric_bass drums:drum_kit melody?:singer",
        f"melody:{FUZZ} chords:{FUZZ}=power,chugs bass:electric_bass drums:drum_kit pad?:choir,synth_strings",
        f"melody:rapper chords:{FUZZ}=power,chugs,stabs bass:electric_bass drums:drum_kit",
    ), bpm=(90, 200), metres=("4/4", "4/4", "4/4", "7/8", "3/4", "12/8"),
        modes=("minor", "phrygian", "harmonic_minor", "chromatic", "octatonic", "pentatonic_minor"),
        harmonies=("modal", "modal", "pop", "planing"), chroma=(0, 0.6), dissonance=(0.02, 0.5), gate=(0.4, 1.0),
        density=(3, 12), drums=("metal", "double_kick", "blast", "half_time", "rock_drive"),
        basses=("pulse", "with_kick", "riff"), melodies=("riff", "runs", "repeated", "angular", "singable")),
    Style("punk", 1.4, (
        f"melody:singer,singer,rapper chords:{FUZZ}=eighths,power bass:electric_bass drums:drum_kit",
        f"chords:{FUZZ}=eighths bass:electric_bass drums:drum_kit",
        "melody:singer chords:electric_guitar=skank,strum bass:electric_bass drums:drum_kit",
    ), bpm=(150, 200), metres=("4/4",), modes=("major", "minor", "mixolydian"), harmonies=("pop",),
        dissonance=(0, 0.3), density=(3, 6), jitter=(0, 0.025), drums=("punk", "rock_drive"), basses=("pulse",),
        melodies=("repeated", "singable")),
    Style("ballad", 2.2, (
        f"melody:singer chords:{PIANO} pad?:string_section bass?:electric_bass drums?:drum_kit",
        f"melody:singer chords:steel_guitar,nylon_guitar pad?:{SYNTHS} bass:electric_bass "
            "drums:drum_kit,brush_kit",
        f"melody:saxophone,violin,cello chords:{PIANO},electric_piano pad?:string_section "
            "bass:electric_bass,double_bass drums?:brush_kit",
        "melody:singer chords:electric_piano bass:synth_bass,electric_bass drums:drum_machine "
            "counter?:choir=long,parallel",
    ), bpm=(50, 85), dissonance=(0.15, 0.6), gate=(0.8, 1.05), density=(0.8, 3),
        tempi=("drift", "rubato", "metronomic"), drums=("ballad", "half_time", "slow_blues/12"),
        chords=("arpeggio", "let_ring", "block", "strum", "pad")),
    Style("folk", 3.0, (
        "melody:singer chords:steel_guitar counter?:violin,folk_flute,harmonica=fills,parallel "
            "bass?:double_bass",
        "melody:violin,folk_flute,accordion chords:steel_guitar,accordion bass?:double_bass drums?:drum_kit",
        "solo:steel_guitar,plucked_folk,accordion",
        "melody:folk_flute,bagpipe,violin pad:bagpipe,accordion,reed_organ=drone",
        "melody:singer chords:plucked_folk,nylon_guitar,accordion counter?:singer=parallel",
        "melody:plucked_folk chords:steel_guitar bass:double_bass",
        "melody:folk_flute,flute,clarinet",
        "melody:harmonica chords:steel_guitar",
    ), bpm=(70, 180), metres=("4/4", "3/4", "6/8", "2/4", "12/8"),
        modes=("major", "dorian", "mixolydian", "minor", "pentatonic_major"),
        harmonies=("functional", "pop", "modal", "drone"), dissonance=(0.02, 0.35), density=(2, 8),
        drums=("jig/12", "shaker", "tribal"), basses=("fifths", "roots"), jitter=(0, 0.03),
        chords=("strum", "travis", "arpeggio", "backbeat", "stride"), melodies=("singable", "singable", "runs")),
    Style("country", 1.6, (
        "melody:singer chords:steel_guitar bass:electric_bass,double_bass drums:drum_kit,brush_kit "
            f"counter?:violin,electric_guitar=fills chords?:{PIANO}",
        "melody:violin,electric_guitar,plucked_folk chords:steel_guitar bass:double_bass drums?:brush_kit",
        "melody:singer chords:steel_guitar,electric_guitar counter?:harmonica=fills",
    ), bpm=(85, 180), metres=("4/4", "4/4", "2/4", "3/4"),
        modes=("major", "major", "mixolydian", "pentatonic_major"), harmonies=("functional", "pop"),
        dissonance=(0.1, 0.4), gate=(0.4, 0.95), swing=(0.5, 0.58), drums=("train", "country", "shuffle/12"),
        basses=("fifths", "roots", "walking"), chords=("strum", "travis", "backbeat"), jitter=(0, 0.02)),
    Style("blues", 2.2, (
        "melody:singer,electric_guitar chords:electric_guitar,hammond_organ,upright_piano "
            "bass:electric_bass,double_bass drums:drum_kit,brush_kit "
            "counter?:harmonica,electric_guitar,saxophone=fills",
        "solo:steel_guitar,electric_guitar,upright_piano",
        "melody:singer chords:steel_guitar,electric_guitar counter?:harmonica=fills",
        "melody:harmonica,distorted_guitar,saxophone chords:hammond_organ,electric_guitar "
            "bass:electric_bass drums:drum_kit",
    ), bpm=(55, 140), metres=("4/4", "4/4", "12/8"), modes=("blues", "blues", "pentatonic_minor"),
        harmonies=("blues",), chroma=(0, 0.3), dissonance=(0.3, 0.6), gate=(0.4, 1.0), syncopation=(0.2, 0.6),
        swing=(0.58, 0.67), density=(1.5, 6), drums=("shuffle/12", "slow_blues/12", "rock"),
        basses=("walking", "riff", "roots"), melodies=("singable", "riff", "runs"), jitter=(0, 0.03),
        chords=("block", "stabs", "travis", "strum")),
    Style("jazz", 3.0, (
        f"melody:saxophone,trumpet,clarinet chords:{PIANO},electric_guitar bass:double_bass "
            "drums:brush_kit,drum_kit",
        f"melody:{PIANO},vibraphone chords:{PIANO},electric_guitar bass:double_bass drums:brush_kit",
        f"solo:{PIANO},electric_guitar",
        f"melody:singer chords:{PIANO},electric_guitar bass:double_bass drums?:brush_kit "
            "melody?:saxophone,trumpet",
        "melody:electric_guitar chords:hammond_organ drums:drum_kit",
        "melody:saxophone bass:double_bass drums:brush_kit",
        "melody:saxophone,trumpet",
        "melody:violin,trombone,flute chords:electric_guitar=pulses,strum bass:double_bass",
    ), bpm=(60, 200), metres=("4/4", "4/4", "4/4", "3/4", "5/4"), modes=("major", "dorian", "mixolydian", "minor"),
        harmonies=("two_five", "two_five", "modal", "blues"), chroma=(0.1, 0.5), dissonance=(0.4, 0.85),
        gate=(0.4, 1.0), syncopation=(0.3, 0.75), swing=(0.55, 0.67), density=(1.5, 9),
        drums=("swing/12", "swing_hard/12", "brushes/12", "bossa"), basses=("walking", "walking", "roots"),
        melodies=("singable", "runs", "runs", "angular", "arpeggio"), jitter=(0, 0.03),
        chords=("block", "stabs", "pad"), steadiness=(0.1, 0.6)),
    Style("big band", 1.8, (
        "melody:saxophone,trumpet,trombone,singer chords:brass_section=stabs,block "
            f"counter:saxophone=parallel,repeated,fills bass:double_bass drums:drum_kit chords?:{PIANO} "
            "counter?:trombone=long",
        "melody:brass_section chords:saxophone,trombone=stabs,hymn bass:double_bass drums:drum_kit",
        f"melody:clarinet chords:brass_section chords:{PIANO}=stride bass:double_bass drums:drum_kit",
    ), bpm=(90, 200), metres=("4/4",), modes=("major", "mixolydian", "dorian", "blues"),
        harmonies=("two_five", "blues", "functional"), chroma=(0, 0.4), dissonance=(0.4, 0.75), gate=(0.25, 0.9),
        syncopation=(0.4, 0.8), swing=(0.58, 0.67), density=(1.5, 6), drums=("swing/12", "swing_hard/12"),
        basses=("walking",), melodies=("riff", "singable", "runs")),
    Style("funk", 2.0, (
        f"melody?:singer,{HORNS} chords:muted_guitar,electric_guitar,clavinet "
            "chords?:hammond_organ,electric_piano,brass_section=stabs bass:slap_bass,electric_bass "
            "drums:drum_kit",
        "melody:rapper,singer chords:clavinet,electric_guitar=block bass:slap_bass drums:drum_kit",
        "chords:muted_guitar bass:slap_bass drums:drum_kit melody?:synth_lead,saxophone",
    ), bpm=(85, 125), metres=("4/4",), modes=("dorian", "mixolydian", "blues", "pentatonic_minor"),
        harmonies=("modal", "drone"), chroma=(0, 0.3), dissonance=(0.4, 0.75), gate=(0.15, 0.6),
        syncopation=(0.55, 1.0), swing=(0.5, 0.56), density=(2, 8), drums=("funk", "funk_open", "breakbeat"),
        basses=("syncopated", "riff", "with_kick"), melodies=RIFFS, chords=("block", "stabs", "gated", "strum")),
    Style("soul", 1.8, (
        f"melody:singer chords:electric_piano,hammond_organ,{PIANO} chords?:electric_guitar=stabs,strum "
            "bass:electric_bass drums:drum_kit counter?:brass_section,saxophone=fills "
            "counter?:choir,singer=parallel,fills",
        "melody:singer chords:hammond_organ counter:choir,choir_samples=fills,parallel drums?:drum_kit",
        "melody:saxophone chords:electric_piano bass:electric_bass drums:drum_kit,drum_machine",
    ), bpm=(60, 120), metres=POP_METRES, modes=("major", "minor", "dorian", "blues"),
        harmonies=("pop", "functional", "two_five"), chroma=(0, 0.3), dissonance=(0.3, 0.7), swing=(0.5, 0.6),
        drums=("soul", "rock", "slow_blues/12"), basses=("syncopated", "roots", "riff"),
        chords=("block", "stabs", "pad", "pulses")),
    Style("reggae", 1.6, (
        "melody:singer,singer,rapper chords:electric_guitar,muted_guitar=skank "
            f"chords?:hammond_organ,{PIANO}=skank,pulses bass:electric_bass drums:drum_kit",
        "melody:trombone,saxophone,harmonica chords:electric_guitar=skank bass:electric_bass,synth_bass "
            "drums:drum_kit chords?:hammond_organ=stabs",
        f"chords:hammond_organ,electric_guitar=skank bass:{SUB} drums:{MACHINE} melody?:rapper",
    ), bpm=(65, 95), metres=("4/4",), modes=("minor", "major", "dorian"), harmonies=("modal", "pop"),
        gate=(0.2, 0.9), swing=(0.5, 0.6), drums=("one_drop", "steppers"), basses=("riff", "syncopated")),
    Style("latin", 2.4, (
        "melody:singer,flute,saxophone chords:nylon_guitar bass:double_bass,electric_bass "
            "drums:drum_kit,brush_kit",
        f"melody:trumpet,singer,trombone chords:{PIANO}=montuno counter?:brass_section=fills "
            "bass:double_bass,electric_bass=tumbao drums:drum_kit drums?:drum_kit=congas",
        "melody:singer chords:nylon_guitar",
        "melody:accordion,violin chords:upright_piano,nylon_guitar bass:double_bass",
        "melody:vibraphone,flute,marimba chords:grand_piano=montuno,block bass:double_bass=tumbao,bossa "
            "drums:drum_kit=congas,salsa",
    ), bpm=(75, 190), metres=("4/4", "4/4", "2/4"), modes=("minor", "major", "dorian", "harmonic_minor"),
        harmonies=("two_five", "functional", "pop"), chroma=(0, 0.3), dissonance=(0.25, 0.75), gate=(0.3, 0.95),
        syncopation=(0.5, 0.9), drums=("bossa", "samba", "salsa", "congas"), basses=("bossa", "tumbao"),
        chords=("block", "arpeggio", "montuno"), density=(1.5, 6)),
    Style("hip hop", 3.0, (
        f"melody:rapper chords:{KEYS} bass:{SUB} drums:{MACHINE}",
        f"melody:rapper chords:{PLUCKS},vibraphone,bells=ostinato,arpeggio bass:{SUB} drums:{MACHINE} "
            f"pad?:{SYNTHS}",
        "melody:rapper bass:synth_bass,double_bass drums:drum_kit,drum_machine_samples "
            "chords?:electric_guitar,string_section,plucked_strings counter?:singer,choir=fills",
        f"melody:rapper drums:{MACHINE}",
        f"chords:electric_piano,vibraphone bass:double_bass,{SUB} drums:{MACHINE},drum_kit",
    ), bpm=(65, 105), metres=("4/4",), modes=("minor", "phrygian", "dorian", "pentatonic_minor"),
        harmonies=("modal", "drone", "pop"), chroma=(0, 0.3), dissonance=(0.1, 0.7), gate=(0.2, 1.05),
        syncopation=(0.3, 0.8), swing=(0.5, 0.6), density=(3, 7),
        drums=("boom_bap", "trap", "breakbeat", "half_time"), basses=("with_kick", "roots", "riff"), melodies=RIFFS,
        chords=("ostinato", "stabs", "pad", "arpeggio", "block")),
    Style("house", 1.9, (
        f"chords:{KEYS},{SYNTHS} bass:{SUB} drums:{MACHINE} melody?:singer",
        f"chords:{PLUCKS}=ostinato,stabs,gated bass:{SUB} drums:{MACHINE} pad?:{SYNTHS} "
            "melody?:singer,saxophone",
        f"bass:{SUB} drums:{MACHINE} pad:{SYNTHS}",
    ), bpm=(112, 130), metres=("4/4",), modes=("minor", "dorian", "major"), harmonies=("modal", "pop", "drone"),
        dissonance=(0.2, 0.7), gate=(0.2, 0.9), syncopation=(0.3, 0.8), tempi=("metronomic",), jitter=(0, 0),
        steadiness=(0.8, 1), drums=("house", "disco"), basses=("off_beat", "syncopated", "riff", "octaves"),
        melodies=RIFFS, chords=("stabs", "gated", "block", "ostinato")),
    Style("techno", 1.6, (
        f"drums:{MACHINE} bass:{SUB} chords?:{PLUCKS}=ostinato,stabs pad?:{SYNTHS}",
        f"drums:{MACHINE} melody:{LEADS}",
        f"drums:{MACHINE} drums?:{MACHINE}=tribal chords:{PLUCKS}=ostinato",
    ), bpm=(120, 150), metres=("4/4",), modes=("phrygian", "minor", "chromatic"), harmonies=("drone", "modal"),
        chroma=(0, 0.6), dissonance=(0, 1), gate=(0.1, 0.7), syncopation=(0.2, 0.9), density=(2, 9),
        tempi=("metronomic",), jitter=(0, 0), steadiness=(0.85, 1), drums=("techno", "house"),
        basses=("off_beat", "pulse", "riff"), melodies=("riff", "repeated")),
    Style("trance", 1.4, (
        f"melody:{LEADS},singer chords:{SYNTHS},{PLUCKS}=gated,arpeggio bass:{SUB} drums:{MACHINE} "
            f"pad?:{SYNTHS}",
    ), bpm=(128, 145), metres=("4/4",), modes=("minor", "minor", "harmonic_minor"), harmonies=("pop", "modal"),
        dissonance=(0.05, 0.4), gate=(0.3, 1.0), density=(2, 8), tempi=("metronomic",), jitter=(0, 0),
        steadiness=(0.8, 1), drums=("trance",), basses=("off_beat",), melodies=("singable", "arpeggio", "riff")),
    Style("drum and bass", 1.4, (
        f"bass:{SUB} drums:{MACHINE},drum_kit pad:{SYNTHS} melody?:rapper,singer,{LEADS}",
        f"bass:{SUB} drums:{MACHINE} chords:electric_piano,{PLUCKS}",
    ), bpm=(160, 180), metres=("4/4",), modes=("minor", "dorian", "phrygian"), harmonies=("modal", "drone"),
        chroma=(0, 0.4), dissonance=(0.2, 0.8), gate=(0.2, 1.0), syncopation=(0.3, 0.9), density=(1, 6),
        tempi=("metronomic",), jitter=(0, 0.005), drums=("breakbeat", "two_step"),
        basses=("syncopated", "roots", "riff")),
    Style("ambient", 2.4, (
        f"pad:{SYNTHS}",
        f"pad:{SYNTHS} pad:{SYNTHS},string_section,choir melody?:bells,vibraphone,electric_piano,{PIANO}",
        f"pad:{SYNTHS} chords:electric_guitar,{PIANO},harp=swells,roll,let_ring",
        "pad:choir,choir_samples pad:synth_pad,string_section bass?:synth_bass",
    ), bpm=(40, 75), metres=("4/4", "3/4"), modes=MODAL + ("whole_tone",), harmonies=("drone", "modal", "planing"),
        chroma=(0, 0.4), dissonance=(0.05, 0.9), gate=(0.9, 1.15), syncopation=(0, 0.3), density=(0.3, 1.0),
        tempi=("irregular", "drift", "metronomic"), basses=("drone", "roots"), chords=("swells", "pad", "let_ring"),
        pulseless=0.5),
    Style("synth pop", 1.6, (
        f"melody:singer chords:{PLUCKS} pad?:{SYNTHS} bass:{SUB} drums:{MACHINE}",
        f"melody:{LEADS} chords:{SYNTHS} bass:{SUB} drums:{MACHINE}",
    ), bpm=(100, 150), metres=("4/4",), tempi=("metronomic",), jitter=(0, 0), gate=(0.2, 1.0),
        drums=("synth_pop", "disco", "rock"), basses=("octaves", "pulse", "off_beat"),
        chords=("arpeggio", "pulses", "gated", "block"), melodies=("singable", "riff")),
    Style("chiptune", 1.4, (
        "melody:synth_lead counter?:synth_lead=parallel,independent chords:synth_pluck,synth_lead=arpeggio "
            "bass:synth_bass drums?:drum_machine",
        "melody:synth_lead,synth_lead_samples bass:synth_bass",
    ), bpm=(110, 190), metres=("4/4", "3/4"), modes=MODAL, harmonies=("pop", "functional"), chroma=(0, 0.4),
        gate=(0.2, 0.9), density=(3, 12), tempi=("metronomic",), jitter=(0, 0), drums=("punk", "synth_pop", "rock"),
        basses=("octaves", "pulse", "fifths"), melodies=MIXED),
    Style("new age", 1.8, (
        f"solo:{PIANO},harp",
        f"melody:flute,folk_flute,oboe pad:{SYNTHS},string_section chords?:harp,{PIANO}=let_ring,roll",
        f"solo:{PIANO} pad:{SYNTHS},choir",
        "melody:bells,kalimba,vibraphone pad:synth_pad_samples,synth_strings chords?:nylon_guitar,harp",
    ), bpm=(50, 95), metres=("4/4", "3/4", "6/8"), modes=("major", "lydian", "dorian", "pentatonic_major"),
        harmonies=("pop", "modal", "drone"), dissonance=(0.1, 0.6), gate=(0.85, 1.12), density=(0.6, 3),
        tempi=("rubato", "drift"), chords=("let_ring", "arpeggio", "roll", "pad")),
    Style("experimental", 2.4, (
        f"solo:{PIANO},electric_guitar,pipe_organ",
        "melody:violin,clarinet,flute counter:cello,viola,bassoon=independent,imitation",
        f"chords:{PIANO} melody:clarinet,violin,singer drums?:orchestral_percussion",
        "pad:string_section,tremolo_strings pad:choir,synth_pad melody?:bells,trumpet "
            "drums?:orchestral_percussion",
        f"melody:{LEADS} pad:{SYNTHS} drums?:{MACHINE} chords?:{FUZZ}",
    ), bpm=(40, 160), metres=ODD, modes=STRANGE, harmonies=("random", "planing", "drone", "random"),
        chroma=(0.5, 1), dissonance=(0.5, 1), gate=(0.1, 1.1), syncopation=(0.2, 1), density=(0.5, 10),
        tempi=("irregular", "rubato", "fermatas", "metronomic"), jitter=(0, 0.06), steadiness=(0, 0.4),
        melodies=("row", "angular", "runs", "row"), drums=("invented",),
        chords=("stabs", "block", "swells", "arpeggio", "tremolo"), pulseless=0.35),
    Style("world", 2.4, (
        "melody:kalimba,marimba chords?:kalimba=ostinato drums:drum_kit=tribal,congas,percussion",
        "melody:plucked_folk pad:reed_organ,plucked_folk,accordion=drone drums?:drum_kit=congas,percussion",
        "melody:singer,choir drums:drum_kit=tribal,percussion chords?:kalimba,plucked_folk=ostinato",
        "melody:folk_flute,bagpipe drums:drum_kit=percussion,tribal pad?:synth_pad_samples=drone",
        "melody:plucked_folk",
        "solo:kalimba,marimba",
        "melody:oboe,clarinet,violin chords:accordion bass:tuba,double_bass drums:drum_kit",
    ), bpm=(60, 170), metres=ODD,
        modes=("double_harmonic", "phrygian", "pentatonic_minor", "pentatonic_major", "dorian", "mixolydian"),
        harmonies=("drone", "drone", "modal"), chroma=(0, 0.3), dissonance=(0, 0.4), gate=(0.4, 1.1),
        syncopation=(0.2, 0.9), density=(1.5, 9), drums=("tribal", "congas", "invented"), basses=("fifths", "drone"),
        melodies=("singable", "runs", "riff"), jitter=(0, 0.03)),
    Style("march", 2.0, (
        "melody:trumpet counter:trumpet=parallel chords:french_horn=backbeat counter?:trombone=fills,long "
            "bass:tuba drums:orchestral_percussion,drum_kit",
        "melody:brass_section chords:brass_section=backbeat,hymn bass:tuba drums?:drum_kit",
        "melody:trumpet,french_horn counter:trombone=imitation,parallel bass:tuba",
        "melody:flute,clarinet counter:clarinet=parallel chords:french_horn,trombone=backbeat bass:tuba "
            "drums:drum_kit",
        "melody:trumpet chords:trombone,french_horn=hymn bass:tuba",
        "melody:trumpet,french_horn,trombone,tuba",
    ), bpm=(90, 130), metres=("2/4", "4/4", "6/8"), modes=("major", "major", "minor"), harmonies=("functional",),
        chroma=(0, 0.3), dissonance=(0.1, 0.45), gate=(0.3, 0.9), syncopation=(0, 0.3), density=(1.5, 5),
        drums=("march", "orchestra"), basses=("fifths", "pulse"), jitter=(0, 0.025)),
    Style("minimal", 2.2, (
        "chords:marimba=ostinato chords:marimba,vibraphone=ostinato chords?:vibraphone,bells=ostinato "
            "pad?:string_section,choir",
        f"chords:{PIANO}=ostinato chords:{PIANO},marimba=ostinato melody?:clarinet,violin",
        "solo:marimba,vibraphone",
        "chords:synth_pluck=ostinato chords:synth_lead,hammond_organ=ostinato bass?:synth_bass",
        "chords:string_section=ostinato,arpeggio counter:flute,clarinet,saxophone=repeated bass:cello",
    ), bpm=(90, 190), metres=ODD, modes=MODAL, harmonies=("modal", "drone", "pop"), chroma=(0, 0.2),
        dissonance=(0.1, 0.6), gate=(0.2, 1.0), syncopation=(0.1, 0.7), density=(3, 10), tempi=("metronomic",),
        steadiness=(0.85, 1), melodies=("arpeggio", "riff"), basses=("pulse", "riff")),
    Style("organ", 2.0, (
        "solo:pipe_organ,pipe_organ,reed_organ,hammond_organ",
        "melody:trumpet,oboe,singer pad:pipe_organ=hymn,pad",
        "melody:pipe_organ chords:pipe_organ bass:pipe_organ",
        "melody:hammond_organ chords?:hammond_organ bass:hammond_organ drums?:drum_kit",
    ), bpm=(50, 140), metres=CLASSICAL, modes=TONAL, harmonies=("functional", "modal"), chroma=(0, 0.5),
        dissonance=(0.1, 0.6), gate=(0.5, 1.05), density=(0.8, 8), melodies=MIXED,
        tempi=("drift", "rubato", "metronomic"), chords=("block", "hymn", "arpeggio", "pad"),
        basses=("roots", "pulse", "walking")),
    Style("a cappella", 2.6, (
        "melody:singer",
        "melody:singer counter:singer=parallel",
        "melody:singer chords:choir=block,pulses,pad bass:singer",
        "melody:rapper",
        "melody:singer counter:singer=parallel,imitation counter:singer=long,independent bass:singer",
    ), bpm=(55, 130), metres=POP_METRES, modes=MODAL, harmonies=("functional", "pop"), chroma=(0, 0.3),
        dissonance=(0.1, 0.6), gate=(0.6, 1.0), density=(1, 4.5), tempi=EXPRESSIVE, jitter=(0, 0.05),
        basses=("roots", "syncopated")),
    Style("percussion", 2.2, (
        "drums:drum_kit=solo",
        "drums:drum_kit=percussion drums:drum_kit=percussion drums?:drum_kit=percussion "
            "drums?:drum_kit=tribal",
        "drums:orchestral_percussion=march,solo,timpani drums?:orchestral_percussion=solo "
            "counter?:timpani=repeated chords?:marimba=ostinato",
        f"drums:{MACHINE}",
        "drums:drum_kit,brush_kit",
    ), bpm=(60, 190), metres=ODD, syncopation=(0, 1), density=(1, 13), steadiness=(0.2, 1),
        drums=("funk", "rock", "samba", "breakbeat", "swing/12", "tribal", "invented", "metal")),
    Style("any solo", 8.0, (
        "any",
    ), bpm=(40, 200), metres=ODD, modes=MODAL + ("harmonic_minor", "chromatic"),
        harmonies=("functional", "pop", "modal"), chroma=(0, 0.6), dissonance=(0, 0.8), gate=(0.15, 1.1),
        syncopation=(0, 0.9), swing=(0.5, 0.6), density=(0.5, 10), tempi=EXPRESSIVE, jitter=(0, 0.04),
        steadiness=(0.2, 1.0), melodies=MIXED),
    Style("any group", 9.0, (
        "any",
    ), bpm=(40, 200), metres=ODD, modes=MODAL + STRANGE, harmonies=("functional", "pop", "modal", "random"),
        chroma=(0, 0.6), dissonance=(0, 0.8), gate=(0.15, 1.1), syncopation=(0, 0.9), swing=(0.5, 0.6),
        density=(0.5, 10), tempi=EXPRESSIVE + STEADY, jitter=(0, 0.04), steadiness=(0.2, 1.0), melodies=MIXED,
        drums=("invented", "rock", "house", "bossa", "swing/12"), basses=("roots", "pulse", "riff", "walking")),
)
