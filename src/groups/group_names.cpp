#include "groups/group_names.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace armonica {
namespace {

/// By how much a longer name, or one of the second choice, must fit better.
constexpr double worthwhile_gain = 0.1;
/// A percept that fits so well is what a listener wants to hear of, even if a representation fits better.
constexpr double good_fit = 0.7;

/// A set of the features at hand, as bits.
class FeatureSet {
public:
    explicit FeatureSet(std::size_t features) : words_((features + 63) / 64, 0) {}

    void insert(std::size_t feature) { words_[feature / 64] |= std::uint64_t{1} << (feature % 64); }

    bool empty() const {
        return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
    }

    /// F1 of the features of `a` and `b` together against those of this set.
    double f1(const FeatureSet& a, const FeatureSet& b) const {
        int common = 0;
        int both_sizes = 0;
        for (std::size_t w = 0; w < words_.size(); ++w) {
            const std::uint64_t covered = a.words_[w] | b.words_[w];
            common += std::popcount(words_[w] & covered);
            both_sizes += std::popcount(words_[w]) + std::popcount(covered);
        }
        return 2.0 * common / both_sizes;
    }

private:
    std::vector<std::uint64_t> words_;
};

/// Which of the features at hand a concept covers.
struct Cover {
    const Concept* meaning = nullptr;
    double information = 0.0;
    bool is_percept = false;
    FeatureSet features;
    bool taken = false;
};

using Places = std::vector<const FeaturePlace*>;

void add_covers(const ConceptHierarchy& hierarchy, const Places& places, std::vector<std::size_t> FeaturePlace::*facet,
                bool is_percept, std::vector<Cover>& all) {
    for (std::size_t each = 0; each < hierarchy.concepts().size(); ++each) {
        if (each == hierarchy.top()) continue;
        Cover cover{&hierarchy.concepts()[each], hierarchy.information(each), is_percept, FeatureSet(places.size())};
        for (std::size_t f = 0; f < places.size(); ++f) {
            const auto& own = places[f]->*facet;
            if (std::any_of(own.begin(), own.end(),
                            [&](std::size_t narrow) { return hierarchy.steps_up(narrow, each).has_value(); }))
                cover.features.insert(f);
        }
        if (!cover.features.empty()) all.push_back(std::move(cover));
    }
}

std::vector<Cover> all_covers(const Ontology& ontology, const std::vector<std::string>& names) {
    Places places;
    for (const std::string& name : names) {
        places.push_back(ontology.find(name));
        if (places.back() == nullptr) throw std::invalid_argument("`" + name + "` has no place in the ontology");
    }
    std::vector<Cover> all;
    add_covers(ontology.percepts(), places, &FeaturePlace::percepts, true, all);
    add_covers(ontology.representations(), places, &FeaturePlace::representations, false, all);
    return all;
}

/// A name that a group might have: one concept, or two.
struct Candidate {
    std::vector<std::size_t> covers;
    double fit = 0.0;
    double information = 0.0;

    bool uses_taken(const std::vector<Cover>& all) const {
        return std::any_of(covers.begin(), covers.end(), [&](std::size_t each) { return all[each].taken; });
    }

    bool better_than(const std::optional<Candidate>& other) const {
        return !other || fit > other->fit || (fit == other->fit && information > other->information);
    }
};

/// The best name for a group of what is not taken.
std::optional<Candidate> best_candidate(const std::vector<Cover>& all, const FeatureSet& group) {
    std::optional<Candidate> percept;
    std::optional<Candidate> two_percepts;
    std::optional<Candidate> representation;
    for (std::size_t a = 0; a < all.size(); ++a) {
        if (all[a].taken) continue;
        const Candidate alone{{a}, group.f1(all[a].features, all[a].features), all[a].information};
        std::optional<Candidate>& best = all[a].is_percept ? percept : representation;
        if (alone.fit > 0.0 && alone.better_than(best)) best = alone;
        for (std::size_t b = a + 1; all[a].is_percept && b < all.size() && all[b].is_percept; ++b) {
            if (all[b].taken) continue;
            const Candidate both{
                {a, b}, group.f1(all[a].features, all[b].features), all[a].information + all[b].information};
            if (both.better_than(two_percepts)) two_percepts = both;
        }
    }
    std::optional<Candidate> chosen = percept;
    const auto prefer = [&](const std::optional<Candidate>& other) {
        if (other && other->fit > 0.0 && (!chosen || other->fit >= chosen->fit + worthwhile_gain)) chosen = other;
    };
    prefer(two_percepts);
    if (!chosen || chosen->fit < good_fit) prefer(representation);
    return chosen;
}

/// "a and b"; "a and b, c" where one of the two is a pair itself.
std::string joined(const std::string& first, const std::string& second) {
    if (first.empty()) return second;
    const bool pair_inside = (first + second).find(" and ") != std::string::npos;
    return first + (pair_inside ? ", " : " and ") + second;
}

GroupName worded(const std::vector<Cover>& all, const Candidate& candidate) {
    GroupName name;
    name.fit = candidate.fit;
    for (const std::size_t each : candidate.covers) {
        const Concept& meant = *all[each].meaning;
        name.id += (name.id.empty() ? "" : "_and_") + meant.name;
        name.title = joined(name.title, meant.label);
        name.description += (name.description.empty() || meant.definition.empty() ? "" : " ") + meant.definition;
    }
    return name;
}

}  // namespace

std::vector<GroupName> name_groups(const Ontology& ontology, const std::vector<std::string>& names,
                                   const Partition& partition) {
    std::vector<Cover> all = all_covers(ontology, names);
    std::vector<FeatureSet> groups(cluster_sizes(partition).size(), FeatureSet(names.size()));
    for (std::size_t f = 0; f < names.size(); ++f) groups[static_cast<std::size_t>(partition[f])].insert(f);

    std::vector<std::optional<Candidate>> candidates;
    for (const FeatureSet& group : groups) candidates.push_back(best_candidate(all, group));
    std::vector<std::optional<GroupName>> named(groups.size());
    for (std::size_t round = 0; round < groups.size(); ++round) {
        std::optional<Candidate> best;
        std::size_t of_group = 0;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if (named[g] || !candidates[g]) continue;
            if (candidates[g]->uses_taken(all)) candidates[g] = best_candidate(all, groups[g]);
            if (candidates[g] && candidates[g]->better_than(best)) {
                best = candidates[g];
                of_group = g;
            }
        }
        if (!best) break;
        named[of_group] = worded(all, *best);
        for (const std::size_t each : best->covers) all[each].taken = true;
    }
    std::vector<GroupName> result;
    for (std::size_t g = 0; g < named.size(); ++g) {
        const std::string number = std::to_string(g + 1);
        result.push_back(named[g].value_or(GroupName{"group_" + number, "group " + number, "", 0.0}));
    }
    return result;
}

}  // namespace armonica
