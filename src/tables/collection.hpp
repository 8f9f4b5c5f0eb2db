#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include <armonica/grouping.hpp>

#include "tables/labels.hpp"
#include "tables/npz.hpp"
#include "tables/training_data.hpp"

namespace armonica {

/// What is known of tracks beside features and labels.
struct TrackColumn {
    std::string name;
    std::vector<std::string> text;  ///< by track; empty where it is not known
};

/// Measured features of a collection, one row a track, before anybody says which tags the tracks carry.
struct FeatureTable {
    std::vector<std::string> tracks;
    std::vector<std::string> names;
    Eigen::MatrixXd values;          ///< tracks × names, NaN where missing
    std::vector<TrackColumn> facts;  ///< beside the features
};

/// Where the folds come from: at most one of `make`, `split`, `file`, or else `column` alone, which is then looked for
/// in the label file and in the table.
struct FoldRequest {
    std::filesystem::path file;  ///< a table of folds; the column `id` of the request, or its first, names the track
    std::string column;          ///< the column of the fold; "fold" if empty
    std::vector<std::pair<std::string, std::filesystem::path>>
        split;          ///< fold name and the table that lists its tracks
    int make = 0;       ///< so many stratified folds are made
    std::string apart;  ///< with `make`: tracks with the same text in this column stay in one fold
};

/// What to make of a table or of measured features.
struct CollectionRequest {
    Grouping grouping;
    std::vector<std::string> excluded;    ///< features to leave aside although the grouping names them
    std::string id;                       ///< the track column; the format's own if empty
    std::string labels;                   ///< a label file, or columns of the table; what the table declares if empty
    std::string label_columns;            ///< columns of the label file; what it declares, or all but the id, if empty
    std::vector<std::string> categories;  ///< keep only tags "category---name" of these; all if empty
    int min_positives = 0;                ///< leave aside tags that fewer tracks carry
    LabelRules rules;
    FoldRequest folds;
    ArrayNames arrays;            ///< for .npz files
    std::vector<std::string> by;  ///< columns, or facts, that tracks are told apart by
};

/// A collection ready for training.
struct Collection {
    TrainingData data;
    std::vector<int> group_of_column;     ///< per feature, index into the grouping's groups
    std::vector<std::string> fold_names;  ///< by fold number; sorted
    std::vector<std::string> notes;       ///< for the user: what was left aside, and why
    std::string unit_column;         ///< what tells which tracks belong together: the column that folds keep apart,
                                     ///< or one that names artists; empty where there is none
    std::vector<int> unit_of_track;  ///< tracks of one number belong together; empty without a column
    std::vector<TrackColumn> by;     ///< as the request has them
};

/// Reads a table whose rows are tracks. Every column that the grouping claims is a feature and must hold numbers;
/// columns that are neither feature nor label are left aside, with a note. Throws InputError.
Collection read_collection(const std::filesystem::path& table, const CollectionRequest& request);

/// The same with features measured from sound; the labels come from a file.
Collection label_collection(const FeatureTable& features, const CollectionRequest& request);

}  // namespace armonica
