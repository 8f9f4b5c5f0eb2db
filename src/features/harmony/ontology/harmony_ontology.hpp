#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "features/harmony/ontology/class_graph.hpp"

namespace armonica::features::harmony {

/// Why the ontology names a class: what a program shows of it.
enum class ClassRole {
    published_type,      ///< a kind of chord of the publication, whatever its neighbours: MajorChord, Dorian …
    published_function,  ///< a function of the publication, which knows no key: IonianDominant …
    published_label,     ///< one of the publication's seven labels: dom, sub …
    degree,              ///< a degree of the local key
    function,            ///< what a chord does in the local key
    cadence,             ///< a close, held by the chord at which it arrives
    kind                 ///< a kind of chord by its sound; each chord is of one
};

/// A class that programs show, with the file's words for it.
struct HarmonyClass {
    std::string id;     ///< unique among those of one role
    std::string label;  ///< a few words
    std::string comment;
    std::string when_low;   ///< what music is like where it is rare; may be empty
    std::string when_high;  ///< what music is like where it is frequent; may be empty
    ClassRole role = ClassRole::function;
    std::size_t node = 0;  ///< in the graph
};

/// An ontology of functional harmony in Turtle and OWL (docs/harmony.md): chord qualities, degrees, and the functions
/// of chords as class definitions over a chord and its neighbours. The profile: rdfs:subClassOf, owl:equivalentClass,
/// owl:intersectionOf, owl:unionOf, owl:complementOf, owl:someValuesFrom, owl:inverseOf, read as rules after OWL 2 RL
/// (W3C 2012, section 4.3; complements by negation as failure, where they do not go in a circle).
class HarmonyOntology {
public:
    /// Throws InputError, with file and line, for what is not Turtle and for what makes no sense: a class or property
    /// that nothing describes, a construct outside the profile, a circle through a complement, a class that nothing
    /// can ever be in.
    static HarmonyOntology load(const std::filesystem::path& file);

    /// The one that Armonica ships: ontology/harmony.ttl in the data directory.
    static HarmonyOntology shipped();

    const ClassGraph& graph() const { return graph_; }

    /// What programs show, in the order of the file.
    const std::vector<HarmonyClass>& classes() const { return classes_; }

    const std::string& file() const { return file_; }

private:
    friend class HarmonyOntologyBuilder;

    std::string file_;
    ClassGraph graph_;
    std::vector<HarmonyClass> classes_;
};

}  // namespace armonica::features::harmony
