#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>

#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> pitch_classes = {"chroma_c",       "chroma_c_sharp", "chroma_d",       "chroma_d_sharp",
                                                "chroma_e",       "chroma_f",       "chroma_f_sharp", "chroma_g",
                                                "chroma_g_sharp", "chroma_a",       "chroma_a_sharp", "chroma_b"};

std::size_t strongest(const FeatureVector& track) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < 12; ++i)
        if (value_of(track, pitch_classes[i]) > value_of(track, pitch_classes[best])) best = i;
    return best;
}

TEST(Chroma, OfASineIsItsPitchClassAlone) {
    for (int midi = 48; midi < 96; midi += 5) {
        const auto track = measure_mono(sine(440.0 * std::exp2((midi - 69) / 12.0), 2.0), pitch_classes);
        for (int i = 0; i < 12; ++i)
            EXPECT_NEAR(value_of(track, pitch_classes[static_cast<std::size_t>(i)]), i == midi % 12 ? 1.0 : 0.0, 0.01)
                << midi << " " << pitch_classes[static_cast<std::size_t>(i)];
    }
}

TEST(Chroma, OfANoteIsStrongestAtItsPitchClassWhateverTheTuning) {
    for (const double cents : {-40.0, -15.0, 0.0, 20.0, 45.0})
        for (int midi = 50; midi < 74; midi += 5)
            EXPECT_EQ(strongest(measure_mono(note(midi + cents / 100.0, 1.5), pitch_classes)), midi % 12)
                << midi << " " << cents;
}

TEST(Chroma, DoesNotDependOnGain) {
    const auto sound = triad(2, true, 3.0);
    const auto loud = measure_mono(sound, pitch_classes), quiet = measure_mono(scaled(sound, 0.25), pitch_classes);
    for (const auto& id : pitch_classes) EXPECT_NEAR(value_of(loud, id), value_of(quiet, id), 1e-3);
}

TEST(Chroma, IsMissingWhereNothingHasAPitch) {
    EXPECT_EQ(measure_mono(white_noise(10.0)).missing("chroma_c"), MissingReason::no_pitch);
    EXPECT_EQ(measure_mono(clicks(1.0, 10.0)).missing("chroma_c"), MissingReason::no_pitch);
    EXPECT_EQ(measure_mono(drum_beats(120.0, 10.0)).missing("key_strength"), MissingReason::no_pitch);
    EXPECT_EQ(measure_mono(sine(440.0, 0.4)).missing("chroma_c"), MissingReason::too_short);
}

}  // namespace
}  // namespace armonica::test
