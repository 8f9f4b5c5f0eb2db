#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/bootstrap.hpp"
#include "model/folded_collection.hpp"
#include "model/held_out_tracks.hpp"

namespace armonica::audit {

/// How well models seem to do, by one way of dividing the collection.
struct DividedFigures {
    std::optional<double> roc_auc, pr_auc;
    std::optional<Interval> roc_auc_interval, pr_auc_interval;  ///< 95 %; units are drawn
};

/// Whether tracks of one artist stand on both sides of a test, and what that would flatter a model by (Pampalk, Flexer,
/// Widmer, "Improvements of audio-based music similarity and genre classification", ISMIR 2005).
struct LeakageAudit {
    std::size_t units = 0;             ///< artists, or whatever holds tracks together
    std::size_t units_of_several = 0;  ///< of these, those of more than one track: without any nothing can leak
    std::size_t split_units = 0;       ///< in the folds at hand: with tracks in two folds or more
    DividedFigures apart;              ///< each unit in one fold: the folds at hand if they do so, else made ones
    DividedFigures mixed;              ///< stratified folds that do not look at units
};

/// How the collection is learned from and drawn anew.
struct LeakageOptions {
    Kind kind = Kind::glass;
    EmOptions em;
    Task task = Task::multilabel;
    int resamples = 1000;
    std::uint64_t seed = 1;
    int jobs = 0;
};

/// `at_hand`: what models say that were tested on the folds of `data`. `unit_of_track`, by row of the collection, must
/// not be empty. One or two more models are trained for each fold.
LeakageAudit audit_leakage(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups,
                           const HeldOutTracks& at_hand, const std::vector<int>& unit_of_track,
                           const LeakageOptions& options);

}  // namespace armonica::audit
