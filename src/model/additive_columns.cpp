#include "model/additive_columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double curve_smoothness = 2.0;  // in knots
constexpr double kept_variance = 0.9999;

int most_curved(int groups) { return std::max(15, 300 / groups); }
int most_paired(int groups) { return std::max(25, 600 / groups); }

// u, standardised over the rows that have it; 0 elsewhere and where it is constant.
struct Standardised {
    double mean = 0.0, spread = 0.0;
    VectorXd column;
};

Standardised standardised(const VectorXd& raw) {
    Standardised result{.column = VectorXd::Zero(raw.size())};
    double count = 0.0, sum = 0.0, squares = 0.0;
    for (const double value : raw) {
        if (std::isnan(value)) continue;
        count += 1.0;
        sum += value;
    }
    if (count == 0.0) return result;
    result.mean = sum / count;
    for (const double value : raw)
        if (!std::isnan(value)) squares += (value - result.mean) * (value - result.mean);
    const double spread = std::sqrt(squares / count);
    if (spread < 1e-9) return result;
    result.spread = spread;
    result.column = raw.unaryExpr([&](double v) { return std::isnan(v) ? 0.0 : (v - result.mean) / spread; });
    return result;
}

MatrixXd hats(const VectorXd& u) {
    MatrixXd columns = MatrixXd::Zero(u.size(), knot_count);
    for (int k = 0; k < knot_count; ++k) {
        KnotValues one{};
        one[static_cast<std::size_t>(k)] = 1.0;
        for (Index i = 0; i < u.size(); ++i)
            if (!std::isnan(u[i])) columns(i, k) = curve_at(one, u[i]);
    }
    return columns;
}

// Values at the knots (knots × directions) of curves that are smooth a priori and, over the collection, have neither
// mean nor straight part.
MatrixXd bending(const VectorXd& u, const MatrixXd& hat_columns) {
    MatrixXd curves = smoothness_prior(knot_count, curve_smoothness).llt().matrixL();
    MatrixXd plain(u.size(), 2);
    plain.col(0) = u.unaryExpr([](double v) { return std::isnan(v) ? 0.0 : 1.0; });
    plain.col(1) = u.unaryExpr([](double v) { return std::isnan(v) ? 0.0 : v; });
    const MatrixXd straight =
        (plain.transpose() * plain).ldlt().solve(plain.transpose() * (hat_columns * curves));  // 2 × directions
    for (int k = 0; k < knot_count; ++k) curves.row(k) -= straight.row(0) + knot(k) * straight.row(1);
    return curves;
}

// Principal axes of the columns, strongest first.
MatrixXd principal_axes(const MatrixXd& columns, int most) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(columns.transpose() * columns);
    const VectorXd variances = eigen.eigenvalues().cwiseMax(0.0).reverse();
    const double whole = variances.sum();
    Index kept = 0;
    double held = 0.0;
    while (kept < std::min<Index>(most, variances.size()) && held < kept_variance * whole) held += variances[kept++];
    return eigen.eigenvectors().rowwise().reverse().leftCols(kept);
}

}  // namespace

AdditiveColumns::AdditiveColumns(const MatrixXd& ranks, const std::vector<int>& group_of_feature, int groups,
                                 bool curved, const std::vector<FeaturePair>& pairs) {
    values_.resize(ranks.rows(), 0);
    for (int g = 0; g < groups; ++g) {
        std::vector<int> features;
        for (std::size_t j = 0; j < group_of_feature.size(); ++j)
            if (group_of_feature[j] == g) features.push_back(static_cast<int>(j));
        std::vector<FeaturePair> inside;
        std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(inside), [&](const FeaturePair& pair) {
            return group_of_feature[static_cast<std::size_t>(pair.first)] == g;
        });
        add_straight(ranks, features, g);
        if (curved) add_curved(ranks, features, g, most_curved(groups));
        if (!inside.empty()) add_pairs(ranks, inside, g, most_paired(groups));
    }
}

void AdditiveColumns::append(Part part, const MatrixXd& columns, AdditiveBand meaning) {
    if (columns.cols() == 0) return;
    Band band;
    for (Index c = 0; c < columns.cols(); ++c) band.columns.push_back(static_cast<int>(values_.cols() + c));
    values_.conservativeResize(Eigen::NoChange, values_.cols() + columns.cols());
    values_.rightCols(columns.cols()) = columns;
    bands_.push_back(std::move(band));
    meanings_.push_back(meaning);
    parts_.push_back(std::move(part));
}

void AdditiveColumns::add_straight(const MatrixXd& ranks, const std::vector<int>& features, int group) {
    Part part;
    MatrixXd columns(ranks.rows(), 0);
    for (const int j : features) {
        const Standardised u = standardised(ranks.col(j));
        if (u.spread == 0.0) continue;
        CurveTerm term{j, {}};
        for (int k = 0; k < knot_count; ++k) term.values[static_cast<std::size_t>(k)] = (knot(k) - u.mean) / u.spread;
        part.curves.push_back(term);
        columns.conservativeResize(Eigen::NoChange, columns.cols() + 1);
        columns.rightCols(1) = u.column;
    }
    append(std::move(part), columns, {BandKind::straight, group});
}

void AdditiveColumns::add_curved(const MatrixXd& ranks, const std::vector<int>& features, int group, int most) {
    Part part;
    MatrixXd terms(ranks.rows(), 0);
    for (const int j : features) {
        if (standardised(ranks.col(j)).spread == 0.0) continue;
        const MatrixXd hat_columns = hats(ranks.col(j));
        const MatrixXd curves = bending(ranks.col(j), hat_columns);
        for (Index d = 0; d < curves.cols(); ++d) {
            CurveTerm term{j, {}};
            for (int k = 0; k < knot_count; ++k) term.values[static_cast<std::size_t>(k)] = curves(k, d);
            part.curves.push_back(term);
        }
        terms.conservativeResize(Eigen::NoChange, terms.cols() + curves.cols());
        terms.rightCols(curves.cols()) = hat_columns * curves;
    }
    if (terms.cols() == 0) return;
    part.axes = principal_axes(terms, most);
    append(std::move(part), terms * part.axes, {BandKind::curved, group});
}

void AdditiveColumns::add_pairs(const MatrixXd& ranks, const std::vector<FeaturePair>& pairs, int group, int most) {
    Part part;
    MatrixXd terms(ranks.rows(), 0);
    for (const FeaturePair& pair : pairs) {
        const Standardised product = standardised(ranks.col(pair.first).cwiseProduct(ranks.col(pair.second)));
        if (product.spread == 0.0) continue;
        part.products.push_back({pair, product.mean, product.spread});
        terms.conservativeResize(Eigen::NoChange, terms.cols() + 1);
        terms.rightCols(1) = product.column;
    }
    if (terms.cols() == 0) return;
    part.axes = principal_axes(terms, most);
    append(std::move(part), terms * part.axes, {BandKind::pairs, group});
}

AdditiveFunction AdditiveColumns::function(const Eigen::Ref<const VectorXd>& weights) const {
    std::map<int, MainEffect> mains;
    AdditiveFunction function;
    for (std::size_t b = 0; b < parts_.size(); ++b) {
        const Part& part = parts_[b];
        const auto& columns = bands_[b].columns;
        VectorXd terms = weights.segment(columns.front(), static_cast<Index>(columns.size()));
        if (part.axes.size() > 0) terms = (part.axes * terms).eval();
        for (std::size_t i = 0; i < part.curves.size(); ++i) {
            MainEffect& effect = mains[part.curves[i].feature];
            effect.feature = part.curves[i].feature;
            for (std::size_t k = 0; k < effect.curve.size(); ++k)
                effect.curve[k] += terms[static_cast<Index>(i)] * part.curves[i].values[k];
        }
        for (std::size_t i = 0; i < part.products.size(); ++i) {
            const ProductTerm& term = part.products[i];
            PairEffect& effect = function.pairs.emplace_back();
            effect.first = term.pair.first;
            effect.second = term.pair.second;
            effect.product = terms[static_cast<Index>(i)] / term.spread;
            effect.product_mean = term.mean;
        }
    }
    for (auto& [feature, effect] : mains) function.mains.push_back(std::move(effect));
    std::sort(function.pairs.begin(), function.pairs.end(), [](const PairEffect& a, const PairEffect& b) {
        return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    return function;
}

}  // namespace armonica
