#include "features/harmony/ontology/chord_facts.hpp"

#include <algorithm>
#include <stdexcept>

namespace armonica::features::harmony {
namespace {

using Kind = ClassNode::Kind;

void check_pitch_class(int value, const char* what) {
    if (value < 0 || value > 11) throw std::invalid_argument(std::string(what) + " must be in 0 ... 11");
}

double median_duration(std::span<const TimedChord> progression) {
    std::vector<double> durations;
    for (const TimedChord& each : progression)
        if (each.chord) durations.push_back(each.end - each.start);
    if (durations.empty()) return 0.0;
    const auto middle = durations.begin() + static_cast<std::ptrdiff_t>(durations.size() / 2);
    std::nth_element(durations.begin(), middle, durations.end());
    if (durations.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(durations.begin(), middle)) / 2.0;
}

std::uint16_t bit(int semitone) { return static_cast<std::uint16_t>(1U << ((semitone + 12) % 12)); }

}  // namespace

ChordFacts chord_facts(const ClassGraph& graph, std::span<const TimedChord> progression, std::span<const LocalKey> keys,
                       const std::optional<SongTonality>& song) {
    if (!keys.empty() && keys.size() != progression.size())
        throw std::invalid_argument("there must be one local key for each chord");
    ChordFacts facts;
    const double median = median_duration(progression);
    facts.tokens.resize(progression.size());
    for (std::size_t i = 0; i < progression.size(); ++i) {
        ChordFacts::Token& token = facts.tokens[i];
        token.chord = progression[i].chord;
        if (token.chord) check_pitch_class(token.chord->root, "a chord's root");
        if (!keys.empty()) {
            check_pitch_class(keys[i].tonic, "a key's tonic");
            token.key = keys[i];
        }
        if (median > 0.0) token.times_median = (progression[i].end - progression[i].start) / median;
    }
    if (song) {
        check_pitch_class(song->tonic, "a song's tonic");
        const auto found = std::find(graph.song_modes.begin(), graph.song_modes.end(), song->mode);
        if (found == graph.song_modes.end()) throw std::invalid_argument("the ontology knows no mode " + song->mode);
        facts.song_tonic = song->tonic;
        facts.song_mode = static_cast<int>(found - graph.song_modes.begin());
    }
    return facts;
}

std::uint16_t stated(const ClassNode& node, const ChordFacts& facts, const ChordFacts::Token& token) {
    if (!token.chord) return 0;
    switch (node.kind) {
        case Kind::quality:
            return static_cast<int>(token.chord->quality) == node.number ? every_tonic : 0;
        case Kind::interval:
            return bit(token.chord->root - node.number);
        case Kind::local_key:
            return token.key && token.key->minor == (node.number == 1) ? bit(token.key->tonic) : 0;
        case Kind::song_key:
            return facts.song_tonic && facts.song_mode == node.number ? bit(*facts.song_tonic) : 0;
        case Kind::held:
            return token.times_median >= node.factor ? every_tonic : 0;
        default:
            return 0;
    }
}

}  // namespace armonica::features::harmony
