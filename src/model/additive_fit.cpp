#include "model/additive_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/banded_em.hpp"
#include "model/logistic_em.hpp"
#include "model/parallel.hpp"

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

// λ and ν matter to the third digit at most; what EM still finds after so many E-steps is less than that.
constexpr double enough = 1e-3;
constexpr int most_steps_together = 60;
constexpr int most_steps_alone = 25;

EmOptions accelerated(const EmOptions& options, int iterations) {
    EmOptions fast = options;
    fast.acceleration = Acceleration::squarem;
    fast.tolerance = enough;
    fast.iterations = iterations;
    return fast;
}

BandedEm make_em(const AdditiveColumns& columns, const MatrixXd& targets, const EmOptions& options, int jobs) {
    return BandedEm(centre(gather_statistics(columns.values(), targets, jobs)), columns.bands(), options);
}

std::vector<int> members(const std::vector<int>& pool_of_tag, int pool) {
    std::vector<int> tags;
    for (std::size_t t = 0; t < pool_of_tag.size(); ++t)
        if (pool_of_tag[t] == pool) tags.push_back(static_cast<int>(t));
    return tags;
}

EmOptions leaning_on(const EmOptions& options, const AdditiveColumns& columns, const VectorXd& lambdas) {
    EmOptions priors = options;
    for (Index b = 0; b < lambdas.size(); ++b) {
        const double weight =
            leaning * static_cast<double>(columns.bands()[static_cast<std::size_t>(b)].columns.size());
        priors.band_priors.push_back({std::max(0.0, weight / 2.0 - 1.0), std::max(1e-12, weight / 2.0 * lambdas[b])});
    }
    return priors;
}

// The prior on each λ is what the tag's relatives say, which is knowledge: a λ that it holds is as sure as they make
// it. (EmUncertainty passes over what a prior holds, since a hyperprior commonly says next to nothing.)
std::vector<std::optional<double>> deviations_under_relatives(const EmUncertainty& uncertainty, Index bands) {
    std::vector<std::optional<double>> deviations(static_cast<std::size_t>(bands));
    if (uncertainty.covariance)
        for (Index b = 0; b < bands; ++b)
            deviations[static_cast<std::size_t>(b)] = std::sqrt((*uncertainty.covariance)(b, b));
    return deviations;
}

// So little, relative to the bound, decides no tag.
constexpr double enough_of_a_bound = 1e-6;

EmOptions shortened(const EmOptions& options, int iterations) {
    EmOptions shorter = options;
    shorter.tolerance = enough_of_a_bound;
    shorter.iterations = iterations;
    return shorter;
}

AdditiveFunction log_odds_function(const AdditiveColumns& columns, const LogisticFit& fit) {
    AdditiveFunction function = columns.function(fit.weights.col(0));
    function.intercept = fit.intercepts[0];
    return function;
}

AdditiveFit fit_additive_log_odds(const AdditiveColumns& columns, const MatrixXd& targets,
                                  const std::vector<int>& pool_of_tag, const EmOptions& options, int jobs) {
    const LogisticEm em(columns.values(), columns.bands(), options);
    const auto tags = static_cast<std::size_t>(targets.cols());
    const auto bands = static_cast<Index>(columns.bands().size());
    AdditiveFit fit{
        .functions = std::vector<AdditiveFunction>(tags),
        .parameters = {
            MatrixXd(bands, targets.cols()), VectorXd::Zero(targets.cols()), MatrixXd(bands, targets.cols()), {}}};
    fit.parameters.log_lambda_deviations.assign(tags,
                                                std::vector<std::optional<double>>(static_cast<std::size_t>(bands)));
    const int pools = 1 + *std::max_element(pool_of_tag.begin(), pool_of_tag.end());
    for (int pool = 0; pool < pools; ++pool) {
        const std::vector<int> relatives = members(pool_of_tag, pool);
        if (relatives.empty()) continue;
        const LogisticFit found = em.fit(targets(Eigen::all, relatives), shortened(options, most_steps_together),
                                         LogisticEm::first_lambdas(columns.bands().size()), jobs);
        for (const int t : relatives) fit.parameters.shared.col(t) = found.lambdas;
    }
    for_each_index(tags, jobs, [&](std::size_t t) {
        const auto tag = static_cast<Index>(t);
        const VectorXd shared = fit.parameters.shared.col(tag);
        const EmOptions priors = leaning_on(shortened(options, most_steps_alone), columns, shared);
        const LogisticFit found = em.fit(targets.col(tag), priors, shared, 1);
        fit.parameters.lambdas.col(tag) = found.lambdas;
        fit.functions[t] = log_odds_function(columns, found);
    });
    return fit;
}

}  // namespace

MatrixXd standardised_targets(const MatrixXd& targets) {
    MatrixXd standard = targets.rowwise() - targets.colwise().mean();
    for (Index t = 0; t < standard.cols(); ++t) {
        const double spread = std::sqrt(standard.col(t).squaredNorm() / static_cast<double>(standard.rows()));
        if (spread > 1e-12)
            standard.col(t) /= spread;
        else
            standard.col(t).setZero();
    }
    return standard;
}

AdditiveFit fit_additive(const AdditiveColumns& columns, const MatrixXd& targets, const std::vector<int>& pool_of_tag,
                         const EmOptions& options, int jobs) {
    if (options.likelihood == Likelihood::logistic)
        return fit_additive_log_odds(columns, targets, pool_of_tag, options, jobs);
    const BandedEm em = make_em(columns, targets, options, jobs);
    const auto tags = static_cast<std::size_t>(targets.cols());
    const auto bands = static_cast<Index>(columns.bands().size());
    AdditiveFit fit{
        .functions = std::vector<AdditiveFunction>(tags),
        .parameters = {MatrixXd(bands, targets.cols()), VectorXd(targets.cols()), MatrixXd(bands, targets.cols()), {}}};
    fit.parameters.log_lambda_deviations.resize(tags);

    const int pools = 1 + *std::max_element(pool_of_tag.begin(), pool_of_tag.end());
    std::vector<EmParameters> together(static_cast<std::size_t>(pools));
    for_each_index(together.size(), jobs, [&](std::size_t pool) {
        const std::vector<int> relatives = members(pool_of_tag, static_cast<int>(pool));
        if (relatives.empty()) return;
        const BandedFit found =
            em.fit(relatives, accelerated(options, most_steps_together), first_parameters(columns.bands().size()));
        together[pool] = {found.lambdas, found.nu};
    });
    for_each_index(tags, jobs, [&](std::size_t t) {
        const auto tag = static_cast<Index>(t);
        const std::vector<int> alone{static_cast<int>(t)};
        const EmParameters& pool = together[static_cast<std::size_t>(pool_of_tag[t])];
        const EmOptions priors = leaning_on(accelerated(options, most_steps_alone), columns, pool.lambdas);
        const BandedFit found = em.fit(alone, priors, pool);
        fit.parameters.lambdas.col(tag) = found.lambdas;
        fit.parameters.nus[tag] = found.nu;
        fit.parameters.shared.col(tag) = pool.lambdas;
        fit.parameters.log_lambda_deviations[t] =
            deviations_under_relatives(em.uncertainty(found, alone, priors), bands);
        fit.functions[t] = columns.function(found.weights.col(0));
    });
    return fit;
}

std::vector<AdditiveFunction> fit_additive_at(const AdditiveColumns& columns, const MatrixXd& targets,
                                              const BandParameters& parameters, const EmOptions& options, int jobs) {
    std::vector<AdditiveFunction> functions(static_cast<std::size_t>(targets.cols()));
    if (options.likelihood == Likelihood::logistic) {
        const LogisticEm em(columns.values(), columns.bands(), options);
        for_each_index(functions.size(), jobs, [&](std::size_t t) {
            const auto tag = static_cast<Index>(t);
            functions[t] = log_odds_function(columns, em.fit_at(targets.col(tag), shortened(options, most_steps_alone),
                                                                parameters.lambdas.col(tag), 1));
        });
        return functions;
    }
    const BandedEm em = make_em(columns, targets, options, jobs);
    EmOptions once = options;
    once.iterations = 1;
    for_each_index(functions.size(), jobs, [&](std::size_t t) {
        const auto tag = static_cast<Index>(t);
        const BandedFit found =
            em.fit(std::vector<int>{static_cast<int>(t)}, once, {parameters.lambdas.col(tag), parameters.nus[tag]});
        functions[t] = columns.function(found.weights.col(0));
    });
    return functions;
}

std::vector<FeaturePair> find_pairs(const MatrixXd& ranks, const MatrixXd& residuals,
                                    const std::vector<int>& group_of_feature, std::size_t most, int jobs) {
    std::vector<FeaturePair> pairs;
    for (std::size_t j = 0; j < group_of_feature.size(); ++j)
        for (std::size_t k = j + 1; k < group_of_feature.size(); ++k)
            if (group_of_feature[j] == group_of_feature[k]) pairs.push_back({static_cast<int>(j), static_cast<int>(k)});
    const MatrixXd plain = ranks.unaryExpr([](double u) { return std::isnan(u) ? 0.0 : u; });
    const MatrixXd standard = standardised_targets(residuals);
    const auto rows = static_cast<double>(ranks.rows());
    std::vector<double> strengths(pairs.size());
    for_each_index(pairs.size(), jobs, [&](std::size_t p) {
        VectorXd product = plain.col(pairs[p].first).cwiseProduct(plain.col(pairs[p].second));
        product.array() -= product.mean();
        const double norm = product.norm();
        if (norm > 1e-9) strengths[p] = (standard.transpose() * product).squaredNorm() / (rows * norm * norm);
    });
    std::vector<std::size_t> order(pairs.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return strengths[a] > strengths[b]; });
    const double chance = static_cast<double>(residuals.cols()) / rows;
    while (!order.empty() && (order.size() > most || strengths[order.back()] <= chance)) order.pop_back();
    std::sort(order.begin(), order.end());
    std::vector<FeaturePair> found;
    for (const std::size_t p : order) found.push_back(pairs[p]);
    return found;
}

}  // namespace armonica
