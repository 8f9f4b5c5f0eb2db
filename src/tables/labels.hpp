#pragma once

#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "tables/table.hpp"

namespace armonica {

/// How labels are read from columns.
struct LabelRules {
    /// Numbers between 0 and 1 are shares of listeners: a tag is present from this share on.
    std::optional<double> present_from;
    /// Fit the shares themselves instead of the labels made from them.
    bool fit_shares = false;
    /// All tags exclude each other. A column of text makes a family of exclusive tags in any case.
    bool multiclass = false;
};

/// Which tags the rows of a table carry.
struct Labels {
    std::vector<std::string> names;
    std::vector<std::string> families;  ///< tags of one family exclude each other; empty where a tag stands alone
    Eigen::MatrixXd present;            ///< rows × tags, 1 or 0
    Eigen::MatrixXd targets;            ///< rows × tags: what is fitted, the labels or the shares behind them
};

/// The columns that `list` names, in its order: "a,b,c", "first:last", or a mixture. Throws InputError for one that is
/// not there, for a range that runs backwards, for a column named twice.
std::vector<std::size_t> named_columns(const Table& table, const std::string& list);

/// Reads labels: a column of numbers is a tag of its own; a column of text is a family with one tag "column---text" for
/// each text that occurs, sorted. Throws InputError with file, line and column for an empty cell, for a number that is
/// neither 0 nor 1 where no `present_from` says what shares mean, for a share outside 0 … 1, and for a row that breaks
/// `multiclass` by carrying no tag or two.
Labels read_labels(const Table& table, const std::vector<std::size_t>& columns, const LabelRules& rules);

}  // namespace armonica
