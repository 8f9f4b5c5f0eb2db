#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "tables/training_data.hpp"

namespace armonica {

/// Throws std::invalid_argument, for a person, unless `data` can be fitted at all: there are rows, all parts have the
/// lengths that they should have, labels are 0 or 1, targets are finite, features are finite or NaN, `group_of_column`
/// uses at least one column that has two different values, and no track carries two tags of one family.
void check_training_data(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups);

/// The same for a part of a collection, in which every feature may be constant. Returns whether one varies.
bool check_shard(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups);

/// Which tags can be learned from a collection.
struct TagSelection {
    std::vector<int> tags;           ///< indices of those that can, ascending
    std::vector<std::string> notes;  ///< for the user: which were left out, and why
};

/// Leaves out a tag that no track carries, or every track, and a tag whose family has no second one left: there is
/// nothing to tell apart. Throws std::invalid_argument if none is left.
TagSelection select_tags(const TrainingData& data);

/// The same from names, families and numbers of positives by tag, and the number of tracks.
TagSelection select_tags(const std::vector<std::string>& names, const std::vector<std::string>& families,
                         const std::vector<double>& positives, double rows);

/// The columns that are in a group, with their groups.
struct UsedColumns {
    std::vector<int> columns;
    std::vector<int> groups;  ///< by used column
};

UsedColumns used_columns(const std::vector<int>& group_of_column);

/// Columns of a matrix.
Eigen::MatrixXd columns_of(const Eigen::MatrixXd& matrix, const std::vector<int>& columns);

}  // namespace armonica
