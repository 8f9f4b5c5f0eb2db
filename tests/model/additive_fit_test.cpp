#include "model/additive_fit.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>
#include <Eigen/LU>

#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Tags of one pool, made by the model itself: each draws its own λ of two bands from the inverse-Gamma distribution by
// which relatives lean on each other, then its weights, then noise.
struct Relatives {
    static constexpr Index rows = 400, tags = 60;
    std::vector<int> group_of_feature;
    MatrixXd features, targets, lambdas;

    explicit Relatives(unsigned seed) : features(test::random_matrix(rows, 28, seed)), targets(rows, tags) {
        std::mt19937_64 engine(seed);
        std::normal_distribution<double> normal;
        const Index sizes[] = {20, 8};
        const double common[] = {0.01, 0.02};
        for (Index b = 0; b < 2; ++b) group_of_feature.insert(group_of_feature.end(), sizes[b], static_cast<int>(b));
        lambdas.resize(2, tags);
        for (Index t = 0; t < tags; ++t) {
            VectorXd weights(28);
            for (Index b = 0; b < 2; ++b) {
                const auto size = static_cast<double>(sizes[b]);
                std::gamma_distribution<double> gamma(0.5 * leaning * size - 1.0, 1.0);
                lambdas(b, t) = 0.5 * leaning * size * common[b] / gamma(engine);
                for (Index j = 0; j < sizes[b]; ++j)
                    weights[b * sizes[0] + j] = std::sqrt(lambdas(b, t)) * normal(engine);
            }
            targets.col(t) = features * weights + test::random_matrix(rows, 1, seed + 100 + static_cast<unsigned>(t));
            const double variance = (targets.col(t).array() - targets.col(t).mean()).square().mean();
            lambdas.col(t) /= variance;  // λ in units of the target's spread, as fit_additive sees it
        }
        targets = standardised_targets(targets);
    }

    AdditiveColumns columns() const { return {features, group_of_feature, 2, false, {}}; }
    AdditiveFit fit() const {
        return fit_additive(columns(), targets, std::vector<int>(static_cast<std::size_t>(tags), 0), {}, 1);
    }
};

TEST(AdditiveFit, SaysHowSureEveryLambdaIs) {
    int inside = 0, all = 0;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const Relatives relatives(1000 * seed);
        const AdditiveFit fit = relatives.fit();
        for (Index t = 0; t < Relatives::tags; ++t)
            for (Index b = 0; b < 2; ++b) {
                const auto deviation =
                    fit.parameters.log_lambda_deviations[static_cast<std::size_t>(t)][static_cast<std::size_t>(b)];
                ASSERT_TRUE(deviation) << "tag " << t << ", band " << b;
                ++all;
                const double departure = std::log(fit.parameters.lambdas(b, t) / relatives.lambdas(b, t));
                inside += std::abs(departure) <= 1.645 * *deviation;
            }
    }
    EXPECT_GT(inside, static_cast<int>(0.85 * all)) << inside << " of " << all;
    EXPECT_LT(inside, static_cast<int>(0.97 * all)) << inside << " of " << all;
}

// What leaning means, computed with plain inverses: 1/3 of λ is what the tag's own tracks say, 2/3 are its relatives'.
TEST(AdditiveFit, LambdaIsAThirdTheTagsOwn) {
    const Relatives relatives(7);
    const AdditiveFit fit = relatives.fit();
    const AdditiveColumns columns = relatives.columns();
    const MatrixXd centred = columns.values().rowwise() - columns.values().colwise().mean();
    for (const Index t : {Index{0}, Index{17}, Index{59}}) {
        VectorXd inverse_prior(28);
        for (std::size_t b = 0; b < 2; ++b)
            for (const int c : columns.bands()[b].columns)
                inverse_prior[c] = 1.0 / fit.parameters.lambdas(static_cast<Index>(b), t);
        const double nu = fit.parameters.nus[t];
        const MatrixXd sigma = (centred.transpose() * centred / nu + MatrixXd(inverse_prior.asDiagonal())).inverse();
        const VectorXd weights = sigma * centred.transpose() * relatives.targets.col(t) / nu;
        for (std::size_t b = 0; b < 2; ++b) {
            double own = 0.0;
            for (const int c : columns.bands()[b].columns) own += weights[c] * weights[c] + sigma(c, c);
            own /= static_cast<double>(columns.bands()[b].columns.size());
            const double lambda = fit.parameters.lambdas(static_cast<Index>(b), t);
            const double shared = fit.parameters.shared(static_cast<Index>(b), t);
            EXPECT_NEAR(own + leaning * shared, (1.0 + leaning) * lambda, 2e-3 * lambda);
        }
    }
}

}  // namespace
}  // namespace armonica
