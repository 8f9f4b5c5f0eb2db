#pragma once

#include "features/harmony/ontology/chord_facts.hpp"
#include "features/harmony/ontology/reasoner.hpp"

namespace armonica::features::harmony {

/// The rules of an ontology as a list of steps over whole columns: one word of twelve bits, one for each tonic, for
/// each class and token. A step combines words of other classes at the same token, or at its neighbours; classes that
/// need each other are gone over until nothing is added. Gives what `reason` gives, in a small part of the time.
class CompiledClasses {
public:
    explicit CompiledClasses(const ClassGraph& graph);

    /// For each of the wanted nodes its words, one for each token.
    Memberships columns(const ChordFacts& facts, const std::vector<std::size_t>& wanted) const;

private:
    struct Source {
        std::size_t column;
        bool on_any_tonic;  ///< it is in key and the target is not
    };
    struct Step {
        ClassNode::Kind kind;
        std::size_t column;
        std::vector<Source> parts;
        std::vector<Source> inputs;
    };
    struct Passage {
        std::vector<Step> steps;
        bool circular;
    };
    class Run;

    std::vector<ClassNode> stated_;       // the classes that are stated, not concluded
    std::vector<std::size_t> stated_at_;  // their columns
    std::vector<std::size_t> column_of_;  // by node; nodes that are always alike share one
    std::vector<Passage> passages_;
    std::size_t columns_ = 0;
};

}  // namespace armonica::features::harmony
