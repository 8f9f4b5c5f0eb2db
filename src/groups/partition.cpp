#include "groups/partition.hpp"

#include <algorithm>
#include <limits>

namespace armonica {
namespace {

using Eigen::Index;

std::size_t cluster_count(const Partition& partition) {
    return partition.empty() ? 0 : static_cast<std::size_t>(*std::max_element(partition.begin(), partition.end())) + 1;
}

/// Items in cluster r of `a` and cluster c of `b`.
Eigen::MatrixXd contingency(const Partition& a, const Partition& b) {
    Eigen::MatrixXd counts =
        Eigen::MatrixXd::Zero(static_cast<Index>(cluster_count(a)), static_cast<Index>(cluster_count(b)));
    for (std::size_t i = 0; i < a.size(); ++i) counts(a[i], b[i]) += 1.0;
    return counts;
}

/// Pairs that can be made of each count, summed.
template <typename Counts>
double pairs(const Counts& counts) {
    return 0.5 * (counts.array() * (counts.array() - 1.0)).sum();
}

double silhouette(const Eigen::VectorXd& sums, const std::vector<std::size_t>& sizes, std::size_t own) {
    if (sizes[own] == 1) return 0.0;
    const double within = sums(static_cast<Index>(own)) / static_cast<double>(sizes[own] - 1);
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t c = 0; c < sizes.size(); ++c)
        if (c != own) nearest = std::min(nearest, sums(static_cast<Index>(c)) / static_cast<double>(sizes[c]));
    const double larger = std::max(within, nearest);
    return larger > 0.0 ? (nearest - within) / larger : 0.0;
}

}  // namespace

std::vector<std::size_t> cluster_sizes(const Partition& partition) {
    std::vector<std::size_t> sizes(cluster_count(partition), 0);
    for (const int cluster : partition) ++sizes[static_cast<std::size_t>(cluster)];
    return sizes;
}

double mean_silhouette(const Eigen::MatrixXd& distances, const Partition& partition) {
    const std::vector<std::size_t> sizes = cluster_sizes(partition);
    if (sizes.size() < 2) return 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < partition.size(); ++i) {
        Eigen::VectorXd sums = Eigen::VectorXd::Zero(static_cast<Index>(sizes.size()));
        for (std::size_t j = 0; j < partition.size(); ++j)
            sums(partition[j]) += distances(static_cast<Index>(i), static_cast<Index>(j));
        sum += silhouette(sums, sizes, static_cast<std::size_t>(partition[i]));
    }
    return sum / static_cast<double>(partition.size());
}

double adjusted_rand_index(const Partition& a, const Partition& b) {
    const Eigen::MatrixXd counts = contingency(a, b);
    const double together = pairs(counts);
    const double in_a = pairs(counts.rowwise().sum());
    const double in_b = pairs(counts.colwise().sum());
    const auto n = static_cast<double>(a.size());
    const double all = 0.5 * n * (n - 1.0);
    const double expected = all > 0.0 ? in_a * in_b / all : 0.0;
    const double most = 0.5 * (in_a + in_b);
    // Both are one cluster, or both all single items: there is nothing to disagree on.
    return most == expected ? 1.0 : (together - expected) / (most - expected);
}

std::vector<double> best_overlaps(const Partition& reference, const Partition& other) {
    const Eigen::MatrixXd counts = contingency(reference, other);
    const Eigen::VectorXd of_reference = counts.rowwise().sum();
    const Eigen::VectorXd of_other = counts.colwise().sum();
    std::vector<double> best;
    for (Index r = 0; r < counts.rows(); ++r) {
        double largest = 0.0;
        for (Index c = 0; c < counts.cols(); ++c)
            largest = std::max(largest, counts(r, c) / (of_reference(r) + of_other(c) - counts(r, c)));
        best.push_back(largest);
    }
    return best;
}

}  // namespace armonica
