#pragma once

#include <memory>
#include <vector>

#include <Eigen/Core>

#include "model/fit_material.hpp"
#include "model/folds.hpp"
#include "model/glass_fit.hpp"
#include "model/kind.hpp"
#include "model/linear_fit.hpp"

namespace armonica {

class Booster;

/// A fit of any kind.
struct KindFit {
    Kind kind = Kind::linear;
    LinearFit linear{};                                ///< kind linear
    FunctionFit functions{};                           ///< kinds additive and glass
    std::vector<std::shared_ptr<Booster>> boosters{};  ///< kind xgboost, by tag
    Eigen::MatrixXd held_out{};  ///< rows × tags of raw scores by fits that have not seen them; or empty
    std::vector<KindFit> refits{};

    /// Raw scores of rows of unstandardised features: rows × tags.
    Eigen::MatrixXd raw_scores(const Eigen::MatrixXd& features, int jobs) const;
};

/// Fits all tags. Held-out scores come from fits on all splits but one; without `splits` there are none, but kind glass
/// needs them. There is one refit for each list of `refit_rows`: a fit of these rows alone, with the choices that were
/// made for the whole (λ and ν of curves, stacking, number of trees), none for kind xgboost. The bits do not depend on
/// `jobs`.
KindFit fit_kind(Kind kind, const FitMaterial& material, const std::vector<FoldSplit>& splits, const EmOptions& options,
                 int jobs, const std::vector<std::vector<int>>& refit_rows = {});

}  // namespace armonica
