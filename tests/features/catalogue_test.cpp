#include <gtest/gtest.h>

#include <armonica/catalogue.hpp>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

#include "features/families.hpp"
#include "features/lyrics/song.hpp"
#include "features/track_measurement.hpp"
#include "support/signals.hpp"

namespace armonica::test {
namespace {

const std::vector<std::string> published_order = {"danceability",
                                                  "loudness",
                                                  "chords_changes_rate",
                                                  "dynamic_complexity",
                                                  "zero_crossing_rate",
                                                  "chords_number_rate",
                                                  "pitch_salience",
                                                  "spectral_centroid_mean",
                                                  "spectral_complexity_mean",
                                                  "spectral_decrease_mean",
                                                  "spectral_entropy_mean",
                                                  "spectral_flux_mean",
                                                  "spectral_rolloff_mean",
                                                  "spectral_spread_mean",
                                                  "energy_low",
                                                  "energy_middle_low",
                                                  "energy_middle_high",
                                                  "energy_high",
                                                  "onset_rate",
                                                  "length",
                                                  "bpm",
                                                  "beats_loudness"};

TEST(Catalogue, BeginsInThePublishedOrder) {
    ASSERT_GE(catalogue().size(), published_order.size());
    for (std::size_t i = 0; i < published_order.size(); ++i) EXPECT_EQ(catalogue()[i].id, published_order[i]);
}

TEST(Catalogue, EveryEntryIsWhole) {
    std::set<std::string_view> ids, titles;
    for (const FeatureInfo& info : catalogue()) {
        SCOPED_TRACE(info.id);
        EXPECT_TRUE(ids.insert(info.id).second);
        EXPECT_TRUE(titles.insert(info.title).second);
        EXPECT_EQ(info.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string_view::npos);
        for (const std::string_view words : {info.title, info.family, info.unit, info.low, info.high, info.lower,
                                             info.higher, info.definition, info.null_rule})
            EXPECT_FALSE(words.empty());
        // Sentences are built around them: "…, {higher} than 91 % of the reference tracks".
        for (const std::string_view comparative : {info.lower, info.higher}) {
            EXPECT_EQ(comparative.find("than"), std::string_view::npos);
            EXPECT_TRUE(comparative.find("er") != std::string_view::npos || comparative.starts_with("more") ||
                        comparative.starts_with("less"))
                << comparative;
        }
        EXPECT_EQ(info.definition.find("  "), std::string_view::npos);
        EXPECT_EQ(info.definition.back(), '.');
        EXPECT_TRUE(!info.minimum || !info.maximum || *info.minimum < *info.maximum);
        EXPECT_EQ(find_feature(info.id), &info);
    }
}

TEST(Catalogue, FamiliesNameThemselvesInTheirEntries) {
    for (const features::Family* family : features::families)
        for (const FeatureInfo& info : family->features) EXPECT_EQ(info.family, family->name) << info.id;
}

TEST(Catalogue, KnowsNothingElse) { EXPECT_EQ(find_feature("no_such_feature"), nullptr); }

// What the version stands for. Where this fails, a vector measured before is not one measured now: raise the version in
// catalogue.cpp, then bring the figures below up to date. A change of wording alone needs only the new hash.
TEST(Catalogue, VersionChangesWithIdsAndDefinitions) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const FeatureInfo& info : catalogue())
        for (const std::string_view text : {info.id, info.unit, info.definition})
            for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    EXPECT_EQ(catalogue_version(), "6");
    EXPECT_EQ(hash, 5943786001664853089ULL);
}

// Words with a rhyme, a chorus, a question, a feeling and times.
features::lyrics::WrittenLyrics pinned_words() {
    const std::vector<std::vector<std::string>> stanzas = {
        {"The river runs beneath the silver moonlight", "And I remember all the songs we knew",
         "We danced together, laughing in the midnight", "I never loved another girl but you"},
        {"Oh, hold me now, my darling, hold me tight", "Don't let me wander in the lonely night"},
        {"The money's gone, the city sleeps in sorrow", "Will anybody hear me when I cry?",
         "But we will find a better road tomorrow", "And leave the broken dreams beneath the sky!"},
        {"Oh, hold me now, my darling, hold me tight", "Don't let me wander in the lonely night"}};
    features::lyrics::WrittenLyrics words;
    double start = 0.5;
    for (const std::vector<std::string>& stanza : stanzas) {
        words.sections.push_back({});
        for (const std::string& line : stanza) {
            words.sections.back().lines.push_back({line, start, {}});
            start += line.size() > 40 ? 1.5 : 1.0;
        }
    }
    return words;
}

// A track on which nearly everything has a value: chords, a beat, a little of everything on one side only.
FeatureVector pinned_track() {
    Samples middle;
    for (int bar = 0; bar < 4; ++bar)
        middle = std::move(middle) + triad(9, true, 1.25) + triad(5, false, 1.25) + triad(0, false, 1.25);
    middle = mixed(mixed(std::move(middle), drum_beats(96.0, 15.0, 0.3)), white_noise(15.0, 0.003));
    const Samples left = mixed(middle, white_noise(15.0, 0.01, 2)), right = mixed(middle, note(57.0, 15.0, 0.05));
    const features::MeasurementPlan plan{ExtractOptions{}};
    features::TrackMeasurement measurement(plan);
    measurement.add(left, right);
    measurement.set_lyrics(features::lyrics::song_of(pinned_words()));
    return measurement.finish();
}

std::string pinned_line(const FeatureVector& track, std::string_view id) {
    std::ostringstream line;
    line.precision(9);
    line << id << ' ';
    if (const auto value = track.value(id))
        line << *value;
    else
        line << to_string(*track.missing(id));
    return line.str();
}

// Whether two of these lines say the same. Other processors may round a transform's last bits otherwise.
bool agree(const std::string& one, const std::string& other) {
    const auto number = [](const std::string& line) {
        double value = std::nan("");
        std::istringstream(line.substr(line.find(' ') + 1)) >> value;
        return std::isfinite(value) && std::isdigit(static_cast<unsigned char>(line.back())) != 0 ? value
                                                                                                  : std::nan("");
    };
    const double a = number(one), b = number(other);
    if (std::isnan(a) || std::isnan(b)) return one == other;
    return one.substr(0, one.find(' ')) == other.substr(0, other.find(' ')) &&
           std::abs(a - b) <= 1e-3 * std::max(1.0, std::abs(a));
}

TEST(Catalogue, VersionChangesWithValues) {
    const std::string file = ARMONICA_SOURCE_DIR "/tests/features/pinned_values.txt";
    std::ifstream stream(file);
    std::vector<std::string> pinned;
    for (std::string line; std::getline(stream, line);) pinned.push_back(line);
    const FeatureVector track = pinned_track();
    std::string now;
    std::size_t i = 0;
    for (const FeatureInfo& info : catalogue()) {
        const std::string line = pinned_line(track, info.id);
        EXPECT_TRUE(i < pinned.size() && agree(line, pinned[i]))
            << line << " now, but " << (i < pinned.size() ? pinned[i] : "nothing") << " in " << file;
        now += line + "\n";
        ++i;
    }
    EXPECT_EQ(i, pinned.size());
    if (HasFailure()) std::cout << "The values now:\n" << now;
}

}  // namespace
}  // namespace armonica::test
