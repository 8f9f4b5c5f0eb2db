#include "groups/linkage.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace armonica {
namespace {

using Eigen::Index;

/// The clusters that are left, each in the row of its smallest item, with the nearest of those in the rows after it.
class OpenClusters {
public:
    explicit OpenClusters(const Eigen::MatrixXd& distances)
        : distances_(distances),
          size_(static_cast<std::size_t>(distances.rows()), 1),
          cluster_(size_.size()),
          nearest_(size_.size(), 0) {
        std::iota(cluster_.begin(), cluster_.end(), std::size_t{0});
        for (std::size_t row = 0; row < size_.size(); ++row) find_nearest(row);
    }

    Merge merge_nearest(std::size_t name_of_new) {
        std::size_t a = none;
        for (std::size_t row = 0; row < size_.size(); ++row)
            if (size_[row] > 0 && nearest_[row] != none && (a == none || gap(row) < gap(a))) a = row;
        const std::size_t b = nearest_[a];
        const Merge merge{cluster_[a], cluster_[b], gap(a), size_[a] + size_[b]};
        join(a, b);
        cluster_[a] = name_of_new;
        return merge;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    double& distance(std::size_t a, std::size_t b) { return distances_(static_cast<Index>(a), static_cast<Index>(b)); }
    double gap(std::size_t row) { return distance(row, nearest_[row]); }

    void find_nearest(std::size_t row) {
        nearest_[row] = none;
        for (std::size_t other = row + 1; other < size_.size(); ++other)
            if (size_[other] > 0 && (nearest_[row] == none || distance(row, other) < gap(row))) nearest_[row] = other;
    }

    void join(std::size_t a, std::size_t b) {
        const auto weight_a = static_cast<double>(size_[a]);
        const auto weight_b = static_cast<double>(size_[b]);
        for (std::size_t other = 0; other < size_.size(); ++other) {
            if (size_[other] == 0 || other == a || other == b) continue;
            distance(a, other) = distance(other, a) =
                (weight_a * distance(a, other) + weight_b * distance(b, other)) / (weight_a + weight_b);
        }
        size_[a] += size_[b];
        size_[b] = 0;
        for (std::size_t row = 0; row < size_.size(); ++row) {
            if (size_[row] == 0) continue;
            // Only distances to `a` have changed, and `b` is gone.
            if (row == a || nearest_[row] == a || nearest_[row] == b)
                find_nearest(row);
            else if (row < a && (distance(row, a) < gap(row) || (distance(row, a) == gap(row) && a < nearest_[row])))
                nearest_[row] = a;
        }
    }

    Eigen::MatrixXd distances_;
    std::vector<std::size_t> size_;  // 0: merged into another row
    std::vector<std::size_t> cluster_;
    std::vector<std::size_t> nearest_;
};

}  // namespace

Dendrogram average_linkage(const Eigen::MatrixXd& distances) {
    if (distances.rows() != distances.cols() || !distances.allFinite())
        throw std::invalid_argument("average linkage needs a square matrix of finite distances");
    Dendrogram tree{static_cast<std::size_t>(distances.rows()), {}};
    OpenClusters open(distances);
    double height = 0.0;
    for (std::size_t m = 0; m + 1 < tree.items; ++m) {
        Merge merge = open.merge_nearest(tree.items + m);
        // A mean of distances is never below the smaller of them, except by rounding.
        height = std::max(height, merge.height);
        merge.height = height;
        tree.merges.push_back(merge);
    }
    return tree;
}

std::vector<std::size_t> Dendrogram::leaf_order() const {
    std::vector<std::size_t> order;
    if (items == 0) return order;
    std::vector<std::size_t> open = {items + merges.size() - 1};
    while (!open.empty()) {
        const std::size_t cluster = open.back();
        open.pop_back();
        if (cluster < items) {
            order.push_back(cluster);
            continue;
        }
        open.push_back(merges[cluster - items].second);
        open.push_back(merges[cluster - items].first);
    }
    return order;
}

Dendrogram Dendrogram::above(std::size_t clusters) const {
    const std::vector<int> partition = cut(clusters);
    // Every item stands for its cluster, every cluster that is left for itself.
    std::vector<std::size_t> name(items + merges.size());
    for (std::size_t item = 0; item < items; ++item) name[item] = static_cast<std::size_t>(partition[item]);
    Dendrogram tree{clusters, {}};
    for (std::size_t m = 0; m < merges.size(); ++m) {
        const Merge& merge = merges[m];
        if (m < items - clusters) {
            name[items + m] = name[merge.first];
            continue;
        }
        name[items + m] = clusters + tree.merges.size();
        const auto size = [&](std::size_t child) { return child < clusters ? 1 : tree.merges[child - clusters].size; };
        const std::size_t first = name[merge.first];
        const std::size_t second = name[merge.second];
        tree.merges.push_back({first, second, merge.height, size(first) + size(second)});
    }
    return tree;
}

std::vector<int> Dendrogram::cut(std::size_t clusters) const {
    if (clusters < 1 || clusters > items) throw std::invalid_argument("a tree cannot be cut into so many clusters");
    std::vector<std::size_t> owner(items + merges.size());
    std::iota(owner.begin(), owner.end(), std::size_t{0});
    // From the last merge that is kept down: every cluster belongs where the one it went into belongs.
    for (std::size_t m = items - clusters; m-- > 0;) {
        owner[merges[m].first] = owner[items + m];
        owner[merges[m].second] = owner[items + m];
    }
    std::vector<int> number(owner.size(), -1);
    std::vector<int> partition;
    int next = 0;
    for (std::size_t item = 0; item < items; ++item) {
        int& own = number[owner[item]];
        if (own < 0) own = next++;
        partition.push_back(own);
    }
    return partition;
}

}  // namespace armonica
