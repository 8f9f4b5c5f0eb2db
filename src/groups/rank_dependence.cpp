#include "groups/rank_dependence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr Index block_tracks = 2048;
constexpr double fewest_tracks = 5.0;
constexpr double smallest_variance = 1e-12;  // of ranks between −0.5 and 0.5: below is rounding

/// Centred ranks of the values that are there, between −0.5 and 0.5; 0 where there is none.
void replace_by_ranks(Eigen::Ref<Eigen::VectorXd> column) {
    std::vector<Index> order;
    for (Index t = 0; t < column.size(); ++t)
        if (!std::isnan(column(t))) order.push_back(t);
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return column(a) < column(b); });
    Eigen::VectorXd ranks = Eigen::VectorXd::Zero(column.size());
    const auto count = static_cast<double>(order.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && column(order[to]) == column(order[from])) ++to;
        const double mean = 0.5 * static_cast<double>(from + to - 1);  // of the places from … to − 1
        for (std::size_t k = from; k < to; ++k) ranks(order[k]) = (mean - 0.5 * (count - 1.0)) / count;
        from = to;
    }
    column = ranks;
}

/// Sums over tracks from which the correlations of all pairs follow. Entry (i, j) is over the tracks that have both.
struct PairSums {
    explicit PairSums(Index features)
        : tracks(MatrixXd::Zero(features, features)), of(tracks), of_squares(tracks), of_products(tracks) {}

    MatrixXd tracks;
    MatrixXd of;           ///< of feature i
    MatrixXd of_squares;   ///< of feature i
    MatrixXd of_products;  ///< of i and j

    void add(const MatrixXd& ranks, const MatrixXd& present) {
        tracks.noalias() += present.transpose() * present;
        of.noalias() += ranks.transpose() * present;
        of_squares.noalias() += ranks.cwiseAbs2().transpose() * present;
        of_products.noalias() += ranks.transpose() * ranks;
    }

    /// The same where no track misses anything.
    void add(const MatrixXd& ranks) {
        tracks.array() += static_cast<double>(ranks.rows());
        of.colwise() += ranks.colwise().sum().transpose();
        of_squares.colwise() += ranks.colwise().squaredNorm().transpose();
        of_products.noalias() += ranks.transpose() * ranks;
    }

    double distance(Index i, Index j) const {
        const double n = tracks(i, j);
        if (n < fewest_tracks) return std::numeric_limits<double>::quiet_NaN();
        const double mean_i = of(i, j) / n;
        const double mean_j = of(j, i) / n;
        const double variance_i = of_squares(i, j) / n - mean_i * mean_i;
        const double variance_j = of_squares(j, i) / n - mean_j * mean_j;
        if (variance_i < smallest_variance || variance_j < smallest_variance)
            return std::numeric_limits<double>::quiet_NaN();
        const double correlation = (of_products(i, j) / n - mean_i * mean_j) / std::sqrt(variance_i * variance_j);
        return 1.0 - std::min(std::abs(correlation), 1.0);
    }
};

}  // namespace

RankedCollection::RankedCollection(MatrixXd values) : ranks_(std::move(values)) {
    if (ranks_.array().isNaN().any()) present_ = !ranks_.array().isNaN();
    for (Index f = 0; f < ranks_.cols(); ++f) replace_by_ranks(ranks_.col(f));
}

MatrixXd RankedCollection::distances() const {
    std::vector<Index> all(static_cast<std::size_t>(tracks()));
    std::iota(all.begin(), all.end(), Index{0});
    return distances(all);
}

MatrixXd RankedCollection::distances(std::span<const Index> chosen) const {
    PairSums sums(features());
    for (std::size_t from = 0; from < chosen.size(); from += block_tracks) {
        const std::span<const Index> block =
            chosen.subspan(from, std::min<std::size_t>(block_tracks, chosen.size() - from));
        const MatrixXd ranks = ranks_(block, Eigen::all);
        if (present_.size() == 0)
            sums.add(ranks);
        else
            sums.add(ranks, present_(block, Eigen::all).cast<double>().matrix());
    }
    MatrixXd distances = MatrixXd::Zero(features(), features());
    for (Index i = 0; i < features(); ++i)
        for (Index j = 0; j < i; ++j) distances(i, j) = distances(j, i) = sums.distance(i, j);
    return distances;
}

}  // namespace armonica
