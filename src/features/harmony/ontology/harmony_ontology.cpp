#include "features/harmony/ontology/harmony_ontology.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string_view>
#include <unordered_map>

#include <armonica/error.hpp>

#include "features/harmony/ontology/node_order.hpp"
#include "features/harmony/ontology/ontology_statements.hpp"
#include "features/harmony/ontology/ontology_words.hpp"
#include "features/harmony/ontology/stated_class.hpp"
#include "shipped/data_directory.hpp"

namespace armonica::features::harmony {
namespace {

using Kind = ClassNode::Kind;
using words::owl;
using words::own_terms;
using words::rdf;
using words::rdfs;

std::string ticked(std::string_view address) { return "`" + words::shown(address) + "`"; }

/// Expressions within expressions; no definition of music needs more.
constexpr int deepest_expression = 200;

constexpr std::array<std::pair<std::string_view, ClassRole>, 7> roles = {
    {{"PublishedType", ClassRole::published_type},
     {"PublishedFunction", ClassRole::published_function},
     {"PublishedLabel", ClassRole::published_label},
     {"DegreeInKey", ClassRole::degree},
     {"FunctionInKey", ClassRole::function},
     {"Cadence", ClassRole::cadence},
     {"ChordKind", ClassRole::kind}}};

bool is_key_class(const ClassNode& node) { return node.kind == Kind::local_key || node.kind == Kind::song_key; }

}  // namespace

/// Makes the graph of classes from statements, and finds what is wrong with them.
class HarmonyOntologyBuilder {
public:
    explicit HarmonyOntologyBuilder(const OntologyStatements& statements) : statements_(statements) {}

    HarmonyOntology build() {
        for (const std::string& subject : statements_.subjects())
            if (is_class(subject))
                declare(subject);
            else
                check_other(subject);
        for (const auto& [address, node] : declared_) read_definitions(address, node);
        for (const std::string& subject : statements_.subjects())
            if (words::is_blank(subject)) read_blank_subject(subject);
        draw_equivalences_back();
        check_keys();
        for (const auto& [address, node] : declared_) read_roles(address, node);
        ontology_.file_ = statements_.file();
        order_nodes(graph(), statements_.file());
        return std::move(ontology_);
    }

private:
    struct Equivalence {
        std::size_t one;
        std::size_t other;
        bool drawn_back = false;
    };

    ClassGraph& graph() { return ontology_.graph_; }
    std::vector<ClassNode>& nodes() { return ontology_.graph_.nodes; }
    [[noreturn]] void fail(std::size_t line, const std::string& problem) const { statements_.fail(line, problem); }

    bool is_class(const std::string& subject) const {
        if (!words::is_own(subject)) return false;
        if (statements_.has_type(subject, owl, "Class") || statements_.has_type(subject, own_terms, "ClassInKey"))
            return true;
        return std::any_of(roles.begin(), roles.end(),
                           [&](const auto& role) { return statements_.has_type(subject, own_terms, role.first); });
    }

    /// What is of our own but no class must not look like one.
    void check_other(const std::string& subject) const {
        if (!words::is_own(subject)) return;
        for (const char* construct : {"equivalentClass", "intersectionOf", "unionOf", "complementOf", "someValuesFrom"})
            if (const auto said = statements_.said(subject, owl, construct); !said.empty())
                fail(said.front()->line, ticked(subject) + " has a definition but is no class: write `a owl:Class`");
        for (const TurtleStatement* each : statements_.said(subject, rdfs, "subClassOf"))
            if (words::is_own(each->object))
                fail(each->line, ticked(subject) + " stands under a class but is none: write `a owl:Class`");
    }

    void declare(const std::string& address) {
        index_.emplace(address, nodes().size());
        declared_.emplace_back(address, nodes().size());
        nodes().push_back(stated_class(statements_, address, graph().song_modes));
    }

    // Definitions

    void read_definitions(const std::string& address, std::size_t node) {
        for (const TurtleStatement* each : statements_.said(address, owl, "equivalentClass"))
            if (is_ours(*each)) define(node, class_of(*each), each->line);
        for (const char* construct : {"intersectionOf", "unionOf", "complementOf"})
            if (statements_.only(address, owl, construct) != nullptr)
                define(node, construct_of(address, construct, 0), nodes()[node].line);
        for (const TurtleStatement* each : statements_.said(address, rdfs, "subClassOf"))
            if (is_ours(*each)) put_under(node, class_of(*each), each->line);
        if (statements_.only(address, owl, "someValuesFrom") != nullptr)
            fail(nodes()[node].line,
                 "owl:someValuesFrom belongs into square brackets: owl:equivalentClass [ a owl:Restriction ; … ]");
    }

    /// Square brackets as a subject: what is in them may be put under a class.
    void read_blank_subject(const std::string& subject) {
        for (const TurtleStatement* each : statements_.said(subject, rdfs, "subClassOf"))
            put_under(expression(subject, each->line, 0), class_of(*each), each->line);
        if (const auto said = statements_.said(subject, owl, "equivalentClass"); !said.empty())
            fail(said.front()->line, "owl:equivalentClass must be said of a class that has a name");
    }

    /// Whether an axiom speaks of this ontology; the others are alignments, from which nothing follows here.
    bool is_ours(const TurtleStatement& statement) const {
        if (statement.is_text) fail(statement.line, ticked(statement.predicate) + " needs a class, not a text");
        return words::is_own(statement.object) || words::is_blank(statement.object);
    }

    std::size_t named(const TurtleStatement& statement) const {
        const auto found = index_.find(statement.object);
        if (found != index_.end()) return found->second;
        fail(statement.line,
             ticked(statement.object) + (words::is_own(statement.object)
                                             ? " is not described as a class (a slip of the pen?)"
                                             : " belongs to another ontology; nothing is known here of what is in it"));
    }

    std::size_t class_of(const TurtleStatement& statement, int depth = 0) {
        if (statement.is_text) fail(statement.line, ticked(statement.predicate) + " needs a class, not a text");
        if (words::is_blank(statement.object)) return expression(statement.object, statement.line, depth + 1);
        const std::size_t node = named(statement);
        if (is_key_class(nodes()[node]))
            fail(statement.line, ticked(statement.object) +
                                     " holds keys, not chords; a chord has one by h:hasLocalKey or h:hasSongTonality");
        return node;
    }

    std::size_t add(Kind kind, std::vector<std::size_t> parts, std::size_t line) {
        ClassNode node;
        node.kind = kind;
        node.line = line;
        node.in_key = std::any_of(parts.begin(), parts.end(), [this](std::size_t p) { return nodes()[p].in_key; });
        node.parts = std::move(parts);
        nodes().push_back(std::move(node));
        return nodes().size() - 1;
    }

    /// What stands in square brackets.
    std::size_t expression(const std::string& blank, std::size_t line, int depth) {
        if (depth > deepest_expression) fail(line, "expressions are nested too deeply here, or within themselves");
        const char* found = nullptr;
        for (const char* construct : {"intersectionOf", "unionOf", "complementOf", "someValuesFrom"}) {
            if (statements_.only(blank, owl, construct) == nullptr) continue;
            if (found != nullptr)
                fail(line,
                     "owl:" + std::string(found) + " and owl:" + construct + " stand in the same brackets; use one");
            found = construct;
        }
        if (found == nullptr)
            fail(line,
                 "these brackets need owl:intersectionOf, owl:unionOf, owl:complementOf, or owl:onProperty with "
                 "owl:someValuesFrom");
        return construct_of(blank, found, depth);
    }

    std::size_t construct_of(const std::string& subject, std::string_view construct, int depth) {
        const TurtleStatement& said = *statements_.only(subject, owl, construct);
        if (construct == "someValuesFrom") return restriction(subject, said, depth);
        if (construct == "complementOf") return add(Kind::complement, {class_of(said, depth)}, said.line);
        std::vector<std::size_t> parts;
        for (const TurtleStatement* member : statements_.list(said)) parts.push_back(class_of(*member, depth));
        return add(construct == "unionOf" ? Kind::union_of : Kind::intersection, std::move(parts), said.line);
    }

    std::size_t restriction(const std::string& subject, const TurtleStatement& filler, int depth) {
        const TurtleStatement* property = statements_.only(subject, owl, "onProperty");
        if (property == nullptr) fail(filler.line, "owl:someValuesFrom needs an owl:onProperty beside it");
        for (const auto& [word, kind] :
             {std::pair{"hasLocalKey", Kind::local_key}, {"hasSongTonality", Kind::song_key}}) {
            if (!words::is(property->object, own_terms, word)) continue;
            const std::size_t node = named(filler);
            if (nodes()[node].kind != kind)
                fail(filler.line, "h:" + std::string(word) +
                                      " leads to classes with h:" + (kind == Kind::local_key ? "keyMode" : "songMode") +
                                      ", which " + ticked(filler.object) + " is not");
            return node;
        }
        return add(direction(*property), {class_of(filler, depth)}, filler.line);
    }

    /// Whether a property leads to the next chord or to the previous, by way of owl:inverseOf.
    Kind direction(const TurtleStatement& use) const {
        std::set<std::string> visited;
        std::string property = use.object;
        bool forward = true;
        while (!words::is(property, own_terms, "hasNext")) {
            const TurtleStatement* inverse = inverse_of(property);
            if (inverse == nullptr || !visited.insert(property).second)
                fail(use.line, ticked(use.object) +
                                   " is not a property of chords: h:hasNext, its owl:inverseOf, h:hasLocalKey or "
                                   "h:hasSongTonality");
            property = inverse->subject == property ? inverse->object : inverse->subject;
            forward = !forward;
        }
        return forward ? Kind::next : Kind::previous;
    }

    /// The statement that ties a property to its inverse, said of the one or, for h:hasNext, of the other.
    const TurtleStatement* inverse_of(const std::string& property) const {
        if (const TurtleStatement* said = statements_.only(property, owl, "inverseOf")) return said;
        const TurtleStatement* of_next = statements_.only(words::address(own_terms, "hasNext"), owl, "inverseOf");
        return of_next != nullptr && of_next->object == property ? of_next : nullptr;
    }

    // What follows from what

    void define(std::size_t node, std::size_t by, std::size_t line) {
        if (nodes()[node].kind != Kind::named)
            fail(line, "`" + nodes()[node].name + "` is stated by a number or a word and cannot have a definition too");
        nodes()[node].inputs.push_back(by);
        equivalences_.push_back({node, by});
    }

    void put_under(std::size_t node, std::size_t above, std::size_t line) {
        ClassNode& target = nodes()[above];
        if (target.kind == Kind::intersection) {
            for (const std::size_t part : std::vector<std::size_t>(target.parts)) put_under(node, part, line);
            return;
        }
        if (target.kind != Kind::named)
            fail(line,
                 "nothing follows from rdfs:subClassOf with this: what is above must be a class that has a name and is "
                 "not stated by a number or a word");
        if (target.in_key && !nodes()[node].in_key)
            fail(line, "a class that is not in key cannot stand under `" + target.name + "`, which is");
        target.inputs.push_back(node);
    }

    /// A ≡ B: what is in A is in B as well. That adds something only where A has members from elsewhere.
    void draw_equivalences_back() {
        for (bool changed = true; changed;) {
            changed = false;
            for (Equivalence& each : equivalences_) {
                const auto& inputs = nodes()[each.one].inputs;
                const bool from_elsewhere =
                    std::any_of(inputs.begin(), inputs.end(), [&](std::size_t n) { return n != each.other; });
                if (each.drawn_back || !from_elsewhere) continue;
                each.drawn_back = changed = true;
                feed_down(each.one, each.other);
            }
        }
    }

    /// What is in `node` is in `target`; of an expression only the parts of an intersection follow (OWL 2 RL,
    /// cls-int2).
    void feed_down(std::size_t node, std::size_t target) {
        // "On some tonic" does not say on which.
        if (nodes()[target].in_key && !nodes()[node].in_key) return;
        if (nodes()[target].kind == Kind::intersection)
            for (const std::size_t part : std::vector<std::size_t>(nodes()[target].parts)) feed_down(node, part);
        else if (nodes()[target].kind == Kind::named)
            nodes()[target].inputs.push_back(node);
    }

    void check_keys() {
        for (const ClassNode& node : nodes()) {
            if (node.kind != Kind::named || !node.in_key) continue;
            for (const std::size_t input : node.inputs)
                if (!nodes()[input].in_key)
                    fail(node.line,
                         "`" + node.name +
                             "` is an h:ClassInKey, but a definition of it has no class in key; say on which "
                             "degree the root lies");
        }
    }

    // What programs show

    void read_roles(const std::string& address, std::size_t node) {
        for (const auto& [word, role] : roles) {
            if (!statements_.has_type(address, own_terms, word)) continue;
            HarmonyClass shown;
            shown.id = words::short_name(address);
            shown.role = role;
            shown.node = node;
            shown.label = text(address, rdfs, "label");
            shown.comment = text(address, rdfs, "comment");
            shown.when_low = text(address, own_terms, "whenLow");
            shown.when_high = text(address, own_terms, "whenHigh");
            if (shown.label.empty()) fail(nodes()[node].line, ticked(address) + " needs an rdfs:label");
            if (!shown_ids_.emplace(role, shown.id).second)
                fail(nodes()[node].line,
                     "two classes of the kind h:" + std::string(word) + " are called `" + shown.id + "`");
            ontology_.classes_.push_back(std::move(shown));
        }
    }

    std::string text(const std::string& address, std::string_view space, std::string_view word) const {
        const TurtleStatement* said = statements_.only(address, space, word);
        // Lines may be broken within a text.
        std::istringstream words(said == nullptr ? std::string() : said->object);
        std::string all;
        for (std::string each; words >> each;) all += (all.empty() ? "" : " ") + each;
        return all;
    }

    const OntologyStatements& statements_;
    HarmonyOntology ontology_;
    std::unordered_map<std::string, std::size_t> index_;
    std::vector<std::pair<std::string, std::size_t>> declared_;  // in the order of the file
    std::vector<Equivalence> equivalences_;
    std::set<std::pair<ClassRole, std::string>> shown_ids_;
};

HarmonyOntology HarmonyOntology::load(const std::filesystem::path& file) {
    const OntologyStatements statements(file.string(), read_turtle(file));
    HarmonyOntology ontology = HarmonyOntologyBuilder(statements).build();
    if (ontology.classes().empty())
        throw InputError(file.string(), std::nullopt, "no functions of chords are described here (docs/harmony.md)");
    return ontology;
}

HarmonyOntology HarmonyOntology::shipped() { return load(data_directory() / "ontology" / "harmony.ttl"); }

}  // namespace armonica::features::harmony
