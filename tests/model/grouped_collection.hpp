#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/random_data.hpp"
#include "tables/training_data.hpp"

namespace armonica::test {

/// A made-up collection whose groups are known to matter or not.
struct GroupedCollection {
    TrainingData data;
    std::vector<int> group_of_column;
    std::size_t groups = 0;

    /// Standard normal features, two for each of `group_count` groups, in four folds. `scores` holds for each tag what
    /// its log-odds are, but for noise, of the row's features; the upper half of the tracks carries the tag.
    GroupedCollection(Eigen::Index rows, std::size_t group_count, unsigned seed,
                      const std::vector<std::function<double(const Eigen::VectorXd&)>>& scores, double noise = 0.5)
        : groups(group_count) {
        data.features = random_matrix(rows, static_cast<Eigen::Index>(2 * groups), seed);
        const Eigen::MatrixXd errors = random_matrix(rows, static_cast<Eigen::Index>(scores.size()), seed + 1000);
        data.labels.resize(rows, static_cast<Eigen::Index>(scores.size()));
        for (std::size_t column = 0; column < 2 * groups; ++column) {
            data.feature_names.push_back("f" + std::to_string(column));
            group_of_column.push_back(static_cast<int>(column / 2));
        }
        for (std::size_t t = 0; t < scores.size(); ++t) {
            const auto tag = static_cast<Eigen::Index>(t);
            data.tag_names.push_back("tag" + std::to_string(t));
            data.tag_families.emplace_back();
            for (Eigen::Index i = 0; i < rows; ++i)
                data.labels(i, tag) = scores[t](data.features.row(i)) + noise * errors(i, tag) > 0.0 ? 1.0 : 0.0;
        }
        for (Eigen::Index i = 0; i < rows; ++i) {
            data.tracks.push_back("track" + std::to_string(i));
            data.folds.push_back(static_cast<int>(i % 4));
        }
        data.targets = data.labels;
    }
};

}  // namespace armonica::test
