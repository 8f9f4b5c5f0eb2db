#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// The smallest pieces of what an ontology of harmony says, and what follows from what. Nodes are named classes and the
/// expressions that define them; an individual is a chord of a progression.
///
/// A node that is *in key* stands for twelve classes, one for each tonic; the others for one. Where a node that is not
/// in key is fed by one that is, it holds what that holds on any tonic.
struct ClassNode {
    enum class Kind {
        named,         ///< holds what any of its `inputs` holds
        quality,       ///< chords of the quality `number`
        interval,      ///< in key: chords whose root lies `number` semitones above the tonic
        local_key,     ///< in key: chords in a local key on the tonic; `number` 1 for minor, 0 for major
        song_key,      ///< in key: chords of a song whose key stands on the tonic, in the mode `number`
        held,          ///< chords that last at least `factor` times the median
        intersection,  ///< holds what all of its `parts` hold, besides what any input holds
        union_of,      ///< holds what any of its `parts` holds, besides what any input holds
        complement,    ///< holds the chords that its one part does not hold
        next,          ///< holds the chords whose next chord is in its one part
        previous       ///< holds the chords whose previous chord is in its one part
    };

    Kind kind = Kind::named;
    bool in_key = false;
    int number = 0;
    double factor = 0.0;
    std::vector<std::size_t> parts;   ///< of an expression
    std::vector<std::size_t> inputs;  ///< nodes that are put under this one by subclass or equivalence
    std::size_t line = 0;             ///< where in the file it stands, from 1
    std::string name;                 ///< for messages; empty for an expression
};

/// Nodes that need each other, to be filled together until nothing is added.
struct NodeCircle {
    std::vector<std::size_t> nodes;
    bool circular = false;  ///< one of them needs itself, directly or by way of the others
    std::size_t level = 0;  ///< above everything that it needs the complement of
};

struct ClassGraph {
    std::vector<ClassNode> nodes;
    std::vector<std::string> song_modes;  ///< what `number` of a song_key counts
    std::vector<NodeCircle> order;        ///< every node once; a circle comes after all that it needs
};

/// The key of a whole song, in one of the modes of the ontology.
struct SongTonality {
    int tonic = 0;     ///< pitch class
    std::string mode;  ///< as the ontology names it: "Ionian", "HarmonicMinor" …
};

}  // namespace armonica::features::harmony
