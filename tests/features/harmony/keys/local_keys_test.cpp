#include "features/harmony/keys/local_keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <sstream>

#include "features/harmony/symbols/harte.hpp"
#include "features/harmony/keys/key_model.hpp"
#include "features/harmony/symbols/note_names.hpp"

namespace armonica::features::harmony {
namespace {

/// Chords in Harte's notation, one unit each.
Progression progression_of(const std::string& chords) {
    std::istringstream words(chords);
    Progression progression;
    for (std::string word; words >> word;) {
        const double start = static_cast<double>(progression.size());
        progression.push_back({start, start + 1.0, read_harte(word).chord, 1.0});
    }
    return progression;
}

Progression transposed(Progression progression, int semitones) {
    for (TimedChord& timed : progression)
        if (timed.chord) {
            timed.chord->root = (timed.chord->root + semitones) % 12;
            timed.chord->bass = (timed.chord->bass + semitones) % 12;
        }
    return progression;
}

/// "C major C major A minor": the keys of runs, with how many chords each holds.
std::string runs(const std::string& chords) {
    std::string text;
    const auto keys = local_keys(progression_of(chords));
    for (std::size_t i = 0, count = 1; i < keys.size(); ++i, ++count) {
        if (i + 1 < keys.size() && keys[i + 1] == keys[i]) continue;
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + key_name(keys[i]);
        count = 0;
    }
    return text;
}

TEST(KeyModel, ChordsOfEveryKeySumToOne) {
    for (int tonic = 0; tonic < 12; ++tonic)
        for (const bool minor : {false, true}) {
            double sum = 0.0;
            for (int root = 0; root < 12; ++root)
                for (std::size_t quality = 0; quality < quality_names.size(); ++quality) {
                    const double log = chord_in_key({root, static_cast<Quality>(quality), root}, {tonic, minor});
                    ASSERT_TRUE(std::isfinite(log));
                    sum += std::exp(log);
                }
            EXPECT_NEAR(sum, 1.0, 1e-12);
        }
}

TEST(KeyModel, KeysLieAsOnWebersChart) {
    const auto steps = [](LocalKey a, LocalKey b) { return std::lround((key_change(a, b) + 4.8) / -0.7) + 1; };
    const LocalKey c_major{0, false};
    EXPECT_EQ(key_change(c_major, c_major), 0.0);
    EXPECT_EQ(steps(c_major, {7, false}), 1);
    EXPECT_EQ(steps(c_major, {5, false}), 1);
    EXPECT_EQ(steps(c_major, {9, true}), 1);
    EXPECT_EQ(steps(c_major, {0, true}), 1);
    EXPECT_EQ(steps(c_major, {2, true}), 2);   // the relative of the subdominant
    EXPECT_EQ(steps(c_major, {4, true}), 2);   // the relative of the dominant
    EXPECT_EQ(steps(c_major, {3, false}), 2);  // the parallel's relative
    EXPECT_EQ(steps(c_major, {9, false}), 2);
    EXPECT_EQ(steps(c_major, {4, false}), 3);
    EXPECT_EQ(steps(c_major, {6, false}), 4);
    for (int a = 0; a < 24; ++a)
        for (int b = 0; b < 24; ++b)
            EXPECT_EQ(key_change({a % 12, a >= 12}, {b % 12, b >= 12}),
                      key_change({b % 12, b >= 12}, {a % 12, a >= 12}));
}

TEST(LocalKeys, AreThoseOfTheTextbook) {
    EXPECT_EQ(runs("C:maj F:maj G:maj C:maj"), "4 C major");
    EXPECT_EQ(runs("C:maj A:min F:maj G:7 C:maj"), "5 C major");
    EXPECT_EQ(runs("D:min7 G:7 C:maj7"), "3 C major");
    EXPECT_EQ(runs("D:hdim7 G:7 C:min"), "3 C minor");
    EXPECT_EQ(runs("A:min D:min E:7 A:min"), "4 A minor");
    EXPECT_EQ(runs("A:min G:maj F:maj E:maj A:min"), "5 A minor");  // Andalusian
    EXPECT_EQ(runs("C:maj F:min C:maj"), "3 C major");              // a borrowed subdominant
    EXPECT_EQ(runs("D:min7 Db:7 C:maj7"), "3 C major");             // a tritone substitute
    EXPECT_EQ(runs("C:maj D:7 G:7 C:maj"), "4 C major");            // V of V
    EXPECT_EQ(runs("C:maj Bb:maj F:maj C:maj"), "4 C major");       // double plagal
    EXPECT_EQ(runs("B:dim7 C:min"), "2 C minor");
}

TEST(LocalKeys, TheBluesIsInTheKeyOfItsFirstChord) {
    EXPECT_EQ(runs("C:7 C:7 C:7 C:7 F:7 F:7 C:7 C:7 G:7 F:7 C:7 C:7"), "12 C major");
    EXPECT_EQ(runs("C:7 F:7 C:7 C:7 F:7 F#:dim7 C:7 A:7 D:min7 G:7 C:7 G:7"), "12 C major");
    EXPECT_EQ(runs("A:7 D:7 A:7 E:7 D:7 A:7"), "6 A major");
    EXPECT_EQ(runs("C:min7 F:min7 C:min7 Ab:7 G:7 C:min7"), "6 C minor");
}

TEST(LocalKeys, ModulationsAreFollowed) {
    EXPECT_EQ(runs("C:maj F:maj G:7 C:maj C:maj F:maj G:7 C:maj D:maj G:maj A:7 D:maj D:maj G:maj A:7 D:maj"),
              "8 C major, 8 D major");
    EXPECT_EQ(runs("C:maj A:min F:maj G:7 C:maj B:hdim7 E:7 A:min D:min A:min E:7 A:min D:min E:7 A:min"),
              "5 C major, 10 A minor");
    EXPECT_EQ(runs("D:min7 G:7 C:maj7 C:maj7 C:min7 F:7 Bb:maj7 Bb:maj7 Bb:min7 Eb:7 Ab:maj7 Ab:maj7"),
              "4 C major, 4 Bb major, 4 Ab major");
}

TEST(LocalKeys, TurnWithTheMusic) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 300; ++trial) {
        Progression progression;
        double time = 0.0;
        for (int i = 0; i < 24; ++i) {
            const double length = 0.25 * static_cast<double>(1 + random() % 8);
            const int root = static_cast<int>(random() % 12);
            const auto quality = static_cast<Quality>(random() % quality_names.size());
            progression.push_back({time, time + length, Chord{root, quality, root}, 1.0});
            if (random() % 8 == 0) progression.back().chord.reset();
            time += length;
        }
        const auto keys = local_keys(progression);
        const int shift = 1 + static_cast<int>(random() % 11);
        const auto turned = local_keys(transposed(progression, shift));
        ASSERT_EQ(keys.size(), 24U);
        for (std::size_t i = 0; i < keys.size(); ++i)
            EXPECT_EQ(turned[i], (LocalKey{(keys[i].tonic + shift) % 12, keys[i].minor})) << trial << " " << i;
    }
}

TEST(LocalKeys, AChordWithoutNameHasItsNeighboursKey) {
    EXPECT_EQ(runs("N D:min7 N G:7 C:maj7 N"), "6 C major");
    EXPECT_EQ(runs("N N"), "2 C major");
    EXPECT_EQ(runs(""), "");
}

TEST(LocalKeys, DoNotDependOnTheUnitOfTime) {
    Progression progression = progression_of("C:maj F:maj G:7 C:maj D:maj G:maj A:7 D:maj D:maj A:7 D:maj");
    const auto keys = local_keys(progression);
    for (TimedChord& timed : progression) timed.start *= 0.037, timed.end *= 0.037;
    EXPECT_EQ(local_keys(progression), keys);
    for (TimedChord& timed : progression) timed.start = timed.end = 0.0;  // no lengths at all
    EXPECT_EQ(local_keys(progression).size(), keys.size());
}

TEST(LocalKeys, RefuseTimesThatAreNone) {
    EXPECT_THROW(local_keys({{1.0, 0.0, Chord{}, 1.0}}), std::invalid_argument);
    EXPECT_THROW(local_keys({{0.0, std::numeric_limits<double>::quiet_NaN(), Chord{}, 1.0}}), std::invalid_argument);
}

TEST(GlobalKey, IsTheOneThatLastsLongest) {
    Progression progression = progression_of("C:maj G:maj N");
    const std::vector<LocalKey> keys = {{0, false}, {7, false}, {2, true}};
    progression[2].end = 100.0;
    EXPECT_EQ(global_key(progression, keys), (LocalKey{0, false}));  // of equals the earlier
    progression[1].end = 2.5;
    EXPECT_EQ(global_key(progression, keys), (LocalKey{7, false}));
    EXPECT_EQ(global_key(progression_of("N"), std::vector<LocalKey>(1)), std::nullopt);
    EXPECT_THROW(global_key(progression, {}), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::features::harmony
