#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>

#include "features/shared/bands.hpp"

namespace armonica {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

std::string with_thousands(int number) {
    std::string digits = std::to_string(number);
    if (digits.size() > 3) digits.insert(digits.size() - 3, ",");
    return digits;
}

TEST(FeatureBands, AreThoseThatDefinitionsName) {
    int with_band = 0;
    for (const FeatureInfo& info : catalogue()) {
        const auto band = band_of(info.id);
        if (!band) {
            // Whoever names a band by its words has one.
            for (const features::Band& known : features::bands)
                EXPECT_FALSE(info.modality == Modality::signal &&
                             info.title.ends_with("in the " + std::string(known.name)))
                    << info.id;
            continue;
        }
        ++with_band;
        EXPECT_LT(band->from_hertz, band->to_hertz);
        const std::string definition(info.definition);
        if (info.family == "treble_bursts" || info.family == "rhythm_pattern") continue;  // by the name of the band
        const int from = static_cast<int>(band->from_hertz);
        // The slowest spectra begin at 32 Hz.
        EXPECT_THAT(definition, AnyOf(HasSubstr(with_thousands(from)), HasSubstr(std::to_string(from)),
                                      HasSubstr(from == 20 ? "32" : "no such text")))
            << info.id;
        if (info.id.ends_with("_high")) continue;  // onsets end at 11 kHz, stereo width nowhere
        const int to = static_cast<int>(band->to_hertz);
        EXPECT_THAT(definition, AnyOf(HasSubstr(with_thousands(to)), HasSubstr(std::to_string(to)))) << info.id;
    }
    EXPECT_EQ(with_band, 83);
}

TEST(FeatureBands, OfWhatLooksAtEverythingAreNone) {
    for (const char* id : {"spectral_centroid_mean", "bpm", "attack_time", "midlevel_mode", "lyrics_lines", "no_such"})
        EXPECT_FALSE(band_of(id)) << id;
    EXPECT_DOUBLE_EQ(band_of("spectral_flux_low_middle")->from_hertz, 150.0);
    EXPECT_DOUBLE_EQ(band_of("spectral_flux_low_middle")->to_hertz, 500.0);
    EXPECT_DOUBLE_EQ(band_of("energy_high")->from_hertz, 4000.0);
}

}  // namespace
}  // namespace armonica
