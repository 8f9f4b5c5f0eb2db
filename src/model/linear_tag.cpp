#include "model/linear_tag.hpp"

namespace armonica {

void take_linear(ModelTag& tag, const LinearFit& fit, Eigen::Index t, const std::vector<int>& used_groups) {
    tag.intercept = fit.intercepts[t];
    tag.weights.assign(fit.weights.col(t).begin(), fit.weights.col(t).end());
    for (const int g : used_groups) {
        tag.lambdas.push_back(fit.lambdas(g, t));
        tag.log_lambda_deviations.push_back(
            fit.log_lambda_deviations[static_cast<std::size_t>(t)][static_cast<std::size_t>(g)]);
    }
    tag.nu = fit.nus[t];
}

}  // namespace armonica
