#pragma once

#include <optional>
#include <span>
#include <vector>

#include "features/harmony/ontology/class_graph.hpp"

namespace armonica::features::harmony {

/// What is known of each token of a progression before anything is concluded.
struct ChordFacts {
    struct Token {
        std::optional<Chord> chord;  ///< none: N, of which nothing is known and which cuts the chain
        std::optional<LocalKey> key;
        double times_median = 1.0;  ///< duration over the median of all chords' durations
    };

    std::vector<Token> tokens;
    std::optional<int> song_tonic;
    int song_mode = -1;  ///< of the graph's `song_modes`; −1 for none
};

/// `keys` is empty, or has one key for each token. Throws std::invalid_argument where it has another number, where a
/// root or tonic is not in 0 … 11, and where the ontology does not know the song's mode.
ChordFacts chord_facts(const ClassGraph& graph, std::span<const TimedChord> progression, std::span<const LocalKey> keys,
                       const std::optional<SongTonality>& song);

/// On which of the twelve tonics (bit k: tonic k; without a key all or none) a stated class holds the token.
/// `node` is none that is concluded.
std::uint16_t stated(const ClassNode& node, const ChordFacts& facts, const ChordFacts::Token& token);

inline constexpr std::uint16_t every_tonic = 0xFFF;

}  // namespace armonica::features::harmony
