#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/additive_fit.hpp"
#include "model/additive_function.hpp"
#include "model/em_options.hpp"
#include "model/fit_material.hpp"
#include "model/folds.hpp"
#include "model/stacking.hpp"

namespace armonica {

/// What banded EM found, band by band, for the record.
struct LearnedBands {
    std::vector<AdditiveBand> meanings;
    std::vector<int> columns;  ///< by band: how many it has
    BandParameters parameters;
};

/// Additive functions of rank-normal features.
struct Functions {
    std::vector<std::vector<double>> quantiles;  ///< by column, see measure_quantiles
    std::vector<AdditiveFunction> by_tag;
};

/// Additive functions, and their raw scores on rows that each fit has not seen.
struct FunctionFit {
    Functions functions;
    LearnedBands bands;             ///< of the widest banded EM among the components
    Stacking stacking;              ///< glass only: of straight EM, full EM, trees
    int trees = 0;                  ///< glass only: per tag, chosen by the quality of the stacking
    Eigen::MatrixXd held_out;       ///< rows × tags of raw scores by fits on the other splits; empty without splits
    std::vector<Functions> refits;  ///< what the same bands, stacking and number of trees give on other rows
};

/// Kind `additive`: banded EM on straight and curved bands. Raw scores are in units of the targets, or with the
/// logistic likelihood log-odds. λ and ν are learned from all rows and kept for the fits that leave a split out, and
/// for refits, one on each list of rows.
FunctionFit fit_curves(const FitMaterial& material, const std::vector<FoldSplit>& splits,
                       const std::vector<std::vector<int>>& refit_rows, const EmOptions& options, int jobs);

/// Kind `glass`: three components, each a sum of effects within groups, stacked (see learn_stacking) with weights from
/// out-of-fold scores over `splits`, which must be there:
///
/// 1. banded EM on the straight bands;
/// 2. banded EM on straight, curved and paired bands, the pairs screened by what component 1 leaves open;
/// 3. boosted trees of depth 2 within groups, as many as give the stacking the highest quality.
///
/// Raw scores are log-odds. The held-out scores of a split use stacking weights and a number of trees that were chosen
/// on the other splits alone.
FunctionFit fit_glass(const FitMaterial& material, const std::vector<FoldSplit>& splits,
                      const std::vector<std::vector<int>>& refit_rows, const EmOptions& options, int jobs);

}  // namespace armonica
