#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "model/model.hpp"

namespace armonica {

/// What happens to scores when a feature of a track takes another value, everything else staying as it is. Exact.
class FeatureMoves {
public:
    /// Looks at `tags` alone; what is added to the scores of others is told as 0. `inputs` as of inputs_of_track().
    /// Keeps references to model and inputs.
    FeatureMoves(const Tagger::Model& model, std::span<const double> inputs, std::vector<std::size_t> tags);

    /// What is added to the score of every tag where feature number `feature` has the value `value`.
    Eigen::VectorXd of(std::size_t feature, double value) const;

    /// What two moves together add beyond the sum of both: not 0 where the features are a pair of the model.
    Eigen::VectorXd beyond(std::size_t first, double first_value, std::size_t second, double second_value) const;

    /// Whether beyond() can be other than 0.
    bool interact(std::size_t first, std::size_t second) const;

private:
    struct Effects {
        const MainEffect* main = nullptr;
        std::vector<const PairEffect*> pairs;
    };

    const Tagger::Model& model_;
    std::span<const double> inputs_;
    std::vector<std::size_t> tags_;
    std::vector<std::vector<Effects>> effects_;  // as tags_, × feature
};

}  // namespace armonica
