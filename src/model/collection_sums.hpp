#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "model/exact_sum.hpp"
#include "model/standardise.hpp"
#include "model/sufficient_statistics.hpp"
#include "tables/training_data.hpp"

namespace armonica {

/// Sums over the tracks of one fold from which everything can be had that linear banded EM wants to know of them,
/// *whatever mean and spread the features are standardised with later*: those are known only when all shards of a
/// collection are together. A missing value counts as the mean then, so every sum is kept over the tracks that have the
/// values concerned.
///
/// Columns are the features, then the targets, then, where targets are shares, the labels. All sums are exact, so those
/// of shards add up to those of the whole in every bit.
class FoldSums {
public:
    /// What is known over the tracks that have some feature.
    struct Present {
        std::vector<std::int64_t> tracks;  ///< by feature: how many of them have that one too
        std::vector<ExactValue> sums;      ///< by column
    };

    FoldSums() = default;
    /// No tracks yet.
    FoldSums(std::size_t features, std::size_t others);
    /// Sums over rows of finite numbers; NaN in `features` is a missing value, as is one below 1e-140 in size a zero.
    /// The bits do not depend on `jobs`.
    FoldSums(const Eigen::MatrixXd& features, const Eigen::MatrixXd& others, int jobs);

    /// Adds the sums of other tracks. Throws std::invalid_argument if they are of other numbers of columns.
    FoldSums& operator+=(const FoldSums& other);

    /// Mean, spread and range of a feature, by the rules of measure_scale().
    ColumnScale scale(std::size_t feature) const;

    /// Sums of the standardised features (those named by `features`, standardised by `scales[k]` of the k-th of them)
    /// and of the columns `first` … `first` + `count` − 1 behind the features as targets, each rounded once.
    SufficientStatistics standardised(const std::vector<int>& features, const std::vector<ColumnScale>& scales,
                                      std::size_t first, std::size_t count) const;

    std::int64_t rows = 0;
    std::size_t features = 0;
    std::size_t others = 0;              ///< columns behind the features
    std::vector<double> minima, maxima;  ///< by feature; 0 where no track has it
    /// Σ x_a x_b over the tracks that have both, [a][b], a any column, b a feature ≤ a; for a behind the features also
    /// Σ x_a², last.
    std::vector<std::vector<ExactValue>> products;
    /// Over all tracks (those that have the feature, for a feature).
    Present all;
    /// Over the tracks that have a feature, for each feature that some track lacks.
    std::map<std::size_t, Present> where_present;

private:
    const Present& where(std::size_t feature) const;
    double numerator(std::size_t a, double centre_a, std::size_t b, double centre_b) const;
};

}  // namespace armonica
