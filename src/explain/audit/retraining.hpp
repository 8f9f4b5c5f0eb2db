#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "explain/audit/deletion.hpp"
#include "model/bootstrap.hpp"

namespace armonica::audit {

/// Which parts models are trained without.
enum class Removal { strongest, random, weakest };
inline constexpr std::array removals = {Removal::strongest, Removal::random, Removal::weakest};

/// What models can do that were trained without some parts.
struct RetrainedFigures {
    std::size_t removed = 0;
    std::optional<double> roc_auc, pr_auc;  ///< mean over the tested folds of the fold's mean over tags
    /// By how much they fell below those of models with all parts, with 95 % intervals.
    std::optional<double> roc_auc_loss, pr_auc_loss;
    std::optional<Interval> roc_auc_interval, pr_auc_interval;
};

/// Remove and retrain (ROAR: Hooker, Erhan, Kindermans, Kim, "A benchmark for interpretability methods in deep neural
/// networks", NeurIPS 2019): do models lose more without the parts that explanations make most of? Parts are ranked
/// by what they add on the training tracks of each fold alone (mean over tags of the standard deviation), models are
/// trained anew without the first of them, and tested.
struct RetrainingAudit {
    Part part = Part::groups;
    std::size_t parts = 0;
    std::optional<double> roc_auc, pr_auc;                               ///< with all parts
    std::array<std::vector<RetrainedFigures>, removals.size()> figures;  ///< by removal, a list by number removed
};

struct RetrainingOptions {
    Kind kind = Kind::glass;
    EmOptions em;
    std::vector<double> shares = {0.25, 0.5, 0.75};  ///< of the parts, each above 0 and below 1
    int orders = 2;                                  ///< by chance; their figures are averaged
    int resamples = 1000;
    std::uint64_t seed = 1;
    int jobs = 0;
};

/// `models` as fold_models() gives them for `collection`; `resampling` of its tested tracks.
RetrainingAudit audit_retraining(const FoldedCollection& collection, const std::vector<FoldModel>& models, Part part,
                                 const Resampling& resampling, const RetrainingOptions& options);

}  // namespace armonica::audit
