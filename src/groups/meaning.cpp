#include "groups/meaning.hpp"

#include <algorithm>
#include <stdexcept>

namespace armonica {
namespace {

using Indices = std::vector<std::size_t>;

// A listener thinks of what is heard before how it was measured; the register tells siblings apart.
constexpr double percept_share = 0.6;
constexpr double representation_share = 0.3;
constexpr double region_share = 0.1;

double sum_of_best(const ConceptHierarchy& hierarchy, const Indices& from, const Indices& to) {
    double sum = 0.0;
    for (const std::size_t a : from) {
        double best = 0.0;
        for (const std::size_t b : to) best = std::max(best, hierarchy.similarity(a, b));
        sum += best;
    }
    return sum;
}

double best_match_average(const ConceptHierarchy& hierarchy, const Indices& a, const Indices& b) {
    return (sum_of_best(hierarchy, a, b) + sum_of_best(hierarchy, b, a)) / static_cast<double>(a.size() + b.size());
}

/// Shares of distances, not of similarities, so that what means the same is at exactly 0.
double distance(const Ontology& ontology, const FeaturePlace& a, const FeaturePlace& b) {
    return percept_share * (1.0 - best_match_average(ontology.percepts(), a.percepts, b.percepts)) +
           representation_share *
               (1.0 - best_match_average(ontology.representations(), a.representations, b.representations)) +
           region_share * (1.0 - ontology.regions().similarity(a.region, b.region));
}

}  // namespace

Eigen::MatrixXd meaning_distances(const Ontology& ontology, const std::vector<std::string>& names) {
    std::vector<const FeaturePlace*> places;
    for (const std::string& name : names) {
        places.push_back(ontology.find(name));
        if (places.back() == nullptr) throw std::invalid_argument("`" + name + "` has no place in the ontology");
    }
    const auto count = static_cast<Eigen::Index>(names.size());
    Eigen::MatrixXd distances = Eigen::MatrixXd::Zero(count, count);
    for (Eigen::Index i = 0; i < count; ++i)
        for (Eigen::Index j = 0; j < i; ++j)
            distances(i, j) = distances(j, i) =
                distance(ontology, *places[static_cast<std::size_t>(i)], *places[static_cast<std::size_t>(j)]);
    return distances;
}

}  // namespace armonica
