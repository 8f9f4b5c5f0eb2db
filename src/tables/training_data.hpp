#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

namespace armonica {

/// A labelled collection: one row a track.
struct TrainingData {
    std::vector<std::string> tracks;         ///< their ids
    std::vector<std::string> feature_names;  ///< feature ids or table columns
    Eigen::MatrixXd features;                ///< tracks × features; NaN where a feature is missing
    std::vector<std::string> tag_names;
    std::vector<std::string> tag_families;  ///< tags of one family exclude each other; empty where a tag stands alone
    Eigen::MatrixXd labels;                 ///< tracks × tags: 1 where the track carries the tag, else 0
    Eigen::MatrixXd targets;                ///< tracks × tags: what is fitted; the labels, or the shares behind them
    std::vector<int> folds;                 ///< fold of every track, counted from 0; empty where none were given
};

}  // namespace armonica
