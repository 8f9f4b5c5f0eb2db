#include "groups/clustering.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "groups/meaning.hpp"
#include "groups/rank_dependence.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Above this, resamples are smaller than the collection: a group that so many tracks do not settle is not settled.
constexpr std::size_t most_tracks_drawn = 4000;

/// Means over the pairs whose behaviour is known.
struct PairMeans {
    double meaning = 0.0;
    double behaviour = 0.0;
    double pairs = 0.0;
};

PairMeans means_where_known(const MatrixXd& meaning, const MatrixXd& behaviour) {
    PairMeans means;
    for (Index i = 0; i < meaning.rows(); ++i)
        for (Index j = 0; j < i; ++j) {
            if (std::isnan(behaviour(i, j))) continue;
            means.meaning += meaning(i, j);
            means.behaviour += behaviour(i, j);
            means.pairs += 1.0;
        }
    means.meaning /= std::max(means.pairs, 1.0);
    means.behaviour /= std::max(means.pairs, 1.0);
    return means;
}

MatrixXd combined(const MatrixXd& meaning, const MatrixXd& behaviour, double meaning_share) {
    const PairMeans means = means_where_known(meaning, behaviour);
    const double scale = means.meaning > 0.0 && means.behaviour > 0.0 ? means.behaviour / means.meaning : 1.0;
    const MatrixXd stand_in = (scale * meaning).cwiseMin(1.0);
    const MatrixXd known = behaviour.array().isNaN().select(stand_in, behaviour);
    return meaning_share * meaning + (1.0 - meaning_share) * known;
}

std::vector<GroupCount> consider(const MatrixXd& distances, const Dendrogram& tree, std::size_t fewest,
                                 std::size_t most) {
    std::vector<GroupCount> counts;
    for (std::size_t groups = std::min(fewest, tree.items); groups <= std::min(most, tree.items); ++groups) {
        const Partition partition = tree.cut(groups);
        const std::vector<std::size_t> sizes = cluster_sizes(partition);
        counts.push_back(
            {groups, mean_silhouette(distances, partition), *std::max_element(sizes.begin(), sizes.end())});
    }
    return counts;
}

std::size_t best_count(const std::vector<GroupCount>& counts, std::size_t features) {
    const GroupCount* best = nullptr;
    for (const bool even : {true, false}) {
        for (const GroupCount& each : counts)
            if ((!even || 2 * each.largest <= features) && (best == nullptr || each.silhouette > best->silhouette))
                best = &each;
        if (best != nullptr) break;
    }
    return best->groups;
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

std::vector<Index> drawn(std::size_t count, Index tracks, std::mt19937_64& random) {
    std::vector<Index> chosen(count);
    for (Index& track : chosen) track = static_cast<Index>(random() % static_cast<std::uint64_t>(tracks));
    std::sort(chosen.begin(), chosen.end());  // memory is read forwards; the order of tracks does not matter
    return chosen;
}

Stability measure_stability(const RankedCollection& collection, const MatrixXd& meaning, const Partition& partition,
                            const ClusteringRequest& request) {
    Stability stability;
    stability.resamples = request.resamples;
    stability.tracks = std::min(static_cast<std::size_t>(collection.tracks()), most_tracks_drawn);
    const std::size_t groups = cluster_sizes(partition).size();
    stability.groups.assign(groups, 0.0);
    std::vector<double> agreements;
    std::mt19937_64 random(request.seed);
    for (std::size_t r = 0; r < request.resamples; ++r) {
        const MatrixXd behaviour = collection.distances(drawn(stability.tracks, collection.tracks(), random));
        const Partition other = average_linkage(combined(meaning, behaviour, request.meaning_share)).cut(groups);
        agreements.push_back(adjusted_rand_index(partition, other));
        const std::vector<double> overlaps = best_overlaps(partition, other);
        for (std::size_t g = 0; g < groups; ++g)
            stability.groups[g] += overlaps[g] / static_cast<double>(request.resamples);
    }
    for (const double agreement : agreements) stability.agreement += agreement / static_cast<double>(request.resamples);
    stability.agreement_low = percentile(agreements, 0.025);
    stability.agreement_high = percentile(agreements, 0.975);
    return stability;
}

void check(const std::vector<std::string>& names, const MatrixXd& values, const ClusteringRequest& request) {
    if (names.size() < 2) throw std::invalid_argument("clustering needs two features at least");
    if (values.rows() > 0 && values.cols() != static_cast<Index>(names.size()))
        throw std::invalid_argument("every feature needs its column");
    if (!(request.meaning_share >= 0.0 && request.meaning_share <= 1.0))
        throw std::invalid_argument("the share of meaning lies between 0 and 1");
    if (request.groups && (*request.groups < 1 || *request.groups > names.size()))
        throw std::invalid_argument("there cannot be more groups than features, nor none");
}

/// Features that are at an unknown distance from all others.
std::vector<std::string> unknown_everywhere(const std::vector<std::string>& names, const MatrixXd& behaviour) {
    std::vector<std::string> unknown;
    for (Index f = 0; f < behaviour.rows(); ++f)
        if (behaviour.row(f).array().isNaN().count() == behaviour.cols() - 1)
            unknown.push_back(names[static_cast<std::size_t>(f)]);
    return unknown;
}

}  // namespace

FeatureClustering cluster_features(const Ontology& ontology, const std::vector<std::string>& names, MatrixXd values,
                                   const ClusteringRequest& request) {
    check(names, values, request);
    FeatureClustering result;
    result.features = names;
    const MatrixXd meaning = meaning_distances(ontology, names);
    const bool behaves = values.rows() > 0 && request.meaning_share < 1.0;
    const RankedCollection collection(behaves ? std::move(values) : MatrixXd());
    if (behaves) {
        const MatrixXd behaviour = collection.distances();
        result.unvarying = unknown_everywhere(names, behaviour);
        result.distances = combined(meaning, behaviour, request.meaning_share);
    } else {
        result.distances = meaning;
    }
    result.tree = average_linkage(result.distances);
    result.considered = consider(result.distances, result.tree, request.fewest_groups, request.most_groups);
    result.partition = result.tree.cut(request.groups.value_or(best_count(result.considered, names.size())));
    result.silhouette = mean_silhouette(result.distances, result.partition);
    result.names = name_groups(ontology, names, result.partition);
    if (behaves && request.resamples > 0 && result.unvarying.size() < names.size())
        result.stability = measure_stability(collection, meaning, result.partition, request);
    return result;
}

Grouping as_grouping(const FeatureClustering& clustering, const std::string& name) {
    Grouping grouping{name, "found by clustering", "Groups of features that mean and do the same.", {}};
    for (const GroupName& each : clustering.names)
        grouping.groups.push_back({each.id, each.title, each.description, {}});
    for (std::size_t f = 0; f < clustering.features.size(); ++f)
        grouping.groups[static_cast<std::size_t>(clustering.partition[f])].features.push_back(clustering.features[f]);
    return grouping;
}

}  // namespace armonica
