#pragma once

#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Deals rows into `count` folds so that every tag's positives, and then the rows, are spread evenly: tags from the
/// rarest to the most frequent hand out their rows, each to the fold that has the fewest positives of that tag so far
/// (then the fewest rows, then the first), after Sechidis, Tsoumakas and Vlahavas, "On the stratification of
/// multi-label data", ECML PKDD 2011, without its chance. `labels` is rows × tags of 1 and 0. Returns the fold of each
/// row. Throws std::invalid_argument for less than one fold.
std::vector<int> stratified_folds(const Eigen::MatrixXd& labels, int count);

/// The same for rows that must stay together: rows of one number in `group_of_row` (an artist's tracks, numbered from 0
/// without gaps) go to one fold. A tag hands out its groups from the one with most of its positives to the one with
/// fewest, then those with more rows first, since what is large is hard to place late; groups without any tag come
/// last. With one row a group it is the same as without groups. Throws std::invalid_argument where lengths differ.
std::vector<int> stratified_folds(const Eigen::MatrixXd& labels, int count, const std::vector<int>& group_of_row);

}  // namespace armonica
