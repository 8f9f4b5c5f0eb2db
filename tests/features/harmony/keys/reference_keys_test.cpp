// The keys of the progressions of the reference classification, whose names tell their tonic ("V7/ii in E").
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "features/harmony/symbols/harte.hpp"
#include "features/harmony/keys/local_keys.hpp"
#include "features/harmony/symbols/note_names.hpp"
#include "support/program.hpp"

namespace armonica::features::harmony {
namespace {

/// Progressions of which another reading is as good, or that have no one key: modal vamps (Em7 A7 is ii–V of D as well
/// as i–IV of E Dorian), loops that relative keys share, those that modulate,
/// and those whose name tells the relative key (autumn, hotel).
const std::set<std::string> open_to_another_reading = {
    "i-bVI-bIII-bVII",  "iv-I minor plagal",
    "v-I mixolydian",   "dorian i-IV vamp",
    "dorian i-ii vamp", "dominant chain",
    "I+ to IV",         "autumn",
    "royal road",       "hotel",
    "two chords",       "vi-I",
};

Progression progression_of(const nlohmann::json& chords) {
    Progression progression;
    for (const std::string symbol : chords) {
        const double start = static_cast<double>(progression.size());
        progression.push_back({start, start + 1.0, read_harte(symbol).chord, 1.0});
    }
    return progression;
}

TEST(ReferenceKeys, TextbookProgressionsHaveTheirTonic) {
    REQUIRE_SHARED();
    const auto reference =
        nlohmann::json::parse(std::ifstream(test::shared_folder() / "reference/harmony/expected.json"));
    int tried = 0;
    for (const auto& entry : reference["progressions"]) {
        const std::string name = entry["name"];
        const std::size_t in = name.rfind(" in ");
        if (entry["group"] != "textbook" || in == std::string::npos) continue;
        const auto tonic = leading_note(std::string_view(name).substr(in + 4));
        if (!tonic || open_to_another_reading.contains(name.substr(0, in))) continue;
        const Progression progression = progression_of(entry["chords"]);
        const auto key = global_key(progression, local_keys(progression));
        ASSERT_TRUE(key) << name;
        EXPECT_EQ(key->tonic, tonic->pitch_class) << name << ": " << key_name(*key);
        ++tried;
    }
    EXPECT_GT(tried, 150);
}

}  // namespace
}  // namespace armonica::features::harmony
