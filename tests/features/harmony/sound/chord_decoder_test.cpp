#include "features/harmony/sound/chord_decoder.hpp"

#include <random>

#include <gtest/gtest.h>

#include "features/harmony/symbols/chord_tones.hpp"
#include "features/harmony/sound/chord_evidence.hpp"
#include "features/harmony/sound/recognition.hpp"

namespace armonica::features::harmony {
namespace {

// What a chord's notes, each as strong as the other, and its bass sound like.
PitchClasses ideal(const Chord& chord) {
    PitchClasses sound;
    for (int above = 0; above < 12; ++above)
        if (((tones_of(chord.quality) >> above) & 1U) != 0)
            sound.treble[static_cast<std::size_t>((chord.root + above) % 12)] = 4.0F;
    sound.bass[static_cast<std::size_t>(chord.bass)] = 6.0F;
    return sound;
}

std::size_t index_of(const Chord& chord) {
    const auto& all = heard_chords();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] == chord) return i;
    ADD_FAILURE() << "no such chord";
    return 0;
}

TEST(ChordEvidence, EveryChordExplainsItsOwnNotesBest) {
    std::vector<float> evidence(heard_chords().size());
    for (const auto& chord : heard_chords()) {
        if (!chord) continue;
        chord_evidence(ideal(*chord), evidence);
        const auto best =
            static_cast<std::size_t>(std::max_element(evidence.begin(), evidence.end()) - evidence.begin());
        ASSERT_TRUE(heard_chords()[best]);
        // A suspended fourth on C has the notes of a suspended second on F: then the bass decides, and it does.
        EXPECT_EQ(*heard_chords()[best], *chord) << chord->root << name(chord->quality) << chord->bass;
    }
}

TEST(ChordEvidence, SilenceAndEvenNoiseAreNoChord) {
    std::vector<float> evidence(heard_chords().size());
    PitchClasses noise;
    noise.bass.fill(1.2F);
    noise.treble.fill(1.2F);
    for (const PitchClasses& sound : {PitchClasses{}, noise}) {
        chord_evidence(sound, evidence);
        for (std::size_t c = 1; c < evidence.size(); ++c) EXPECT_GT(evidence[0], evidence[c]);
    }
}

TEST(ChordEvidence, TurnsWithTheMusic) {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> uniform(0.0F, 5.0F);
    PitchClasses sound, higher;
    for (std::size_t p = 0; p < 12; ++p) {
        sound.bass[p] = higher.bass[(p + 5) % 12] = uniform(random);
        sound.treble[p] = higher.treble[(p + 5) % 12] = uniform(random);
    }
    std::vector<float> evidence(heard_chords().size()), turned(heard_chords().size());
    chord_evidence(sound, evidence);
    chord_evidence(higher, turned);
    for (std::size_t c = 1; c < evidence.size(); ++c) {
        const Chord& chord = *heard_chords()[c];
        EXPECT_NEAR(evidence[c], turned[index_of({(chord.root + 5) % 12, chord.quality, (chord.bass + 5) % 12})],
                    1e-3F);
    }
}

// The decoded chord of each slot.
std::vector<std::size_t> by_slot(const std::vector<DecodedChord>& decoded) {
    std::vector<std::size_t> chords;
    for (const DecodedChord& chord : decoded) {
        EXPECT_EQ(chord.first, chords.size()) << "without gap or overlap";
        EXPECT_GT(chord.confidence, 0.0);
        EXPECT_LE(chord.confidence, 1.0 + 1e-9);
        chords.insert(chords.end(), chord.end - chord.first, chord.chord);
    }
    return chords;
}

TEST(DecodeChords, ClearChordsAreFound) {
    const std::vector<Chord> progression = {
        {0, Quality::maj, 0}, {9, Quality::min, 9}, {5, Quality::maj, 5}, {7, Quality::dom7, 7}};
    const auto decoded = decode_chords(64, Slots::beats, [&](std::size_t slot, std::span<float> evidence) {
        chord_evidence(ideal(progression[slot / 4 % 4]), evidence);
    });
    const auto chords = by_slot(decoded);
    ASSERT_EQ(chords.size(), 64U);
    for (std::size_t slot = 0; slot < 64; ++slot) EXPECT_EQ(chords[slot], index_of(progression[slot / 4 % 4])) << slot;
}

TEST(DecodeChords, ASlipOfOneSlotIsNoChord) {
    const auto decoded = decode_chords(32, Slots::beats, [&](std::size_t slot, std::span<float> evidence) {
        PitchClasses sound = ideal({0, Quality::maj, 0});
        if (slot == 13) sound.treble[9] = 3.0F;  // a passing A
        chord_evidence(sound, evidence);
    });
    for (const std::size_t chord : by_slot(decoded)) EXPECT_EQ(chord, index_of({0, Quality::maj, 0}));
}

TEST(DecodeChords, LongMusicIsDecodedInPartsAsIfAtOnce) {
    const std::vector<Chord> progression = {
        {2, Quality::min7, 2}, {7, Quality::dom7, 7}, {0, Quality::maj7, 0}, {0, Quality::maj7, 0}};
    constexpr std::size_t slots = 5000;
    const auto chords = by_slot(decode_chords(slots, Slots::beats, [&](std::size_t slot, std::span<float> evidence) {
        chord_evidence(ideal(progression[slot / 4 % 4]), evidence);
    }));
    ASSERT_EQ(chords.size(), slots);
    for (std::size_t slot = 0; slot < slots; ++slot)
        EXPECT_EQ(chords[slot], index_of(progression[slot / 4 % 4])) << slot;
}

TEST(DecodeChords, NothingYieldsNothing) {
    EXPECT_TRUE(decode_chords(0, Slots::beats, [](std::size_t, std::span<float>) {}).empty());
    EXPECT_TRUE(hear_harmony(NoteTrack{}, Pulse{}, 0.0).chords.empty());
}

TEST(SlotTimes, AreTheBeatsFromBeginningToEnd) {
    Pulse pulse;
    pulse.bpm = 120.0;
    for (std::size_t i = 0; i < 10; ++i) pulse.beats.push_back(100 + 43 * i);  // every half second from 1.17 s on
    const std::vector<double> times = slot_times(pulse, 10.0);
    EXPECT_EQ(times.front(), 0.0);
    EXPECT_EQ(times.back(), 10.0);
    EXPECT_NEAR(static_cast<double>(times.size()), 21.0, 1.0);
    for (std::size_t i = 1; i < times.size(); ++i) EXPECT_GT(times[i], times[i - 1]);
    for (std::size_t i = 2; i + 1 < times.size(); ++i) EXPECT_NEAR(times[i] - times[i - 1], 0.5, 0.01);
}

TEST(SlotTimes, SlowBeatsAreHalvedAndNoBeatIsFourTenthsOfASecond) {
    Pulse slow;
    slow.bpm = 40.0;
    for (std::size_t i = 0; i < 10; ++i) slow.beats.push_back(129 * i);  // every 1.5 s
    const std::vector<double> times = slot_times(slow, 15.0);
    for (std::size_t i = 3; i + 2 < times.size(); ++i) EXPECT_NEAR(times[i] - times[i - 1], 0.375, 0.01);
    const std::vector<double> even = slot_times(Pulse{}, 4.0);
    for (std::size_t i = 1; i < even.size(); ++i) EXPECT_NEAR(even[i] - even[i - 1], 0.4, 1e-9);
}

}  // namespace
}  // namespace armonica::features::harmony
