#pragma once

#include <optional>
#include <string>
#include <vector>

#include <armonica/grouping.hpp>
#include <armonica/tagger.hpp>

#include "model/banded_em.hpp"
#include "model/kind.hpp"
#include "tables/training_data.hpp"

namespace armonica {

struct TrainOptions {
    Kind kind = Kind::linear;  ///< all but xgboost, which no model can be of
    EmOptions em;
    DecisionGoal goal;             ///< what the tags' thresholds are chosen for
    int jobs = 0;                  ///< threads; 0 = all cores. The model does not depend on it in any bit
    std::string data_description;  ///< for the card: what the collection is, from whom, on which terms
    std::string date;              ///< for the card, "2025-06-01"
    std::optional<std::string> catalogue_version;  ///< of the features; empty where they are columns of a table
    bool feature_families = false;  ///< also train with each family of features alone, and without it, for the card
};

/// Trains a model: fits every tag (see fit_kind), calibrates and chooses thresholds on out-of-fold scores (data.folds
/// where given, else 5 stratified folds).
///
/// `group_of_column` holds, for each of data.feature_names, its index into grouping.groups, or −1: such features are
/// not used. Tags that cannot be learned (see select_tags) are left out; the card's "notes" say so. The card's figures
/// by tag are out of fold, with calibration and threshold learned from the other folds.
///
/// Throws std::invalid_argument, worded for a person, where data cannot be learned from (see check_training_data).
Tagger train(const TrainingData& data, const Grouping& grouping, const std::vector<int>& group_of_column,
             const TrainOptions& options);

}  // namespace armonica
