#pragma once

#include <string>

#include "features/harmony/ontology/class_graph.hpp"

namespace armonica::features::harmony {

/// Fills `graph.order`: circles of nodes that need each other, each after what it needs (Tarjan, *Depth-first search
/// and linear graph algorithms*, SIAM J. Comput. 1972), with levels that rise at every complement. Throws InputError of
/// `file` where a class needs its own complement, or where nothing can ever be in a class that has a name: it has no
/// definition, or one that leads back to itself alone.
void order_nodes(ClassGraph& graph, const std::string& file);

}  // namespace armonica::features::harmony
