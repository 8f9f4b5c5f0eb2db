#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace armonica {

/// How a curve runs from the least to the greatest value of a feature. What goes against it by up to a quarter of the
/// curve's range is overlooked.
enum class Shape { flat, rising, falling, peaked, dipped, winding };

std::string_view to_string(Shape shape);

/// The shape of a curve given at ascending places. Flat without values.
Shape shape_of(const std::vector<double>& values);

/// What one feature adds to a tag's score by itself, over the reference collection. All in log-odds, calibrated.
struct LearnedCurve {
    std::size_t feature = 0;
    double weight = 0.0;                ///< kind linear: for one standard deviation more; else 0
    std::vector<double> contributions;  ///< 101: of a track whose value is the 0 %, 1 % … 100 % quantile
    double lowest = 0.0, highest = 0.0;
    double spread = 0.0;  ///< standard deviation of `contributions`
    Shape shape = Shape::flat;
};

/// What two features of one group add together, beyond what each adds by itself. In log-odds, calibrated.
struct LearnedPair {
    static constexpr std::size_t bins = 5;  ///< a fifth of the reference collection each, of either feature

    std::size_t first = 0, second = 0;  ///< features
    /// cells[i][k]: mean over bin i of the first feature and bin k of the second, at 4 × 4 evenly spaced percentiles.
    std::array<std::array<double, bins>, bins> cells{};
    double lowest = 0.0, highest = 0.0;  ///< of the cells
    double spread = 0.0;                 ///< standard deviation over all these 20 × 20 places
};

/// What one group of features does for one tag.
struct LearnedGroup {
    std::size_t group = 0;
    /// Root of the sum of the squares of its curves' and pairs' spreads: the standard deviation, in log-odds, of what
    /// the group contributes if its features were independent of each other. What they are together only tracks could
    /// tell, and a model file holds none.
    double strength = 0.0;
    double share = 0.0;                ///< of the sum of squared strengths over all groups; 0 where that is 0
    std::vector<LearnedCurve> curves;  ///< of the features that weigh, widest range first
    std::vector<LearnedPair> pairs;    ///< widest range first
};

/// Strongest first.
std::vector<LearnedGroup> learned_groups(const Tagger::Model& model, const ModelTag& tag);

}  // namespace armonica
