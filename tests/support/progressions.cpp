#include "support/progressions.hpp"

#include <algorithm>
#include <random>
#include <sstream>
#include <stdexcept>

namespace armonica::test {

using namespace features::harmony;

namespace {

int pitch_class(const std::string& name) {
    const std::string letters = "CDEFGAB";
    constexpr int semitones[] = {0, 2, 4, 5, 7, 9, 11};
    const std::size_t letter = name.empty() ? std::string::npos : letters.find(name.front());
    if (letter == std::string::npos) throw std::invalid_argument("no note: " + name);
    int result = semitones[letter];
    for (const char sign : name.substr(1)) {
        if (sign != '#' && sign != 'b') throw std::invalid_argument("no note: " + name);
        result += sign == '#' ? 1 : -1;
    }
    return ((result % 12) + 12) % 12;
}

}  // namespace

std::optional<Chord> chord_named(const std::string& name) {
    if (name == "N") return std::nullopt;
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos) throw std::invalid_argument("no chord: " + name);
    const auto* quality = std::find(quality_names.begin(), quality_names.end(), name.substr(colon + 1));
    if (quality == quality_names.end()) throw std::invalid_argument("no quality: " + name);
    const int root = pitch_class(name.substr(0, colon));
    return Chord{root, static_cast<Quality>(quality - quality_names.begin()), root};
}

Progression progression(const std::string& chords) {
    Progression result;
    std::istringstream words(chords);
    double now = 0.0;
    for (std::string word; words >> word;) {
        const std::size_t star = word.find('*');
        const double seconds = star == std::string::npos ? 1.0 : std::stod(word.substr(star + 1));
        result.push_back({now, now + seconds, chord_named(word.substr(0, star)), 1.0});
        now += seconds;
    }
    return result;
}

SongTonality song_tonality(const std::string& name) {
    const std::size_t colon = name.find(':');
    return {pitch_class(name.substr(0, colon)), name.substr(colon + 1)};
}

LocalKey key_named(const std::string& name) {
    const std::size_t space = name.find(' ');
    return {pitch_class(name.substr(0, space)), space != std::string::npos};
}

Progression transposed(Progression progression, int semitones) {
    for (TimedChord& each : progression)
        if (each.chord) {
            each.chord->root = (each.chord->root + semitones + 12) % 12;
            each.chord->bass = (each.chord->bass + semitones + 12) % 12;
        }
    return progression;
}

Progression random_progression(std::uint32_t seed, std::size_t length) {
    std::mt19937 random(seed);
    Progression result;
    int root = 0;
    for (std::size_t i = 0; i < length; ++i) {
        constexpr int steps[] = {0, 5, 5, 5, 7, 2, 10, 1, 11, 4, 9, 6};
        root = (root + steps[random() % std::size(steps)]) % 12;
        const auto quality = static_cast<Quality>(random() % quality_names.size());
        const double start = static_cast<double>(i);
        result.push_back({start, start + 1.0, Chord{root, quality, root}, 1.0});
        if (random() % 12 == 0) result.back().chord.reset();
    }
    return result;
}

std::string ids_of(const ChordFunctions& functions, const Classification& classification, std::size_t token,
                   ClassRole role) {
    std::vector<std::string> ids;
    for (const HarmonyClass* each : functions.classes_of(classification, token, role)) ids.push_back(each->id);
    std::sort(ids.begin(), ids.end());
    std::string joined;
    for (const std::string& id : ids) joined += (joined.empty() ? "" : "+") + id;
    return joined.empty() ? "-" : joined;
}

}  // namespace armonica::test
