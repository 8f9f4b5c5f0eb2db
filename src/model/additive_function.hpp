#pragma once

#include <array>
#include <span>
#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Curves are linear between these places on the rank-normal axis, which reaches from −2.58 to 2.58.
inline constexpr int knot_count = 9;
inline double knot(int k) { return 0.65 * (k - (knot_count - 1) / 2); }
using KnotValues = std::array<double, knot_count>;

/// The value at `u` of the curve that takes these values at the knots.
double curve_at(const KnotValues& values, double u);

/// f_j: what one feature adds to a score, by itself: a curve and a staircase.
struct MainEffect {
    int feature = 0;
    KnotValues curve{};
    std::vector<double> thresholds;  ///< ascending, single precision
    std::vector<double> steps;  ///< one more than thresholds; steps[i] from thresholds[i − 1] on. Empty: no stairs

    /// 0 where the feature is missing (NaN).
    double at(double u) const;
};

/// f_jk: what two features of one group add together, beyond what each adds by itself: a product and a table.
struct PairEffect {
    int first = 0, second = 0;  ///< features, first < second
    double product = 0.0;       ///< adds product · (u·v − product_mean)
    double product_mean = 0.0;
    std::vector<double> first_thresholds, second_thresholds;  ///< ascending, single precision
    std::vector<double> cells;  ///< row by row, one row more than first_thresholds; empty: no table

    /// 0 where one of the features is missing (NaN).
    double at(double u, double v) const;
};

/// A sum of effects: s = intercept + Σ_j f_j(u_j) + Σ_jk f_jk(u_j, u_k), on rank-normal features u (see rank_normal).
/// Every effect has mean 0 over the collection it was learned from.
struct AdditiveFunction {
    double intercept = 0.0;
    std::vector<MainEffect> mains;  ///< ascending by feature, each at most once
    std::vector<PairEffect> pairs;  ///< ascending by (first, second), each at most once

    double at(std::span<const double> u) const;

    /// Adds `weight` times `other`; with weight 0 nothing, not even effects that are 0 everywhere. Of the two, at most one may have stairs for the same feature, or a table or a
    /// product for the same pair: throws std::logic_error otherwise.
    void add(const AdditiveFunction& other, double weight);
};

/// Values of one function for every row of `ranks` (rows × features).
Eigen::VectorXd values_of(const AdditiveFunction& function, const Eigen::MatrixXd& ranks);

/// The interval of `thresholds` that `u` lies in: how many of them are not above it, in single precision, as the
/// boosted trees compare.
std::size_t interval_of(const std::vector<double>& thresholds, double u);

}  // namespace armonica
