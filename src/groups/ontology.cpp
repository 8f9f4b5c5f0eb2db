#include "groups/ontology.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "shipped/data_directory.hpp"
#include "shipped/turtle.hpp"

namespace armonica {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view own = "https://w3id.org/armonica/ontology#";
constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view is_a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

/// The last part of an address: what a person calls it.
std::string short_name(std::string_view address) { return std::string(address.substr(address.find_last_of("/#") + 1)); }

/// A statement, and the file it stands in.
struct Sourced {
    TurtleStatement statement;
    std::string file;

    [[noreturn]] void fail(const std::string& problem) const { throw InputError(file, statement.line, problem); }
};

/// Everything said of one subject, in its order.
struct Description {
    std::string address;
    const Sourced* type = nullptr;  ///< the statement that says what it is
    std::vector<const Sourced*> statements;

    std::vector<const Sourced*> all(std::string_view space, std::string_view property) const {
        std::vector<const Sourced*> found;
        for (const Sourced* each : statements)
            if (each->statement.predicate == std::string(space).append(property)) found.push_back(each);
        return found;
    }
};

std::vector<Sourced> read_folder(const fs::path& folder) {
    std::error_code ignored;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".ttl") files.push_back(entry.path());
    if (files.empty())
        throw InputError(folder, std::nullopt, "no ontology was found here: a folder with .ttl files is needed");
    std::sort(files.begin(), files.end());
    std::vector<Sourced> statements;
    for (const fs::path& file : files)
        for (TurtleStatement& statement : read_turtle(file))
            statements.push_back({std::move(statement), file.string()});
    return statements;
}

}  // namespace

/// Makes an ontology of statements, and finds what is wrong with them.
class OntologyBuilder {
public:
    OntologyBuilder(std::string folder, const std::vector<Sourced>& statements) : folder_(std::move(folder)) {
        for (const Sourced& each : statements) {
            check_word(each);
            Description& description = described(each.statement.subject);
            description.statements.push_back(&each);
            if (each.statement.predicate == is_a && each.statement.object.starts_with(own)) {
                if (description.type != nullptr)
                    each.fail(ticked(short_name(description.address)) + " is described twice, first at " +
                              description.type->file + ":" + std::to_string(description.type->statement.line));
                description.type = &each;
            }
        }
    }

    Ontology build() {
        Ontology ontology;
        ontology.percepts_ = hierarchy("Percept");
        ontology.representations_ = hierarchy("Representation");
        ontology.regions_ = hierarchy("Region");
        for (const Description* each : of_type("Feature")) add_feature(*each, ontology);
        return ontology;
    }

private:
    static void check_word(const Sourced& each) {
        static const std::set<std::string_view> properties = {"perceivedAs", "computedFrom", "region", "column",
                                                              "modality"};
        static const std::set<std::string_view> kinds = {"Percept", "Representation", "Region", "Feature"};
        const TurtleStatement& said = each.statement;
        if (said.predicate.starts_with(own) &&
            !properties.contains(std::string_view(said.predicate).substr(own.size())))
            each.fail(ticked("ao:" + short_name(said.predicate)) + " is not in the vocabulary (a slip of the pen?)");
        if (said.predicate == is_a && said.object.starts_with(own) &&
            !kinds.contains(std::string_view(said.object).substr(own.size())))
            each.fail(ticked("ao:" + short_name(said.object)) +
                      " is no kind of thing here: Percept, Representation, Region or Feature");
    }

    Description& described(const std::string& address) {
        const auto [at, fresh] = index_.try_emplace(address, descriptions_.size());
        if (fresh) descriptions_.push_back({address, nullptr, {}});
        return descriptions_[at->second];
    }

    std::vector<const Description*> of_type(std::string_view type) const {
        std::vector<const Description*> found;
        for (const Description& each : descriptions_)
            if (each.type != nullptr && each.type->statement.object == std::string(own).append(type))
                found.push_back(&each);
        return found;
    }

    ConceptHierarchy hierarchy(const std::string& type) {
        const std::vector<const Description*> members = of_type(type);
        std::map<std::string, std::size_t>& index = concepts_[type];
        std::set<std::string> names;
        for (const Description* each : members) {
            if (!names.insert(short_name(each->address)).second)
                each->type->fail("two concepts have the name " + ticked(short_name(each->address)));
            index.emplace(each->address, index.size());
        }
        std::vector<Concept> all;
        for (const Description* each : members) all.push_back(read_concept(*each, type));
        check_one_top(members, all, type);
        check_no_circle(members, all);
        return ConceptHierarchy(std::move(all));
    }

    Concept read_concept(const Description& description, const std::string& type) const {
        Concept result;
        result.name = short_name(description.address);
        const auto labels = description.all(skos, "prefLabel");
        if (labels.size() != 1) description.type->fail(ticked(result.name) + " needs one skos:prefLabel");
        result.label = labels.front()->statement.object;
        if (!labels.front()->statement.is_text || result.label.empty())
            labels.front()->fail("skos:prefLabel must be a text that is not empty");
        for (const Sourced* definition : description.all(skos, "definition"))
            result.definition = definition->statement.object;
        for (const Sourced* broader : description.all(skos, "broader"))
            result.broader.push_back(concept_of(*broader, type));
        return result;
    }

    /// The concept that a statement points to.
    std::size_t concept_of(const Sourced& statement, const std::string& type) const {
        const auto& known = concepts_.at(type);
        const auto found = known.find(statement.statement.object);
        if (statement.statement.is_text || found == known.end())
            statement.fail(ticked(short_name(statement.statement.object)) + " is not described as an ao:" + type);
        return found->second;
    }

    void check_one_top(const std::vector<const Description*>& members, const std::vector<Concept>& all,
                       const std::string& type) const {
        const Concept* top = nullptr;
        for (std::size_t c = 0; c < all.size(); ++c) {
            if (!all[c].broader.empty()) continue;
            if (top != nullptr)
                members[c]->type->fail(ticked(all[c].name) + " needs a skos:broader: the top is " + ticked(top->name));
            top = &all[c];
        }
        if (top == nullptr)
            throw InputError(folder_, std::nullopt, "no ao:" + type + " without a skos:broader, so there is no top");
    }

    static void check_no_circle(const std::vector<const Description*>& members, const std::vector<Concept>& all) {
        enum class State { untouched, open, done };
        std::vector<State> states(all.size(), State::untouched);
        // Depth first without recursion: a file may be as deep as it likes.
        for (std::size_t start = 0; start < all.size(); ++start) {
            std::vector<std::pair<std::size_t, std::size_t>> path;
            if (states[start] == State::untouched) path.emplace_back(start, 0);
            while (!path.empty()) {
                auto& [at, next] = path.back();
                states[at] = State::open;
                if (next == all[at].broader.size()) {
                    states[at] = State::done;
                    path.pop_back();
                    continue;
                }
                const std::size_t above = all[at].broader[next++];
                if (states[above] == State::open)
                    members[above]->type->fail(ticked(all[above].name) +
                                               " stands under itself: skos:broader goes in a circle");
                if (states[above] == State::untouched) path.emplace_back(above, 0);
            }
        }
    }

    void add_feature(const Description& description, Ontology& ontology) const {
        FeaturePlace place;
        place.id = short_name(description.address);
        for (const Sourced* each : description.all(own, "perceivedAs"))
            place.percepts.push_back(concept_of(*each, "Percept"));
        for (const Sourced* each : description.all(own, "computedFrom"))
            place.representations.push_back(concept_of(*each, "Representation"));
        if (place.percepts.empty()) description.type->fail(ticked(place.id) + " needs an ao:perceivedAs");
        if (place.representations.empty()) description.type->fail(ticked(place.id) + " needs an ao:computedFrom");
        place.region = ontology.regions_.top();
        for (const Sourced* each : description.all(own, "region")) place.region = concept_of(*each, "Region");
        place.modality = modality(description, place.id);

        const std::size_t index = ontology.features_.size();
        if (!ontology.by_name_.emplace(place.id, index).second)
            description.type->fail(ticked(place.id) + " is the name of two features");
        for (const Sourced* each : description.all(own, "column")) {
            if (!each->statement.is_text || each->statement.object.empty())
                each->fail("ao:column must be a text that is not empty");
            place.columns.push_back(each->statement.object);
            if (!ontology.by_name_.emplace(place.columns.back(), index).second)
                each->fail(ticked(place.columns.back()) + " is the name of two features");
        }
        ontology.features_.push_back(std::move(place));
    }

    static std::string modality(const Description& description, const std::string& id) {
        const FeatureInfo* feature = find_feature(id);
        const auto stated = description.all(own, "modality");
        if (stated.empty()) {
            if (feature == nullptr)
                description.type->fail(ticked(id) +
                                       " is not in the catalogue; a feature of tables alone needs an "
                                       "ao:modality and an ao:column");
            return std::string(to_string(feature->modality));
        }
        static const std::set<std::string_view> known = {"signal", "midlevel", "harmony", "lyrics"};
        if (!known.contains(stated.front()->statement.object))
            stated.front()->fail("ao:modality is one of \"signal\", \"midlevel\", \"harmony\" and \"lyrics\"");
        if (feature == nullptr && description.all(own, "column").empty())
            description.type->fail(ticked(id) + " is neither in the catalogue nor has it an ao:column");
        return stated.front()->statement.object;
    }

    std::string folder_;
    std::vector<Description> descriptions_;
    std::map<std::string, std::size_t> index_;
    std::map<std::string, std::map<std::string, std::size_t>> concepts_;  // by type, then address
};

Ontology Ontology::load(const fs::path& folder) {
    const std::vector<Sourced> statements = read_folder(folder);
    return OntologyBuilder(folder.string(), statements).build();
}

Ontology Ontology::shipped() { return load(data_directory() / "ontology"); }

const FeaturePlace* Ontology::find(std::string_view id_or_column) const {
    const auto found = by_name_.find(std::string(id_or_column));
    return found == by_name_.end() ? nullptr : &features_[found->second];
}

}  // namespace armonica
