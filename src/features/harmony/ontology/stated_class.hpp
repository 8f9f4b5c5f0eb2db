#pragma once

#include <string>
#include <vector>

#include "features/harmony/ontology/class_graph.hpp"
#include "features/harmony/ontology/ontology_statements.hpp"

namespace armonica::features::harmony {

/// The node of a class as the file describes it, with what it states by a number or a word: h:shorthand,
/// h:semitonesAboveTonic, h:keyMode, h:songMode (whose modes are added to `song_modes`), h:timesMedianDuration. A class
/// with none of these is `named` and waits for its definition. Throws InputError for what is stated wrongly.
ClassNode stated_class(const OntologyStatements& statements, const std::string& address,
                       std::vector<std::string>& song_modes);

}  // namespace armonica::features::harmony
