// Chords and keys of songs that are written here and played by FluidSynth: the whole way from notes to a sound file to
// chords. The constants of the decoder were settled on other songs with another soundfont (seeds from 1000 on,
// TimGM6mb).
#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

#include "features/harmony/keys/local_keys.hpp"
#include "features/hear_chords.hpp"
#include "support/chord_scores.hpp"
#include "support/made_songs.hpp"
#include "support/sanitized.hpp"
#include "support/sound_files.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::test {
namespace {

using features::harmony::HeardHarmony;
using features::harmony::LocalKey;

// ARMONICA_SONGS=200 judges more songs than the suite has time for.
unsigned song_count() {
    if (const char* count = std::getenv("ARMONICA_SONGS")) return static_cast<unsigned>(std::atoi(count));
    return sanitized ? 4 : 16;
}

struct Judged {
    ChordScores scores;
    double key_right = 0.0;  ///< share of the time
    bool main_key_right = false;
    double seconds = 0.0;
};

LocalKey key_at(const features::harmony::Progression& chords, const std::vector<LocalKey>& keys, double time) {
    for (std::size_t i = 0; i + 1 < chords.size(); ++i)
        if (time < chords[i].end) return keys[i];
    return keys.back();
}

Judged judge(const MadeSong& song, const HeardHarmony& heard) {
    Judged judged{score_chords(song.chords, heard.chords), 0.0, false, song.seconds()};
    constexpr double step = 0.1;
    double right = 0.0, all = 0.0;
    for (double time = 0.5 * step; time < song.seconds(); time += step, all += 1.0)
        right += key_at(song.chords, song.keys, time) == key_at(heard.chords, heard.keys, time) ? 1.0 : 0.0;
    judged.key_right = right / all;
    // A song that modulates has two keys that may pass for the main one.
    const auto key = features::harmony::global_key(heard.chords, heard.keys);
    double share = 0.0;
    for (std::size_t i = 0; i < song.keys.size(); ++i)
        if (key == song.keys[i]) share += (song.chords[i].end - song.chords[i].start) / song.seconds();
    judged.main_key_right = share > 0.4;
    return judged;
}

HeardHarmony heard_in(const std::string& file) {
    auto heard = features::hear_chords(file);
    if (auto* error = std::get_if<TrackError>(&heard)) throw std::runtime_error(error->message);
    return std::get<HeardHarmony>(heard);
}

TEST(ChordRecognition, OfSongsThatFluidSynthPlays) {
    if (soundfont().empty()) GTEST_SKIP() << "no General MIDI soundfont is installed";
    const TemporaryFolder folder;
    double root = 0.0, root_seconds = 0.0, majmin = 0.0, majmin_seconds = 0.0, sevenths = 0.0, sevenths_seconds = 0.0,
           keys = 0.0, segmentation = 0.0, seconds = 0.0, main_keys = 0.0;
    for (unsigned seed = 0; seed < song_count(); ++seed) {
        const MadeSong song = make_song(seed);
        const std::string wav = folder / "song.wav";
        ASSERT_TRUE(render(song, soundfont(), wav)) << "FluidSynth plays nothing";
        const Judged judged = judge(song, heard_in(wav));
        const ChordScores& scores = judged.scores;
        std::printf("%-16s root %.3f majmin %.3f sevenths %.3f segmentation %.3f key %.3f\n", song.name.c_str(),
                    scores.root, scores.majmin, scores.sevenths, scores.segmentation, judged.key_right);
        root += scores.root * scores.root_seconds;
        root_seconds += scores.root_seconds;
        majmin += scores.majmin * scores.majmin_seconds;
        majmin_seconds += scores.majmin_seconds;
        sevenths += scores.sevenths * scores.sevenths_seconds;
        sevenths_seconds += scores.sevenths_seconds;
        keys += judged.key_right * judged.seconds;
        segmentation += scores.segmentation * judged.seconds;
        seconds += judged.seconds;
        main_keys += judged.main_key_right ? 1.0 : 0.0;
    }
    std::printf("all %u songs: root %.3f majmin %.3f sevenths %.3f segmentation %.3f local key %.3f main key %.3f\n",
                song_count(), root / root_seconds, majmin / majmin_seconds, sevenths / sevenths_seconds,
                segmentation / seconds, keys / seconds, main_keys / song_count());
    if (song_count() < 16) return;  // few songs are a coarse measure
    EXPECT_GE(majmin / majmin_seconds, 0.85);
    EXPECT_GE(sevenths / sevenths_seconds, 0.70);
    EXPECT_GE(keys / seconds, 0.90);
    EXPECT_GE(main_keys / song_count(), 0.90);
    EXPECT_GE(segmentation / seconds, 0.80);
}

double share_without_chord(const HeardHarmony& heard) {
    double none = 0.0;
    for (const auto& timed : heard.chords)
        if (!timed.chord) none += timed.end - timed.start;
    return none / heard.chords.back().end;
}

TEST(ChordRecognition, DrumsHaveNoChords) {
    if (soundfont().empty()) GTEST_SKIP() << "no General MIDI soundfont is installed";
    const TemporaryFolder folder;
    for (const unsigned seed : {0U, 1U, 2U}) {
        MadeSong song = make_song(seed);
        std::erase_if(song.notes, [](const Note& note) { return note.channel != 9; });
        ASSERT_FALSE(song.notes.empty());
        ASSERT_TRUE(render(song, soundfont(), folder / "drums.wav"));
        EXPECT_GT(share_without_chord(heard_in(folder / "drums.wav")), 0.9) << seed;
    }
}

TEST(ChordRecognition, NoiseAndSilenceHaveNoChords) {
    const TemporaryFolder folder;
    write_wav(folder / "silence.wav", silence(10.0));
    EXPECT_EQ(share_without_chord(heard_in(folder / "silence.wav")), 1.0);
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        write_wav(folder / "noise.wav", noise(20.0, 0.3, seed));
        EXPECT_EQ(share_without_chord(heard_in(folder / "noise.wav")), 1.0);
    }
}

}  // namespace
}  // namespace armonica::test
