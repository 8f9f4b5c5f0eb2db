#include "model/glass_fit.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "model/boosted_pairs.hpp"
#include "model/linear_fit.hpp"
#include "model/parallel.hpp"
#include "model/rank_normal.hpp"
#include "model/standardise.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Pairs beyond these would say little more, and nobody would read them.
constexpr std::size_t most_pairs = 1000;

std::vector<std::vector<double>> quantiles_of(const MatrixXd& features) {
    std::vector<std::vector<double>> quantiles;
    for (Index j = 0; j < features.cols(); ++j) quantiles.push_back(measure_quantiles(features.col(j)));
    return quantiles;
}

MatrixXd values_of(const std::vector<AdditiveFunction>& functions, const MatrixXd& ranks, int jobs) {
    MatrixXd values(ranks.rows(), static_cast<Index>(functions.size()));
    for_each_index(functions.size(), jobs,
                   [&](std::size_t t) { values.col(static_cast<Index>(t)) = values_of(functions[t], ranks); });
    return values;
}

// Nothing was learned of a band that the first fit did not have: it gets no room to move.
constexpr double no_variance = 1e-12;

// λ of `from` for the bands of `to`.
BandParameters selected(const LearnedBands& from, const std::vector<AdditiveBand>& to) {
    BandParameters parameters{.lambdas = MatrixXd(static_cast<Index>(to.size()), from.parameters.lambdas.cols()),
                              .nus = from.parameters.nus,
                              .shared = {},
                              .log_lambda_deviations = {}};
    for (std::size_t b = 0; b < to.size(); ++b) {
        const auto same = std::find_if(from.meanings.begin(), from.meanings.end(), [&](const AdditiveBand& band) {
            return band.kind == to[b].kind && band.group == to[b].group;
        });
        if (same == from.meanings.end())
            parameters.lambdas.row(static_cast<Index>(b)).setConstant(no_variance);
        else
            parameters.lambdas.row(static_cast<Index>(b)) = from.parameters.lambdas.row(same - from.meanings.begin());
    }
    return parameters;
}

// Fits of banded EM: the first learns λ and ν, later ones on other rows use them.
class BandedComponent {
public:
    BandedComponent(bool curved, const EmOptions& options, int jobs)
        : curved_(curved), options_(options), jobs_(jobs) {}

    std::vector<AdditiveFunction> fit(const MatrixXd& ranks, const MatrixXd& targets, const FitMaterial& material,
                                      const std::vector<FeaturePair>& pairs) {
        const AdditiveColumns columns(ranks, material.group_of_column, material.groups, curved_, pairs);
        if (columns.bands().empty()) return std::vector<AdditiveFunction>(static_cast<std::size_t>(targets.cols()));
        if (bands_) return fit_additive_at(columns, targets, selected(*bands_, columns.meanings()), options_, jobs_);
        AdditiveFit fit = fit_additive(columns, targets, material.pool_of_tag, options_, jobs_);
        bands_ = {columns.meanings(), {}, std::move(fit.parameters)};
        for (const Band& band : columns.bands()) bands_->columns.push_back(static_cast<int>(band.columns.size()));
        return std::move(fit.functions);
    }

    // None where no feature varies.
    LearnedBands bands() const { return bands_.value_or(LearnedBands{}); }

private:
    bool curved_;
    EmOptions options_;
    int jobs_;
    std::optional<LearnedBands> bands_;
};

// The three components on some rows.
struct Components {
    std::vector<AdditiveFunction> straight{}, full{};
    MatrixXd ranks;            // of the rows they are fitted on
    MatrixXd boosted_targets;  // rows × tags: what trees boost
    std::vector<int> group_of_feature;

    // Boosted from the first tree on, whatever was boosted before: see Booster.
    std::vector<AdditiveFunction> trees(int number, int jobs) const {
        std::vector<AdditiveFunction> functions(straight.size());
        for_each_index(functions.size(), jobs, [&](std::size_t t) {
            functions[t] = boost_pairs(ranks, boosted_targets.col(static_cast<Index>(t)), group_of_feature, number);
            // The share of positives among the tracks fitted on: where a fold is left out that holds many, it is low,
            // so scores of different folds could not be compared. The stacking has an intercept of its own.
            functions[t].intercept = 0.0;
        });
        return functions;
    }
};

// What trees boost: shares of listeners where all targets are shares, else labels.
MatrixXd boosted_targets(const FitMaterial& material) {
    const bool shares =
        material.targets.size() > 0 && material.targets.minCoeff() >= 0.0 && material.targets.maxCoeff() <= 1.0;
    return shares ? material.targets : MatrixXd(material.labels.cast<double>());
}

class GlassFitter {
public:
    GlassFitter(const EmOptions& options, int jobs)
        : straight_(false, options, jobs), full_(true, options, jobs), jobs_(jobs) {}

    Components fit(const FitMaterial& material, const MatrixXd& ranks) {
        const MatrixXd targets = standardised_targets(material.targets);
        Components components{
            .ranks = ranks, .boosted_targets = boosted_targets(material), .group_of_feature = material.group_of_column};
        components.straight = straight_.fit(ranks, targets, material, {});
        const MatrixXd left = targets - values_of(components.straight, ranks, jobs_);
        components.full =
            full_.fit(ranks, targets, material, find_pairs(ranks, left, material.group_of_column, most_pairs, jobs_));
        return components;
    }

    LearnedBands bands() const { return full_.bands(); }

private:
    BandedComponent straight_, full_;
    int jobs_;
};

// Out-of-fold scores of the components, and how they are best stacked.
class HeldOutComponents {
public:
    HeldOutComponents(const FitMaterial& material, const std::vector<FoldSplit>& splits, GlassFitter& fitter, int jobs)
        : straight_(material.targets.rows(), material.targets.cols()), full_(straight_) {
        std::vector<int> rows;
        for (const FoldSplit& split : splits) {
            const FitMaterial train = material.rows(split.train);
            const auto quantiles = quantiles_of(train.features);
            Part part{.components = fitter.fit(train, rank_normal(train.features, quantiles)),
                      .test = split.test,
                      .test_ranks = rank_normal(material.features(split.test, Eigen::all), quantiles)};
            put_rows(straight_, part.test, values_of(part.components.straight, part.test_ranks, jobs));
            put_rows(full_, part.test, values_of(part.components.full, part.test_ranks, jobs));
            parts_.push_back(std::move(part));
            rows.insert(rows.end(), split.test.begin(), split.test.end());
        }
        grow_trees(material.labels, rows, jobs);
    }

    struct Choice {
        std::size_t trees = 0;  // index into tree_counts
        Stacking stacking;
    };

    Choice choose(const Eigen::MatrixXi& labels, const std::vector<int>& rows, int jobs) const {
        std::vector<Stacking> stackings(trees_.size());
        for_each_index(trees_.size(), jobs, [&](std::size_t c) {
            stackings[c] = learn_stacking({straight_, full_, trees_[c]}, labels, rows);
        });
        const auto best = std::max_element(stackings.begin(), stackings.end(),
                                           [](const Stacking& a, const Stacking& b) { return a.quality < b.quality; });
        return {static_cast<std::size_t>(best - stackings.begin()), *best};
    }

    MatrixXd scores(const Choice& choice, const std::vector<int>& rows) const {
        const VectorXd& w = choice.stacking.weights;
        const MatrixXd sum = w[0] * straight_ + w[1] * full_ + w[2] * trees_[choice.trees];
        return sum(rows, Eigen::all).rowwise() + choice.stacking.intercepts.transpose();
    }

private:
    struct Part {  // the fits that have not seen one split
        Components components;
        std::vector<int> test;
        MatrixXd test_ranks;
    };

    // As long as more trees help.
    void grow_trees(const Eigen::MatrixXi& labels, const std::vector<int>& rows, int jobs) {
        double best = 0.0;
        for (const int count : tree_counts) {
            MatrixXd scores(labels.rows(), labels.cols());
            for (const Part& part : parts_)
                put_rows(scores, part.test, values_of(part.components.trees(count, jobs), part.test_ranks, jobs));
            trees_.push_back(std::move(scores));
            const double quality = learn_stacking({straight_, full_, trees_.back()}, labels, rows).quality;
            if (quality < best) break;
            best = quality;
        }
    }

    std::vector<Part> parts_;
    MatrixXd straight_, full_;
    std::vector<MatrixXd> trees_;  // by number, as tree_counts
};

std::vector<AdditiveFunction> stacked(const Components& components, const Stacking& stacking, int trees, int jobs) {
    const std::vector<AdditiveFunction> boosted = components.trees(trees, jobs);
    std::vector<AdditiveFunction> functions(boosted.size());
    for (std::size_t t = 0; t < functions.size(); ++t) {
        functions[t].intercept = stacking.intercepts[static_cast<Index>(t)];
        functions[t].add(components.straight[t], stacking.weights[0]);
        functions[t].add(components.full[t], stacking.weights[1]);
        functions[t].add(boosted[t], stacking.weights[2]);
    }
    return functions;
}

}  // namespace

FunctionFit fit_curves(const FitMaterial& material, const std::vector<FoldSplit>& splits, const EmOptions& options,
                       int jobs) {
    BandedComponent component(true, options, jobs);
    const auto in_target_units = [&](const FitMaterial& rows, const MatrixXd& ranks) {
        if (options.likelihood == Likelihood::logistic) return component.fit(ranks, rows.targets, rows, {});
        std::vector<AdditiveFunction> functions = component.fit(ranks, standardised_targets(rows.targets), rows, {});
        for (std::size_t t = 0; t < functions.size(); ++t) {
            const VectorXd target = rows.targets.col(static_cast<Index>(t));
            AdditiveFunction scaled{.intercept = target.mean(), .mains = {}, .pairs = {}};
            scaled.add(functions[t], std::sqrt((target.array() - target.mean()).square().mean()));
            functions[t] = std::move(scaled);
        }
        return functions;
    };
    FunctionFit fit;
    fit.quantiles = quantiles_of(material.features);
    fit.functions = in_target_units(material, rank_normal(material.features, fit.quantiles));
    fit.bands = component.bands();
    if (splits.empty()) return fit;
    fit.held_out.resize(material.targets.rows(), material.targets.cols());
    for (const FoldSplit& split : splits) {
        const FitMaterial train = material.rows(split.train);
        const auto quantiles = quantiles_of(train.features);
        const auto functions = in_target_units(train, rank_normal(train.features, quantiles));
        const MatrixXd test_ranks = rank_normal(material.features(split.test, Eigen::all), quantiles);
        put_rows(fit.held_out, split.test, values_of(functions, test_ranks, jobs));
    }
    return fit;
}

FunctionFit fit_glass(const FitMaterial& material, const std::vector<FoldSplit>& splits, const EmOptions& options,
                      int jobs) {
    if (options.likelihood != Likelihood::gaussian)
        throw std::invalid_argument(
            "a glass model has its own likelihoods: Gaussian for its curves, logistic for its trees");
    if (splits.size() < 2) throw std::invalid_argument("a glass model needs at least two folds to weigh its parts by");
    GlassFitter fitter(options, jobs);
    FunctionFit fit;
    fit.quantiles = quantiles_of(material.features);
    const Components whole = fitter.fit(material, rank_normal(material.features, fit.quantiles));
    fit.bands = fitter.bands();

    const HeldOutComponents held_out(material, splits, fitter, jobs);
    std::vector<int> all_rows;
    fit.held_out.resize(material.targets.rows(), material.targets.cols());
    for (const FoldSplit& split : splits) {
        const auto choice = held_out.choose(material.labels, split.train, jobs);
        put_rows(fit.held_out, split.test, held_out.scores(choice, split.test));
        all_rows.insert(all_rows.end(), split.test.begin(), split.test.end());
    }
    std::sort(all_rows.begin(), all_rows.end());
    const auto choice = held_out.choose(material.labels, all_rows, jobs);
    fit.stacking = choice.stacking;
    fit.trees = tree_counts[choice.trees];
    fit.functions = stacked(whole, fit.stacking, fit.trees, jobs);
    return fit;
}

}  // namespace armonica
