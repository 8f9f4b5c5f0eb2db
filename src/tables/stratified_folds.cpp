#include "tables/stratified_folds.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace armonica {
namespace {

using Eigen::Index;

class GroupDealer {
public:
    GroupDealer(const std::vector<int>& group_of_row, int folds)
        : group_of_row_(group_of_row), sizes_(static_cast<std::size_t>(folds), 0) {
        const int groups = group_of_row.empty() ? 0 : 1 + *std::max_element(group_of_row.begin(), group_of_row.end());
        rows_.resize(static_cast<std::size_t>(groups), 0);
        for (const int group : group_of_row) ++rows_[static_cast<std::size_t>(group)];
        fold_of_group_.resize(rows_.size(), -1);
    }

    /// Places every group that has no fold yet and any of what `counts` counts, by row.
    template <typename Counts>
    void deal(const Counts& counts) {
        std::vector<long> in_group(rows_.size(), 0);
        for (std::size_t r = 0; r < group_of_row_.size(); ++r)
            in_group[static_cast<std::size_t>(group_of_row_[r])] += counts(r) ? 1 : 0;
        std::vector<long> dealt(sizes_.size(), 0);
        std::vector<std::size_t> waiting;
        for (std::size_t g = 0; g < in_group.size(); ++g) {
            if (fold_of_group_[g] >= 0)
                dealt[static_cast<std::size_t>(fold_of_group_[g])] += in_group[g];
            else if (in_group[g] > 0)
                waiting.push_back(g);
        }
        std::stable_sort(waiting.begin(), waiting.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(in_group[a], rows_[a]) > std::pair(in_group[b], rows_[b]);
        });
        for (const std::size_t g : waiting) place(g, in_group[g], dealt);
    }

    std::vector<int> fold_of_row() const {
        std::vector<int> folds;
        for (const int group : group_of_row_) folds.push_back(fold_of_group_[static_cast<std::size_t>(group)]);
        return folds;
    }

private:
    void place(std::size_t group, long counted, std::vector<long>& dealt) {
        std::size_t best = 0;
        for (std::size_t f = 1; f < dealt.size(); ++f)
            if (std::pair(dealt[f], sizes_[f]) < std::pair(dealt[best], sizes_[best])) best = f;
        fold_of_group_[group] = static_cast<int>(best);
        dealt[best] += counted;
        sizes_[best] += rows_[group];
    }

    const std::vector<int>& group_of_row_;
    std::vector<long> rows_;  // by group
    std::vector<int> fold_of_group_;
    std::vector<long> sizes_;  // rows by fold
};

}  // namespace

std::vector<int> stratified_folds(const Eigen::MatrixXd& labels, int count) {
    std::vector<int> alone(static_cast<std::size_t>(labels.rows()));
    std::iota(alone.begin(), alone.end(), 0);
    return stratified_folds(labels, count, alone);
}

std::vector<int> stratified_folds(const Eigen::MatrixXd& labels, int count, const std::vector<int>& group_of_row) {
    if (count < 1) throw std::invalid_argument("there must be at least one fold");
    if (group_of_row.size() != static_cast<std::size_t>(labels.rows()))
        throw std::invalid_argument("every row needs its group");
    std::vector<Index> tags(static_cast<std::size_t>(labels.cols()));
    std::iota(tags.begin(), tags.end(), Index{0});
    const Eigen::VectorXd positives = labels.colwise().sum();
    std::stable_sort(tags.begin(), tags.end(), [&](Index a, Index b) { return positives[a] < positives[b]; });

    GroupDealer dealer(group_of_row, count);
    for (const Index tag : tags) dealer.deal([&](std::size_t r) { return labels(static_cast<Index>(r), tag) != 0.0; });
    dealer.deal([](std::size_t) { return true; });
    return dealer.fold_of_row();
}

}  // namespace armonica
