#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>

#include <armonica/error.hpp>

#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/symbols/chord_tones.hpp"
#include "features/harmony/symbols/harte.hpp"
#include "features/harmony/files/midi_file.hpp"

namespace armonica::features::harmony {
namespace {

using testing::HasSubstr;

std::string big_endian(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
}

std::string variable_length(std::uint32_t value) {
    std::string text(1, static_cast<char>(value & 0x7FU));
    while ((value >>= 7U) != 0) text.insert(text.begin(), static_cast<char>(0x80U | (value & 0x7FU)));
    return text;
}

/// One track, written event by event at absolute ticks.
class Track {
public:
    Track& event(std::uint32_t tick, const std::string& bytes) {
        events_.emplace_back(tick, bytes);
        return *this;
    }
    Track& note(std::uint32_t from, std::uint32_t to, int pitch, int channel = 0) {
        event(from, {static_cast<char>(0x90 + channel), static_cast<char>(pitch), 80});
        return event(to, {static_cast<char>(0x80 + channel), static_cast<char>(pitch), 0});
    }
    Track& chord(std::uint32_t from, std::uint32_t to, const std::vector<int>& pitches) {
        for (const int pitch : pitches) note(from, to, pitch);
        return *this;
    }
    Track& tempo(std::uint32_t tick, std::uint32_t microseconds) {
        return event(tick, "\xFF\x51\x03" + big_endian(microseconds, 3));
    }
    std::string bytes() const {
        auto events = events_;
        std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::string content;
        std::uint32_t now = 0;
        for (const auto& [tick, event] : events) {
            content += variable_length(tick - now) + event;
            now = tick;
        }
        content += std::string("\0\xFF\x2F\0", 4);
        return "MTrk" + big_endian(static_cast<std::uint32_t>(content.size()), 4) + content;
    }

private:
    std::vector<std::pair<std::uint32_t, std::string>> events_;
};

std::string midi(const std::vector<Track>& tracks, std::uint32_t division = 480, std::uint32_t format = 1) {
    std::string bytes = "MThd" + big_endian(6, 4) + big_endian(format, 2) +
                        big_endian(static_cast<std::uint32_t>(tracks.size()), 2) + big_endian(division, 2);
    for (const Track& track : tracks) bytes += track.bytes();
    return bytes;
}

std::string told(const Progression& chords) {
    std::ostringstream text;
    for (const TimedChord& timed : chords)
        text << (&timed == chords.data() ? "" : ", ") << timed.start << "-" << timed.end << " " << harte(timed.chord);
    return text.str();
}

std::string complaint(const std::string& bytes) {
    try {
        read_midi(bytes, "a.mid");
    } catch (const InputError& error) {
        return error.what();
    }
    return "no complaint";
}

constexpr std::uint32_t bar = 4 * 480;

/// I vi IV V7 in C, a bar each, with the root below.
Track pop_song() {
    return Track()
        .chord(0, bar, {48, 60, 64, 67})
        .chord(bar, 2 * bar, {45, 60, 64, 69})
        .chord(2 * bar, 3 * bar, {41, 60, 65, 69})
        .chord(3 * bar, 4 * bar, {43, 59, 62, 65, 67});
}

TEST(ReadMidi, BlockChords) {
    const ChordFile file = read_midi(midi({pop_song()}), "a.mid");
    EXPECT_EQ(file.format, "MIDI");
    EXPECT_TRUE(file.timed);
    EXPECT_EQ(told(file.chords), "0-2 C:maj, 2-4 A:min, 4-6 F:maj, 6-8 G:7");
    EXPECT_TRUE(file.warnings.empty());
}

TEST(ReadMidi, TheTempoMapIsHeldTo) {
    Track conductor;
    conductor.event(0, "\xFF\x03\x04Tune").tempo(0, 1000000).tempo(bar, 250000).tempo(2 * bar, 500000);
    const ChordFile file = read_midi(midi({conductor, pop_song()}), "a.mid");
    EXPECT_EQ(told(file.chords), "0-4 C:maj, 4-5 A:min, 5-7 F:maj, 7-9 G:7");
    EXPECT_EQ(file.title, "Tune");
}

TEST(ReadMidi, DrumsAndEffectsAreNotHeard) {
    Track drums, effects;
    effects.event(0, {static_cast<char>(0xC3), 127});
    for (std::uint32_t beat = 0; beat < 16; ++beat) {
        drums.note(beat * 480, beat * 480 + 240, 36, 9).note(beat * 480, beat * 480 + 400, 42, 9);
        effects.note(beat * 480, beat * 480 + 480, 61, 3).note(beat * 480, beat * 480 + 480, 66, 3);
    }
    EXPECT_EQ(told(read_midi(midi({pop_song(), drums, effects}), "a.mid").chords),
              "0-2 C:maj, 2-4 A:min, 4-6 F:maj, 6-8 G:7");
    EXPECT_THAT(complaint(midi({drums})), HasSubstr("no note in this MIDI file but those of drums"));
}

TEST(ReadMidi, EveryQualityInEveryTransposition) {
    for (std::size_t quality = 0; quality < quality_names.size(); ++quality)
        for (int root = 0; root < 12; ++root) {
            Track track;
            std::vector<int> pitches = {36 + root};
            for (int above = 0; above < 12; ++above)
                if ((tones_of(static_cast<Quality>(quality)) >> above & 1) != 0) pitches.push_back(60 + root + above);
            const ChordFile file = read_midi(midi({track.chord(0, bar, pitches)}), "a.mid");
            ASSERT_EQ(file.chords.size(), 1U) << told(file.chords);
            EXPECT_EQ(file.chords[0].chord, (Chord{root, static_cast<Quality>(quality), root})) << told(file.chords);
        }
}

TEST(ReadMidi, InversionsArpeggiosAndMelodies) {
    Track track;
    track.chord(0, bar, {52, 60, 67, 72});  // C over E
    const int alberti[] = {55, 62, 59, 62, 55, 62, 59, 62};
    for (std::uint32_t i = 0; i < 8; ++i) track.note(bar + i * 240, bar + i * 240 + 240, alberti[i]);
    track.chord(2 * bar, 3 * bar, {48, 55, 64});
    const int melody[] = {72, 74, 76, 77, 79, 77, 76, 74};  // with passing notes
    for (std::uint32_t i = 0; i < 8; ++i) track.note(2 * bar + i * 240, 2 * bar + i * 240 + 240, melody[i]);
    EXPECT_EQ(told(read_midi(midi({track}), "a.mid").chords), "0-2 C:maj/3, 2-4 G:maj, 4-6 C:maj");
}

TEST(ReadMidi, LongRestsHaveNoChord) {
    Track track;
    track.chord(0, bar, {48, 60, 64, 67}).chord(3 * bar, 4 * bar, {48, 60, 64, 67});
    EXPECT_EQ(told(read_midi(midi({track}), "a.mid").chords), "0-2 C:maj, 2-6 N, 6-8 C:maj");
    Track staccato;
    for (std::uint32_t beat = 0; beat < 8; ++beat) staccato.chord(beat * 480, beat * 480 + 120, {48, 60, 64, 67});
    EXPECT_EQ(told(read_midi(midi({staccato}), "a.mid").chords), "0-3.75 C:maj");  // half a beat more
}

TEST(ReadMidi, RunningStatusSystemExclusiveAndNotesNeverReleased) {
    const std::string content = std::string("\0\xF0\x03\x7E\x01\xF7", 6) + std::string("\0\x90\x3C\x50", 4) +
                                std::string("\0\x40\x50", 3) + std::string("\0\x43\x50", 3) +
                                std::string("\x8F\0\xFF\x2F\0", 5);
    const std::string bytes = "MThd" + big_endian(6, 4) + big_endian(0, 2) + big_endian(1, 2) + big_endian(480, 2) +
                              "MTrk" + big_endian(static_cast<std::uint32_t>(content.size()), 4) + content;
    EXPECT_EQ(told(read_midi(bytes, "a.mid").chords), "0-2 C:maj");
}

TEST(ReadMidi, SmpteTimeAndRiff) {
    Track track;
    track.chord(0, 2000, {48, 60, 64, 67});  // 25 frames of 40 ticks: 1,000 ticks a second
    const std::string smpte = midi({track}, 0xE728);
    EXPECT_EQ(told(read_midi(smpte, "a.mid").chords), "0-2 C:maj");
    EXPECT_EQ(told(read_midi("RIFF" + big_endian(0, 4) + "RMIDdata" + big_endian(0, 4) + smpte, "a.mid").chords),
              "0-2 C:maj");
}

TEST(ReadMidi, DamageIsToldOf) {
    const std::string whole = midi({pop_song()});
    const ChordFile cut = read_midi(whole.substr(0, whole.size() - 60), "a.mid");
    ASSERT_EQ(cut.warnings.size(), 1U);
    EXPECT_THAT(cut.warnings[0], HasSubstr("damaged"));
    EXPECT_EQ(cut.chords.front().chord, (Chord{0, Quality::maj, 0}));
    EXPECT_THAT(complaint("MThd"), HasSubstr("within the header"));
    EXPECT_THAT(complaint(midi({})), HasSubstr("no note"));
    EXPECT_THAT(complaint(midi({Track()}, 0)), HasSubstr("no division"));
    EXPECT_THAT(complaint(midi({Track()}, 480, 2)), HasSubstr("format 2"));
    EXPECT_THAT(complaint(midi({Track().note(0, 0x0FFFFFFF, 60)})), HasSubstr("more than a day"));
    EXPECT_THAT(complaint(midi({Track().tempo(0, 1).note(0, 0x0FFFFFFF, 60)})),
                HasSubstr("beats, so it must be damaged"));
}

TEST(ReadMidi, MutatedFilesYieldChordsOrAnError) {
    const std::string whole =
        midi({Track().tempo(0, 600000).event(0, std::string("\xFF\x58\x04\x06\x03\x18\x08", 7)), pop_song()});
    std::mt19937 random(17);
    int read = 0, refused = 0;
    for (int trial = 0; trial < 1000; ++trial) {
        std::string bytes = whole;
        if (trial % 4 == 0)
            bytes.resize(1 + random() % (bytes.size() - 1));
        else
            for (int i = 0, count = 1 + static_cast<int>(random() % 4); i < count; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        try {
            double reached = 0.0;
            for (const TimedChord& timed : read_midi(bytes, "a.mid").chords) {
                ASSERT_TRUE(timed.start == reached && timed.end > timed.start && std::isfinite(timed.end)) << trial;
                reached = timed.end;
            }
            ++read;
        } catch (const InputError&) {
            ++refused;
        }
    }
    EXPECT_GT(read, 250);
    EXPECT_GT(refused, 25);
}

}  // namespace
}  // namespace armonica::features::harmony
