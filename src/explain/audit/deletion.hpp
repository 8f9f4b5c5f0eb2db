#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "explain/audit/part.hpp"
#include "model/fold_models.hpp"
#include "model/resampled_means.hpp"
#include "model/resampling.hpp"

namespace armonica::audit {

/// In which order parts are taken away from an explanation, or put back into it.
enum class DeletionOrder {
    strongest,  ///< those that speak most for the tag first
    random,     ///< mean over several orders by chance
};
inline constexpr std::array deletion_orders = {DeletionOrder::strongest, DeletionOrder::random};

/// Whether the parts that an explanation calls strong are those that matter to what is said (deletion and insertion:
/// Petsiuk, Das, Saenko, "RISE", BMVC 2018; Samek et al., "Evaluating the visualization of what a deep neural network
/// has learned", IEEE TNNLS 28, 2017): on tracks that the models have not seen, for every tag that is given.
///
/// A part that is taken away counts nothing, as if its features were missing. What a feature adds is its own effect and
/// half of each of its pairs (which is its Shapley value: Shapley, "A value for n-person games", 1953).
struct DeletionAudit {
    Part part = Part::groups;
    std::size_t parts = 0;           ///< of the models
    std::vector<std::size_t> steps;  ///< ascending, from none to all: how many are taken away, or put back
    std::size_t cases = 0;           ///< tags given to tracks

    /// Mean probability of the tag, order × step: of what is left, and of the average track with what was put back.
    std::array<std::vector<MeanFigure>, deletion_orders.size()> deletion, insertion;
    /// Area between the two orders, in probability: above 0 where the explanation's order is better than chance.
    MeanFigure deletion_gain, insertion_gain;

    /// By how much taking away one part moves the probability, up or down, over all tags, given or not.
    std::size_t all_cases = 0;
    MeanFigure strongest_move;  ///< of the part with the largest contribution, for or against
    MeanFigure random_move;     ///< of a part by chance
    MeanFigure move_gain;       ///< the difference of the two
};

struct DeletionOptions {
    int orders = 5;        ///< by chance, at least 1
    int resamples = 1000;  ///< for intervals; 0: none
    std::uint64_t seed = 1;
    int jobs = 0;
};

/// `features`: rows of the collection × columns, NaN where missing. `resampling` draws tested tracks, numbered in the
/// order of the models' rows.
DeletionAudit audit_deletion(const std::vector<FoldModel>& models, const Eigen::MatrixXd& features, Part part,
                             const Resampling& resampling, const DeletionOptions& options);

}  // namespace armonica::audit
