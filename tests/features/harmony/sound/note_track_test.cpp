#include "features/harmony/sound/note_track.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <gtest/gtest.h>

#include "support/sound_files.hpp"

namespace armonica::features::harmony {
namespace {

struct Tone {
    double pitch;  ///< 69 is 440 Hz
    double amplitude = 0.1;
};

// Tones with ten partials each, as 1/n.
std::vector<float> sound_of(const std::vector<Tone>& tones, double seconds = 4.0, double tuning = 0.0) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * sample_rate));
    for (const Tone& tone : tones) {
        const double hertz = 440.0 * std::exp2((tone.pitch + tuning - 69.0) / 12.0);
        for (int n = 1; n <= 10; ++n)
            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] += static_cast<float>(
                    tone.amplitude / n *
                    std::sin(2.0 * std::numbers::pi * n * hertz * static_cast<double>(i) / sample_rate));
    }
    return samples;
}

// Frames of `samples`, heard as a track measurement does.
NoteTrack heard(const std::vector<float>& samples) {
    Chromagram chromagram;
    NoteTrack notes;
    LogFrames steps;
    std::size_t frames = 0;
    for (std::size_t at = 0; at + hop_size <= samples.size(); at += hop_size) {
        const std::span<const float> mono(&samples[at], hop_size);
        chromagram.add({mono, mono, mono, 0.0, 0.01});
        if (chromagram.size() == frames) continue;
        frames = chromagram.size();
        steps.map(chromagram);
        notes.add(steps, chromagram.tuning_so_far());
    }
    chromagram.finish();
    notes.finish(chromagram);
    return notes;
}

// The `count` strongest pitch classes of the whole, in ascending order.
std::vector<int> strongest(const std::array<float, 12>& strengths, std::size_t count) {
    std::vector<int> order(12);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return strengths[static_cast<std::size_t>(a)] > strengths[static_cast<std::size_t>(b)];
    });
    order.resize(count);
    std::sort(order.begin(), order.end());
    return order;
}

float share(const std::array<float, 12>& strengths, const std::vector<int>& classes) {
    float in = 0.0F, all = 0.0F;
    for (int p = 0; p < 12; ++p) {
        all += strengths[static_cast<std::size_t>(p)];
        if (std::find(classes.begin(), classes.end(), p) != classes.end()) in += strengths[static_cast<std::size_t>(p)];
    }
    return all > 0.0F ? in / all : 0.0F;
}

TEST(NoteTrack, EveryNoteIsItselfAndNotItsOvertones) {
    for (int pitch = 40; pitch <= 79; ++pitch) {
        const NoteTrack notes = heard(sound_of({{static_cast<double>(pitch)}}, 2.0));
        const PitchClasses mean = notes.mean(0, notes.size());
        const auto& where = pitch < 50 ? mean.bass : mean.treble;
        EXPECT_EQ(strongest(where, 1), std::vector{pitch % 12}) << pitch;
        EXPECT_GT(share(where, {pitch % 12}), 0.5F) << pitch;
        // Whitening lifts partials: what is left over goes to the second overtone, a fifth (and two octaves) above.
        EXPECT_GT(share(where, {pitch % 12, (pitch + 7) % 12}), 0.75F) << pitch;
    }
}

TEST(NoteTrack, ChordsAreTheirNotes) {
    const NoteTrack notes = heard(sound_of({{43}, {59}, {62}, {65}, {67}}));  // G2 B3 D4 F4 G4: G7
    const PitchClasses mean = notes.mean(0, notes.size());
    EXPECT_EQ(strongest(mean.treble, 4), (std::vector{2, 5, 7, 11}));
    EXPECT_GT(share(mean.treble, {2, 5, 7, 11}), 0.8F);
    EXPECT_EQ(strongest(mean.bass, 1), std::vector{7});
}

TEST(NoteTrack, FollowsTheTuning) {
    for (const double tuning : {-0.45, -0.3, 0.25, 0.45}) {
        const NoteTrack notes = heard(sound_of({{60}, {64}, {67}}, 4.0, tuning));
        EXPECT_GT(share(notes.mean(0, notes.size()).treble, {0, 4, 7}), 0.8F) << tuning;
    }
}

TEST(NoteTrack, DoesNotDependOnTheLevel) {
    const NoteTrack loud = heard(sound_of({{60, 0.2}, {64, 0.2}, {67, 0.2}})),
                    soft = heard(sound_of({{60, 0.002}, {64, 0.002}, {67, 0.002}}));
    const PitchClasses a = loud.mean(0, loud.size()), b = soft.mean(0, soft.size());
    for (std::size_t p = 0; p < 12; ++p) EXPECT_NEAR(a.treble[p], b.treble[p], 0.02F + 0.01F * a.treble[p]);
}

TEST(NoteTrack, SilenceHasNoNotes) {
    const NoteTrack notes = heard(std::vector<float>(static_cast<std::size_t>(2 * sample_rate)));
    const PitchClasses mean = notes.mean(0, notes.size());
    for (std::size_t p = 0; p < 12; ++p) EXPECT_EQ(mean.bass[p] + mean.treble[p], 0.0F);
}

TEST(NoteTrack, TellsTheTimeOfItsFrames) {
    // A tone begins at 3 s: frames whose middle lies a window's half before it are empty, those after it are not.
    std::vector<float> samples(static_cast<std::size_t>(6 * sample_rate));
    const std::vector<float> tone = sound_of({{60}}, 3.0);
    std::copy(tone.begin(), tone.end(), samples.end() - static_cast<std::ptrdiff_t>(tone.size()));
    const NoteTrack notes = heard(samples);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const float strength = notes.at(i).treble[0];
        const double time = NoteTrack::time_of(i);
        if (time < 2.8) {
            EXPECT_EQ(strength, 0.0F) << time;
        } else if (time > 3.1 && time < 5.8) {
            EXPECT_GT(strength, 2.0F) << time;
        }
    }
}

TEST(NoteTrack, NothingIsLostWhereTheSoundIsShorterThanTheSettlingOfTheTuning) {
    EXPECT_NEAR(static_cast<double>(heard(sound_of({{60}}, 2.0)).size()), 2.0 * NoteTrack::rate, 5.0);
    EXPECT_NEAR(static_cast<double>(heard(sound_of({{60}}, 20.0)).size()), 20.0 * NoteTrack::rate, 5.0);
}

}  // namespace
}  // namespace armonica::features::harmony
