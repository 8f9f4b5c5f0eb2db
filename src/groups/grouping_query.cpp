#include "groups/grouping_query.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

namespace armonica {
namespace {

constexpr std::string_view modality_prefix = "modality:";

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

/// How near a query comes to a feature, the nearest first: steps up to its percept, steps up to its representation.
using Claim = std::tuple<std::size_t, std::size_t>;
constexpr std::size_t not_asked = std::numeric_limits<std::size_t>::max();

/// A query with its names looked up.
class CompiledQuery {
public:
    CompiledQuery(const std::string& file, const Ontology& ontology, const GroupQuery& query)
        : ontology_(ontology),
          percepts_(looked_up(file, query, query.perceived_as, ontology.percepts(), "percept")),
          representations_(looked_up(file, query, query.computed_from, ontology.representations(), "representation")),
          modality_(query.modality),
          empty_(query.empty()) {}

    /// Empty where the query does not select the feature.
    std::optional<Claim> claim(const FeaturePlace& place) const {
        if (empty_) return std::nullopt;
        if (!modality_.empty() && std::find(modality_.begin(), modality_.end(), place.modality) == modality_.end())
            return std::nullopt;
        const auto heard = fewest_steps(ontology_.percepts(), place.percepts, percepts_);
        const auto computed = fewest_steps(ontology_.representations(), place.representations, representations_);
        if (!heard || !computed) return std::nullopt;
        return Claim{*heard, *computed};
    }

private:
    static std::vector<std::size_t> looked_up(const std::string& file, const GroupQuery& query,
                                              const std::vector<std::string>& names, const ConceptHierarchy& hierarchy,
                                              const std::string& what) {
        std::vector<std::size_t> found;
        for (const std::string& name : names) {
            const auto index = hierarchy.find(name);
            if (!index)
                throw InputError(file, query.line,
                                 "there is no " + what + " " + ticked(name) + " in the ontology (data/ontology/" +
                                     what + "s.ttl has them all)");
            found.push_back(*index);
        }
        return found;
    }

    /// `not_asked` where nothing is asked for, empty where nothing of it is met.
    static std::optional<std::size_t> fewest_steps(const ConceptHierarchy& hierarchy,
                                                   const std::vector<std::size_t>& places,
                                                   const std::vector<std::size_t>& asked) {
        if (asked.empty()) return not_asked;
        std::optional<std::size_t> fewest;
        for (const std::size_t place : places)
            for (const std::size_t wanted : asked)
                if (const auto steps = hierarchy.steps_up(place, wanted); steps && (!fewest || *steps < *fewest))
                    fewest = steps;
        return fewest;
    }

    const Ontology& ontology_;
    std::vector<std::size_t> percepts_;
    std::vector<std::size_t> representations_;
    std::vector<std::string> modality_;
    bool empty_;
};

/// The group that names this feature or column in so many words.
std::optional<std::size_t> naming_group(const Grouping& grouping, const std::string& name) {
    for (std::size_t g = 0; g < grouping.groups.size(); ++g)
        for (const std::string& entry : grouping.groups[g].features)
            if (names_feature(entry, name)) return g;
    return std::nullopt;
}

/// The group whose query comes nearest to the feature.
std::optional<std::size_t> claiming_group(const std::string& file, const std::vector<CompiledQuery>& compiled,
                                          const std::vector<GroupQuery>& queries, const Grouping& grouping,
                                          const FeaturePlace& place) {
    std::optional<std::size_t> owner;
    std::optional<std::size_t> rival;
    Claim best;
    for (std::size_t g = 0; g < compiled.size(); ++g) {
        const auto claim = compiled[g].claim(place);
        if (!claim || (owner && *claim > best)) continue;
        rival = owner && *claim == best ? owner : std::nullopt;
        owner = g;
        best = *claim;
    }
    if (rival)
        throw InputError(file, queries[*owner].line,
                         "groups " + ticked(grouping.groups[*rival].id) + " and " + ticked(grouping.groups[*owner].id) +
                             " select " + ticked(place.id) +
                             " with the same right; name it in the `features` of one of them");
    return owner;
}

}  // namespace

bool names_feature(const std::string& entry, const std::string& feature_or_column) {
    if (entry.starts_with(modality_prefix)) {
        const FeatureInfo* feature = find_feature(feature_or_column);
        return feature != nullptr && to_string(feature->modality) == entry.substr(modality_prefix.size());
    }
    const bool is_pattern = entry.find_first_of("*?") != std::string::npos;
    return is_pattern ? fnmatch(entry.c_str(), feature_or_column.c_str(), 0) == 0 : entry == feature_or_column;
}

void resolve_queries(const std::string& file, const Ontology& ontology, const std::vector<GroupQuery>& queries,
                     Grouping& grouping) {
    std::vector<CompiledQuery> compiled;
    for (const GroupQuery& query : queries) compiled.emplace_back(file, ontology, query);
    for (const FeaturePlace& place : ontology.features()) {
        std::optional<std::size_t> owner = naming_group(grouping, place.id);
        const bool named = owner.has_value();
        if (!named) owner = claiming_group(file, compiled, queries, grouping, place);
        if (!owner) continue;
        FeatureGroup& group = grouping.groups[*owner];
        if (!named) group.selected.push_back(place.id);
        for (const std::string& column : place.columns)
            if (!naming_group(grouping, column)) group.selected.push_back(column);
    }
}

}  // namespace armonica
