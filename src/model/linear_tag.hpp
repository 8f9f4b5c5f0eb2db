#pragma once

#include <vector>

#include "model/linear_fit.hpp"
#include "model/model.hpp"

namespace armonica {

/// Gives `tag` what `fit` found for its tag number `t`: weights, intercept, ν, and λ of those groups that are in the
/// model.
void take_linear(ModelTag& tag, const LinearFit& fit, Eigen::Index t, const std::vector<int>& used_groups);

}  // namespace armonica
