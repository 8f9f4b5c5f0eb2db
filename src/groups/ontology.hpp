#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "groups/concept_hierarchy.hpp"

namespace armonica {

/// Where a feature stands in the ontology of musical perception.
struct FeaturePlace {
    std::string id;                            ///< as in the catalogue
    std::vector<std::string> columns;          ///< what published research tables call it
    std::vector<std::size_t> percepts;         ///< what it is perceived as; one at least
    std::vector<std::size_t> representations;  ///< what it is computed from; one at least
    std::size_t region = 0;                    ///< the frequencies that it is confined to; the top: all
    std::string modality;                      ///< "signal", "midlevel", "harmony" or "lyrics"
};

/// The ontology of musical perception (data/ontology, docs/groupings.md): what features mean.
class Ontology {
public:
    /// Reads every .ttl file of a folder, as one. Throws InputError, with file and line where there is one, for what is
    /// not Turtle and for what does not make sense: a word that is not in the vocabulary, a concept without a name or
    /// under itself, a feature without a place, of a modality that nobody knows, or described twice.
    static Ontology load(const std::filesystem::path& folder);

    /// The one that Armonica ships.
    static Ontology shipped();

    const ConceptHierarchy& percepts() const { return percepts_; }
    const ConceptHierarchy& representations() const { return representations_; }
    const ConceptHierarchy& regions() const { return regions_; }

    /// All features, in the order of the files' names and then as they are written.
    const std::vector<FeaturePlace>& features() const { return features_; }

    /// The place of a feature, by its id or by the column of a research table; nullptr for what has none.
    const FeaturePlace* find(std::string_view id_or_column) const;

private:
    friend class OntologyBuilder;

    ConceptHierarchy percepts_;
    ConceptHierarchy representations_;
    ConceptHierarchy regions_;
    std::vector<FeaturePlace> features_;
    std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace armonica
