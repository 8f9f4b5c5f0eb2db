#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/collection_sums.hpp"
#include "model/value_histogram.hpp"
#include "tables/training_data.hpp"

namespace armonica {

/// All that training a linear model needs to know of a collection or of a part of it: no track is in it, only sums over
/// tracks, by fold. Statistics of parts add up, in every bit, to those of the whole.
struct CollectionStatistics {
    /// By what the features were measured; empty for columns of a table.
    std::optional<std::string> catalogue_version;
    std::vector<std::string> features;
    std::vector<std::string> tags;
    std::vector<std::string> families;  ///< by tag, as TrainingData::tag_families
    bool shares = false;                ///< targets are shares, and labels stand behind them
    std::string label_rule;             ///< how labels were made, in words; parts must agree
    bool folds_given = false;  ///< folds came with the data; else each track's fold comes from a hash of its name
    std::map<std::string, FoldSums> folds;   ///< by the fold's name
    std::vector<ValueHistogram> histograms;  ///< by feature

    std::int64_t rows() const;
    /// Sums of all folds but `left_out` (of all if it is empty).
    FoldSums sums(const std::string& left_out = {}) const;
    /// Where the labels stand among the columns behind the features.
    std::size_t first_label() const { return shares ? tags.size() : 0; }

    /// Adds another part. Throws std::invalid_argument, naming what differs, if it is of other features, tags,
    /// families, rules or catalogue version, or only one of both has folds that were given.
    CollectionStatistics& operator+=(const CollectionStatistics& other);
};

/// How labels and folds were made, which the data itself does not tell.
struct StatisticsRequest {
    std::optional<std::string> catalogue_version;
    std::string label_rule;
    bool shares = false;                  ///< fit shares instead of labels
    std::vector<std::string> fold_names;  ///< by fold number; empty where no folds were given
    int jobs = 0;                         ///< the bits do not depend on it
};

/// The fold of a track where none is given: one of 5, by a hash of its name, so that every part of a collection deals
/// its tracks alike.
std::string hashed_fold(const std::string& track);

/// Statistics of `data`, of the features that are in a group. Throws std::invalid_argument, for a person, where they
/// cannot be had (see check_shard).
CollectionStatistics gather_collection_statistics(const TrainingData& data, const std::vector<int>& group_of_column,
                                                  std::size_t groups, const StatisticsRequest& request);

}  // namespace armonica
