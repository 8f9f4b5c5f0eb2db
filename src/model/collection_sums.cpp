#include "model/collection_sums.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "model/parallel.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;

// Products of two smaller numbers would leave the range of doubles before they are exact.
constexpr double least_size = 1e-140;
constexpr double largest_size = 1e140;

// Columns with 0 for what is missing, which adds nothing to any sum; `present` says what is there.
struct Columns {
    MatrixXd values;
    MatrixXi present;  // rows × features
};

Columns columns_of_rows(const MatrixXd& features, const MatrixXd& others) {
    Columns columns{MatrixXd(features.rows(), features.cols() + others.cols()),
                    MatrixXi(features.rows(), features.cols())};
    columns.values << features, others;
    columns.present = features.unaryExpr([](double value) { return std::isnan(value) ? 0 : 1; }).cast<int>();
    for (double& value : columns.values.reshaped()) {
        if (std::abs(value) > largest_size)
            throw std::invalid_argument("a value is beyond 1e140, too large for a file of statistics");
        if (!(std::abs(value) >= least_size)) value = 0.0;
    }
    return columns;
}

ExactValue exact_product(const MatrixXd& values, Index a, Index b) {
    ExactSum sum;
    for (Index i = 0; i < values.rows(); ++i) sum.add_product(values(i, a), values(i, b));
    return sum.take();
}

FoldSums::Present sums_where(const Columns& columns, const Eigen::VectorXi& chosen) {
    FoldSums::Present present;
    for (Index j = 0; j < columns.present.cols(); ++j)
        present.tracks.push_back(columns.present.col(j).cwiseProduct(chosen).cast<std::int64_t>().sum());
    for (Index a = 0; a < columns.values.cols(); ++a) {
        ExactSum sum;
        for (Index i = 0; i < columns.values.rows(); ++i)
            if (chosen[i] != 0) sum.add(columns.values(i, a));
        present.sums.push_back(sum.take());
    }
    return present;
}

void add_to(ExactValue& value, const ExactValue& other) {
    ExactSum sum;
    sum.add(value);
    sum.add(other);
    value = sum.take();
}

void add_to(FoldSums::Present& present, const FoldSums::Present& other) {
    for (std::size_t j = 0; j < present.tracks.size(); ++j) present.tracks[j] += other.tracks[j];
    for (std::size_t a = 0; a < present.sums.size(); ++a) add_to(present.sums[a], other.sums[a]);
}

std::size_t products_of_column(std::size_t a, std::size_t features) { return a < features ? a + 1 : features + 1; }

}  // namespace

FoldSums::FoldSums(std::size_t feature_count, std::size_t other_count)
    : FoldSums(MatrixXd(0, static_cast<Index>(feature_count)), MatrixXd(0, static_cast<Index>(other_count)), 1) {}

FoldSums::FoldSums(const MatrixXd& feature_values, const MatrixXd& other_values, int jobs)
    : rows(feature_values.rows()),
      features(static_cast<std::size_t>(feature_values.cols())),
      others(static_cast<std::size_t>(other_values.cols())),
      minima(features, 0.0),
      maxima(features, 0.0),
      products(features + others) {
    const Columns columns = columns_of_rows(feature_values, other_values);
    all = sums_where(columns, Eigen::VectorXi::Ones(feature_values.rows()));
    for (std::size_t j = 0; j < features; ++j) {
        bool first = true;
        for (const double value : feature_values.col(static_cast<Index>(j))) {
            if (std::isnan(value)) continue;
            minima[j] = first ? value : std::min(minima[j], value);
            maxima[j] = first ? value : std::max(maxima[j], value);
            first = false;
        }
        if (all.tracks[j] < rows) where_present[j];
    }
    for_each_index(features, jobs, [&](std::size_t j) {
        if (const auto found = where_present.find(j); found != where_present.end())
            found->second = sums_where(columns, columns.present.col(static_cast<Index>(j)));
    });
    for_each_index(products.size(), jobs, [&](std::size_t a) {
        products[a].resize(products_of_column(a, features));
        const auto column = static_cast<Index>(a);
        for (std::size_t b = 0; b < products[a].size(); ++b)
            products[a][b] = exact_product(columns.values, column, b < features ? static_cast<Index>(b) : column);
    });
}

FoldSums& FoldSums::operator+=(const FoldSums& other) {
    if (features != other.features || others != other.others)
        throw std::invalid_argument("sums of different columns cannot be added");
    // Before `all` changes: where a feature is complete on one side, its tracks there are all.
    std::map<std::size_t, Present> merged;
    for (std::size_t j = 0; j < features; ++j) {
        if (!where_present.contains(j) && !other.where_present.contains(j)) continue;
        merged[j] = where(j);
        add_to(merged[j], other.where(j));
    }
    where_present = std::move(merged);
    for (std::size_t j = 0; j < features; ++j) {
        if (other.all.tracks[j] == 0) continue;
        minima[j] = all.tracks[j] == 0 ? other.minima[j] : std::min(minima[j], other.minima[j]);
        maxima[j] = all.tracks[j] == 0 ? other.maxima[j] : std::max(maxima[j], other.maxima[j]);
    }
    rows += other.rows;
    add_to(all, other.all);
    for (std::size_t a = 0; a < products.size(); ++a)
        for (std::size_t b = 0; b < products[a].size(); ++b) add_to(products[a][b], other.products[a][b]);
    return *this;
}

const FoldSums::Present& FoldSums::where(std::size_t feature) const {
    const auto found = where_present.find(feature);
    return found != where_present.end() ? found->second : all;
}

// Σ (x_a − c_a)(x_b − c_b) over the tracks that have both, exact until the end. b is a feature, or a itself.
double FoldSums::numerator(std::size_t a, double centre_a, std::size_t b, double centre_b) const {
    ExactSum sum;
    sum.add(products[a][std::min(b, products[a].size() - 1)]);
    const Present& with_b = b < features ? where(b) : all;
    const Present& with_a = a < features ? where(a) : all;
    sum.add_product(with_b.sums[a], -centre_b);
    sum.add_product(with_a.sums[b], -centre_a);
    const double tracks = static_cast<double>(b < features ? with_a.tracks[b] : rows);
    ExactSum centres;
    centres.add_product(centre_a, centre_b);
    sum.add_product(centres.take(), tracks);
    return rounded(sum.take());
}

ColumnScale FoldSums::scale(std::size_t feature) const {
    const auto tracks = static_cast<double>(all.tracks[feature]);
    ColumnScale scale{.minimum = minima[feature], .maximum = maxima[feature]};
    if (scale.minimum == scale.maximum) {
        scale.mean = scale.minimum;
        return scale;
    }
    scale.mean = rounded(all.sums[feature]) / tracks;
    const double spread = std::sqrt(std::max(0.0, numerator(feature, scale.mean, feature, scale.mean)) / tracks);
    const double largest = std::max(std::abs(scale.minimum), std::abs(scale.maximum));
    if (spread > 1e-10 * largest && std::isnormal(spread)) scale.spread = spread;
    return scale;
}

SufficientStatistics FoldSums::standardised(const std::vector<int>& chosen, const std::vector<ColumnScale>& scales,
                                            std::size_t first, std::size_t count) const {
    const auto columns = static_cast<Index>(chosen.size());
    const auto targets = static_cast<Index>(count);
    SufficientStatistics statistics{.rows = static_cast<std::size_t>(rows),
                                    .feature_sums = Eigen::VectorXd::Zero(columns),
                                    .target_sums = Eigen::VectorXd::Zero(targets),
                                    .gram = MatrixXd::Zero(columns, columns),
                                    .cross = MatrixXd::Zero(columns, targets),
                                    .target_squares = Eigen::VectorXd::Zero(targets)};
    const auto column_of = [&](Index t) { return features + first + static_cast<std::size_t>(t); };
    for (Index t = 0; t < targets; ++t) {
        statistics.target_sums[t] = rounded(all.sums[column_of(t)]);
        statistics.target_squares[t] = numerator(column_of(t), 0.0, column_of(t), 0.0);
    }
    for (Index j = 0; j < columns; ++j) {
        const auto a = static_cast<std::size_t>(chosen[static_cast<std::size_t>(j)]);
        const ColumnScale& scale = scales[static_cast<std::size_t>(j)];
        if (scale.spread == 0.0) continue;
        ExactSum sum;
        sum.add(all.sums[a]);
        sum.add_product(-scale.mean, static_cast<double>(all.tracks[a]));
        statistics.feature_sums[j] = rounded(sum.take()) / scale.spread;
        for (Index k = 0; k <= j; ++k) {
            const ColumnScale& other = scales[static_cast<std::size_t>(k)];
            if (other.spread == 0.0) continue;
            const auto b = static_cast<std::size_t>(chosen[static_cast<std::size_t>(k)]);
            const double together =
                a >= b ? numerator(a, scale.mean, b, other.mean) : numerator(b, other.mean, a, scale.mean);
            statistics.gram(j, k) = statistics.gram(k, j) = together / scale.spread / other.spread;
        }
        for (Index t = 0; t < targets; ++t)
            statistics.cross(j, t) = numerator(column_of(t), 0.0, a, scale.mean) / scale.spread;
    }
    return statistics;
}

}  // namespace armonica
