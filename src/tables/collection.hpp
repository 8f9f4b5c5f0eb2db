#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <Eigen/Core>

#include <armonica/grouping.hpp>

#include "tables/labels.hpp"
#include "tables/training_data.hpp"

namespace armonica {

/// Measured features of a collection, one row a track, before anybody says which tags the tracks carry.
struct FeatureTable {
    std::vector<std::string> tracks;
    std::vector<std::string> names;
    Eigen::MatrixXd values;  ///< tracks × names, NaN where missing
};

/// What to make of a table or of measured features.
struct CollectionRequest {
    Grouping grouping;
    std::vector<std::string> excluded;  ///< features to leave aside although the grouping names them
    std::string id;                     ///< the track column; the first column if empty
    std::string labels;                 ///< a label file (it ends in ".csv"), or columns of the table
    std::string label_columns;          ///< columns of the label file; all but the track column if empty
    LabelRules rules;
    std::filesystem::path folds;  ///< a table of folds, its first column (or `id`) naming the track; may be empty
    std::string fold_column;
};

/// A collection ready for training.
struct Collection {
    TrainingData data;
    std::vector<int> group_of_column;     ///< per feature, index into the grouping's groups
    std::vector<std::string> fold_names;  ///< by fold number; sorted
    std::vector<std::string> notes;       ///< for the user: what was left aside, and why
};

/// Reads a table whose rows are tracks. Every column that the grouping claims is a feature and must hold numbers;
/// columns that are neither feature nor label are left aside, with a note. Throws InputError.
Collection read_collection(const std::filesystem::path& table, const CollectionRequest& request);

/// The same with features measured from sound; the labels come from a file.
Collection label_collection(const FeatureTable& features, const CollectionRequest& request);

}  // namespace armonica
