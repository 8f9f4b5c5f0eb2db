#include "model/linear_fit.hpp"

#include <stdexcept>

#include "model/logistic_em.hpp"
#include "model/out_of_fold.hpp"
#include "model/parallel.hpp"

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;

namespace {

std::vector<Band> bands_by_group(const std::vector<int>& used, const std::vector<int>& group_of_column, int groups) {
    std::vector<Band> bands(static_cast<std::size_t>(groups));
    for (std::size_t k = 0; k < used.size(); ++k)
        bands[static_cast<std::size_t>(group_of_column[static_cast<std::size_t>(used[k])])].columns.push_back(
            static_cast<int>(k));
    return bands;
}

LinearFit empty_fit(const std::vector<ColumnScale>& scales, int groups, Index tags) {
    LinearFit fit;
    fit.scales = scales;
    fit.weights.setZero(static_cast<Index>(scales.size()), tags);
    fit.intercepts.setZero(tags);
    fit.lambdas.setZero(groups, tags);
    fit.nus.setZero(tags);
    fit.log_lambda_deviations.assign(static_cast<std::size_t>(tags),
                                     std::vector<std::optional<double>>(static_cast<std::size_t>(groups)));
    return fit;
}

// `columns`: those of `used` alone, standardised.
LinearFit fit_log_odds(const MatrixXd& columns, const MatrixXd& targets, const std::vector<ColumnScale>& scales,
                       const std::vector<int>& used, const std::vector<Band>& bands, const EmOptions& options,
                       int jobs) {
    LinearFit fit = empty_fit(scales, static_cast<int>(bands.size()), targets.cols());
    const LogisticEm em(columns, bands, options);
    for_each_index(static_cast<std::size_t>(targets.cols()), jobs, [&](std::size_t t) {
        const auto tag = static_cast<Index>(t);
        const LogisticFit found = em.fit(targets.col(tag));
        for (std::size_t k = 0; k < used.size(); ++k)
            fit.weights(used[k], tag) = found.weights(static_cast<Index>(k), 0);
        fit.intercepts[tag] = found.intercepts[0];
        fit.lambdas.col(tag) = found.lambdas;
    });
    return fit;
}

}  // namespace

MatrixXd rows_of(const MatrixXd& matrix, const std::vector<int>& rows) {
    MatrixXd chosen(static_cast<Index>(rows.size()), matrix.cols());
    for (std::size_t i = 0; i < rows.size(); ++i) chosen.row(static_cast<Index>(i)) = matrix.row(rows[i]);
    return chosen;
}

void put_rows(MatrixXd& all, const std::vector<int>& rows, const MatrixXd& values) {
    for (std::size_t i = 0; i < rows.size(); ++i) all.row(rows[i]) = values.row(static_cast<Index>(i));
}

std::vector<int> columns_to_fit(const std::vector<ColumnScale>& scales) {
    std::vector<int> columns;
    for (std::size_t j = 0; j < scales.size(); ++j) {
        const bool needed = columns.empty() && j + 1 == scales.size();
        if (scales[j].spread > 0.0 || needed) columns.push_back(static_cast<int>(j));
    }
    return columns;
}

MatrixXd LinearFit::raw_scores(const MatrixXd& features) const {
    return (standardise(features, scales) * weights).rowwise() + intercepts.transpose();
}

LinearFit fit_linear(const CentredStatistics& statistics, const std::vector<ColumnScale>& scales,
                     const std::vector<int>& group_of_column, int groups, const EmOptions& options, int jobs) {
    if (options.likelihood == Likelihood::logistic)
        throw std::invalid_argument("the logistic likelihood needs the tracks themselves, not their statistics");
    const Index tags = statistics.cross.cols();
    const std::vector<int> used = columns_to_fit(scales);
    LinearFit fit = empty_fit(scales, groups, tags);
    fit.intercepts = statistics.target_means;
    const BandedEm em(statistics, bands_by_group(used, group_of_column, groups), options);
    for_each_index(static_cast<std::size_t>(tags), jobs, [&](std::size_t t) {
        const auto tag = static_cast<Index>(t);
        const BandedFit found = em.fit(std::vector<int>{static_cast<int>(t)});
        for (std::size_t k = 0; k < used.size(); ++k)
            fit.weights(used[k], tag) = found.weights(static_cast<Index>(k), 0);
        fit.lambdas.col(tag) = found.lambdas;
        fit.nus[tag] = found.nu;
        fit.log_lambda_deviations[t] =
            em.uncertainty(found, std::vector<int>{static_cast<int>(t)}).log_lambda_deviations;
    });
    return fit;
}

LinearFit fit_linear(const MatrixXd& features, const MatrixXd& targets, const std::vector<int>& group_of_column,
                     int groups, const EmOptions& options, int jobs) {
    std::vector<ColumnScale> scales;
    for (Index j = 0; j < features.cols(); ++j) scales.push_back(measure_scale(features.col(j)));
    const std::vector<int> used = columns_to_fit(scales);
    MatrixXd varying(features.rows(), static_cast<Index>(used.size()));
    const MatrixXd standardised = standardise(features, scales);
    for (std::size_t k = 0; k < used.size(); ++k) varying.col(static_cast<Index>(k)) = standardised.col(used[k]);
    if (options.likelihood == Likelihood::logistic)
        return fit_log_odds(varying, targets, scales, used, bands_by_group(used, group_of_column, groups), options,
                            jobs);
    return fit_linear(centre(gather_statistics(varying, targets, jobs)), scales, group_of_column, groups, options,
                      jobs);
}

MatrixXd out_of_fold_scores(const MatrixXd& features, const MatrixXd& targets, const std::vector<FoldSplit>& splits,
                            const std::vector<int>& group_of_column, int groups, const EmOptions& options, int jobs) {
    OutOfFold scores(features.rows(), targets.cols());
    for (const FoldSplit& split : splits) {
        const LinearFit fit = fit_linear(rows_of(features, split.train), rows_of(targets, split.train), group_of_column,
                                         groups, options, jobs);
        const MatrixXd raw = fit.raw_scores(rows_of(features, split.test));
        scores.put(split.test, raw.rowwise() - fit.intercepts.transpose(), fit.intercepts);
    }
    return scores.scores();
}

}  // namespace armonica
