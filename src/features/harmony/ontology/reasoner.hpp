#pragma once

#include <cstdint>
#include <vector>

#include "features/harmony/ontology/chord_facts.hpp"

namespace armonica::features::harmony {

/// Everything that is in every class: for each node and token the tonics on which the node holds it (bit k: tonic k;
/// all twelve or none for a node that is not in key).
using Memberships = std::vector<std::vector<std::uint16_t>>;

/// Classifies by forward chaining: every fact that is found is put to the rules that it can set off, until none is
/// left; then to the complements above, level by level. It is the plain reading of the rules of OWL 2 RL (cls-int1,
/// cls-uni, cls-svf1, cax-sco, cax-eqc, prp-inv), the yardstick of the compiled functions (chord_functions.hpp), which
/// are many times as fast.
Memberships reason(const ClassGraph& graph, const ChordFacts& facts);

}  // namespace armonica::features::harmony
