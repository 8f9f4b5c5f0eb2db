#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/family.hpp"

namespace armonica {

/// What sums over the tracks of one fold say about their raw scores by a fit that has not seen them.
struct HeldOutMoments {
    double rows = 0.0;
    Eigen::VectorXd positives;    ///< by tag: how many tracks carry it
    Eigen::VectorXd means;        ///< by tag
    Eigen::MatrixXd covariance;   ///< tags × tags
    Eigen::MatrixXd class_means;  ///< (s, t): mean of tag s's score over the tracks that carry t; 0 where none does
};

/// Calibration and thresholds as learn_judgement() finds them, where no score of a track is known, only their moments
/// by fold. In each fold the scores of the tracks that carry a tag, and of those that do not, are taken to be normally
/// distributed about their means with one common variance, that within the classes; those of a family jointly. A tag
/// alone is judged on the evenly spaced quantiles of these distributions, as many as there are tracks; a family on as
/// many draws, the same ones every time.
Judgement gaussian_judgement(const std::vector<HeldOutMoments>& folds, const std::vector<TagFamily>& families,
                             const DecisionGoal& goal = {});

/// The value below which a share `probability` (within 0 … 1) of a standard normal distribution lies.
double normal_quantile(double probability);

}  // namespace armonica
