#include "features/harmony/ontology/chord_functions.hpp"

#include <armonica/error.hpp>

namespace armonica::features::harmony {

ChordFunctions::ChordFunctions(HarmonyOntology ontology)
    : ontology_(std::move(ontology)), compiled_(ontology_.graph()) {
    for (const HarmonyClass& each : ontology_.classes()) shown_nodes_.push_back(each.node);
}

const ChordFunctions& ChordFunctions::shipped() {
    static const ChordFunctions functions(HarmonyOntology::shipped());
    return functions;
}

std::size_t ChordFunctions::index(ClassRole role, std::string_view id) const {
    for (std::size_t c = 0; c < classes().size(); ++c)
        if (classes()[c].role == role && classes()[c].id == id) return c;
    throw InputError(ontology_.file(), std::nullopt,
                     "this ontology has no class `" + std::string(id) + "`, which features are computed from");
}

Classification ChordFunctions::classify(std::span<const TimedChord> progression, std::span<const LocalKey> keys,
                                        const std::optional<SongTonality>& song) const {
    const ChordFacts facts = chord_facts(ontology_.graph(), progression, keys, song);
    return {progression.size(), compiled_.columns(facts, shown_nodes_)};
}

std::vector<const HarmonyClass*> ChordFunctions::classes_of(const Classification& classification, std::size_t token,
                                                            ClassRole role) const {
    std::vector<const HarmonyClass*> found;
    for (std::size_t c = 0; c < classes().size(); ++c)
        if (classes()[c].role == role && classification.holds(c, token)) found.push_back(&classes()[c]);
    return found;
}

}  // namespace armonica::features::harmony
