#include "features/harmony/ontology/ontology_statements.hpp"

#include <array>
#include <set>

#include <armonica/error.hpp>

#include "features/harmony/ontology/ontology_words.hpp"

namespace armonica::features::harmony {
namespace {

using Words = std::set<std::string_view>;

const Words own_properties = {
    "shorthand", "semitonesAboveTonic", "songMode", "keyMode", "timesMedianDuration", "whenLow", "whenHigh"};
const Words own_types = {"ClassInKey",  "PublishedType", "PublishedFunction", "PublishedLabel",
                         "DegreeInKey", "FunctionInKey", "Cadence",           "ChordKind"};
const Words owl_properties = {"equivalentClass", "intersectionOf",     "unionOf",   "complementOf", "onProperty",
                              "someValuesFrom",  "equivalentProperty", "inverseOf", "versionInfo"};
const Words rdfs_properties = {"subClassOf", "label", "comment", "seeAlso", "isDefinedBy", "domain", "range"};

struct Space {
    std::string_view address;
    const Words& properties;
    const char* complaint;
};

}  // namespace

OntologyStatements::OntologyStatements(std::string file, std::vector<TurtleStatement> statements)
    : file_(std::move(file)), statements_(std::move(statements)) {
    for (std::size_t s = 0; s < statements_.size(); ++s) {
        check_word(statements_[s]);
        auto& of_subject = by_subject_[statements_[s].subject];
        if (of_subject.empty()) subjects_.push_back(statements_[s].subject);
        of_subject.push_back(s);
    }
}

void OntologyStatements::check_word(const TurtleStatement& statement) const {
    static const std::array<Space, 3> spaces = {
        {{words::own_terms, own_properties, " is not a property of this vocabulary (a slip of the pen?)"},
         {words::owl, owl_properties,
          " is not understood here; definitions use owl:intersectionOf, owl:unionOf, owl:complementOf and "
          "owl:someValuesFrom"},
         {words::rdfs, rdfs_properties, " is not understood here (a slip of the pen?)"}}};
    const std::string_view predicate = statement.predicate;
    for (const Space& space : spaces)
        if (predicate.starts_with(space.address) && !space.properties.contains(predicate.substr(space.address.size())))
            fail(statement.line, "`" + words::shown(predicate) + "`" + space.complaint);
    if (words::is(predicate, words::rdf, "type") && words::is_own(statement.object) &&
        !(statement.object.starts_with(words::own_terms) &&
          own_types.contains(std::string_view(statement.object).substr(words::own_terms.size()))))
        fail(statement.line, "`" + words::shown(statement.object) +
                                 "` is no kind of class here: h:ClassInKey, h:PublishedType, h:PublishedFunction, "
                                 "h:PublishedLabel, h:DegreeInKey, h:FunctionInKey, h:Cadence or h:ChordKind");
}

template <typename Visit>
void OntologyStatements::visit(const std::string& subject, std::string_view space, std::string_view word,
                               Visit see) const {
    const auto at = by_subject_.find(subject);
    if (at == by_subject_.end()) return;
    for (const std::size_t s : at->second)
        if (words::is(statements_[s].predicate, space, word)) see(statements_[s]);
}

std::vector<const TurtleStatement*> OntologyStatements::said(const std::string& subject, std::string_view space,
                                                             std::string_view word) const {
    std::vector<const TurtleStatement*> found;
    visit(subject, space, word, [&found](const TurtleStatement& each) { found.push_back(&each); });
    return found;
}

const TurtleStatement* OntologyStatements::only(const std::string& subject, std::string_view space,
                                                std::string_view word) const {
    const TurtleStatement* found = nullptr;
    visit(subject, space, word, [&](const TurtleStatement& each) {
        if (found != nullptr) fail(each.line, "`" + words::shown(each.predicate) + "` is said twice of the same thing");
        found = &each;
    });
    return found;
}

bool OntologyStatements::has_type(const std::string& subject, std::string_view space, std::string_view word) const {
    bool found = false;
    visit(subject, words::rdf, "type",
          [&](const TurtleStatement& type) { found = found || words::is(type.object, space, word); });
    return found;
}

std::vector<const TurtleStatement*> OntologyStatements::list(const TurtleStatement& from) const {
    std::vector<const TurtleStatement*> members;
    std::set<std::string_view> visited;
    for (const TurtleStatement* at = &from; !words::is(at->object, words::rdf, "nil");) {
        if (!visited.insert(at->object).second) fail(from.line, "this list goes in a circle");
        const TurtleStatement* first = only(at->object, words::rdf, "first");
        const TurtleStatement* rest = only(at->object, words::rdf, "rest");
        if (first == nullptr || rest == nullptr)
            fail(from.line, "`" + words::shown(from.predicate) + "` needs a list in round brackets: ( … )");
        members.push_back(first);
        at = rest;
    }
    if (members.empty()) fail(from.line, "the list of `" + words::shown(from.predicate) + "` is empty");
    return members;
}

std::size_t OntologyStatements::line_of(const std::string& subject) const {
    return statements_[by_subject_.at(subject).front()].line;
}

void OntologyStatements::fail(std::size_t line, const std::string& problem) const {
    throw InputError(file_, line, problem);
}

}  // namespace armonica::features::harmony
