#include "model/rank_normal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <unsupported/Eigen/SpecialFunctions>

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;

double share_below(std::span<const double> q, double value) {
    const auto [first, last] = std::equal_range(q.begin(), q.end(), value);
    const auto steps = static_cast<double>(q.size() - 1);
    const auto below = static_cast<double>(first - q.begin());
    if (first != last) return std::midpoint(below, static_cast<double>(last - q.begin() - 1)) / steps;
    if (first == q.begin()) return 0.0;
    if (first == q.end()) return 1.0;
    return (below - 1.0 + (value - *(first - 1)) / (*first - *(first - 1))) / steps;
}

double rank_normal(std::span<const double> quantiles, double value) {
    constexpr double outermost = 0.005;
    if (std::isnan(value) || quantiles.front() == quantiles.back()) return std::numeric_limits<double>::quiet_NaN();
    return Eigen::numext::ndtri(std::clamp(share_below(quantiles, value), outermost, 1.0 - outermost));
}

MatrixXd rank_normal(const MatrixXd& features, const std::vector<std::vector<double>>& quantiles) {
    MatrixXd ranks(features.rows(), features.cols());
    for (Index j = 0; j < features.cols(); ++j)
        ranks.col(j) = features.col(j).unaryExpr(
            [&](double value) { return rank_normal(quantiles[static_cast<std::size_t>(j)], value); });
    return ranks;
}

}  // namespace armonica
