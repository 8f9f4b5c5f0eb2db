#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "explain/feature_moves.hpp"
#include "explain/margins.hpp"

namespace armonica {

/// One feature that takes another place among the reference tracks.
struct MovedFeature {
    std::size_t feature = 0;
    std::size_t place = 0;  ///< 0 … 100: its value is that quantile of the reference collection
};

/// Looks for the least that would have to be otherwise for a tag to be judged otherwise. How much is otherwise is
/// counted in percentiles of the reference collection, added up over the features that move.
class ChangeSearch {
public:
    /// For the tag with these margins. `values` are the track's, in the order of Model::features, NaN where missing.
    /// Keeps references to `model`, `margins` and `inputs` (as of inputs_of_track()).
    ChangeSearch(const Tagger::Model& model, const Margins& margins, std::span<const double> values,
                 std::span<const double> inputs);

    /// The one or two features, and where they would have to lie, that turn the tag from given to not given or back.
    /// Two only where no feature does it alone by moving as little. Empty where none do. Exact for one feature; of two,
    /// those are tried that move the margins most, at every second percentile.
    std::vector<MovedFeature> nearest(const Eigen::VectorXd& scores) const;

private:
    class Goal;
    std::optional<MovedFeature> nearest_one(Goal& goal, double& least) const;
    std::vector<MovedFeature> nearest_two(Goal& goal, double least) const;
    double distance(std::size_t feature, std::size_t place) const;

    const Tagger::Model& model_;
    const Margins& margins_;
    FeatureMoves moves_;
    std::vector<std::optional<double>> percentiles_;      // by feature; empty where it is missing or constant
    std::vector<std::vector<double>> place_percentiles_;  // by feature and place: of the quantile
    std::vector<Eigen::MatrixXd> added_;                  // by feature: margins × places; empty where it moves none
};

}  // namespace armonica
