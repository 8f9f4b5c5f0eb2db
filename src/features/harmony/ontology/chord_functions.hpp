#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "features/harmony/ontology/compiled_classes.hpp"
#include "features/harmony/ontology/harmony_ontology.hpp"

namespace armonica::features::harmony {

/// Which chords of a progression are in which of the ontology's shown classes.
class Classification {
public:
    Classification(std::size_t tokens, Memberships columns) : tokens_(tokens), columns_(std::move(columns)) {}

    std::size_t tokens() const { return tokens_; }

    /// `shown` counts HarmonyOntology::classes(). A token without a chord is in no class.
    bool holds(std::size_t shown, std::size_t token) const { return columns_[shown][token] != 0; }

private:
    std::size_t tokens_;
    Memberships columns_;
};

/// The functions of chords: an ontology, compiled once, that classifies progressions. Immutable; may be used by several
/// threads at once.
class ChordFunctions {
public:
    explicit ChordFunctions(HarmonyOntology ontology);

    /// Of the ontology that Armonica ships; read at the first call.
    static const ChordFunctions& shipped();

    const HarmonyOntology& ontology() const { return ontology_; }
    const std::vector<HarmonyClass>& classes() const { return ontology_.classes(); }

    /// The place in `classes()` of the class `id` of `role`. Throws InputError where the ontology has none, since what
    /// asks for it cannot be computed then.
    std::size_t index(ClassRole role, std::string_view id) const;

    /// Classifies every token as it stands: nothing is merged. `keys` is empty, where only the published functions are
    /// wanted, or has the local key of each token. Throws std::invalid_argument as `chord_facts` does.
    Classification classify(std::span<const TimedChord> progression, std::span<const LocalKey> keys = {},
                            const std::optional<SongTonality>& song = std::nullopt) const;

    /// The classes of `role` that a token is in, in the order of the ontology.
    std::vector<const HarmonyClass*> classes_of(const Classification& classification, std::size_t token,
                                                ClassRole role) const;

private:
    HarmonyOntology ontology_;
    CompiledClasses compiled_;
    std::vector<std::size_t> shown_nodes_;
};

}  // namespace armonica::features::harmony
