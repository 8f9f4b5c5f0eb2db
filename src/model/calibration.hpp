#pragma once

#include <span>

#include <Eigen/Core>

namespace armonica {

/// Calibrated log-odds = slope · raw + offset.
struct Calibration {
    double slope = 0.0;  ///< never negative: a higher raw score never means a lower probability
    double offset = 0.0;
};

/// Calibrates one tag on raw scores that were predicted out of fold: logistic regression of the label on the score with
/// the targets (N₊+1)/(N₊+2) and 1/(N₋+2) instead of 1 and 0, so that a tag that is separated perfectly, or has few
/// positives, is not believed without limit (Platt 1999), by Newton's method with backtracking (Lin, Lin, Weng, "A note
/// on Platt's probabilistic outputs for support vector machines", Machine Learning 68, 2007). Where the best slope is
/// not above 0 the scores told nothing: slope 0, and the smoothed base rate as log-odds. Throws std::invalid_argument
/// without rows.
Calibration calibrate_tag(std::span<const double> scores, std::span<const int> labels);

/// Calibrates a family of K tags that exclude each other: probability = softmax(slope · raw), one slope for all, so
/// that the most probable tag is the one of highest raw score. The slope maximises the likelihood of the labels,
/// smoothed as Platt does it: (N_k+1)/(N_k+K) for the track's tag k and an equal share of the rest for each other tag.
/// `scores` and `labels` are tracks × tags; rows without any of the tags tell nothing and are passed over. Slope 0
/// where no positive slope helps.
Calibration calibrate_family(const Eigen::MatrixXd& scores, const Eigen::MatrixXi& labels);

/// 1 / (1 + exp(−score)), without overflow.
double logistic(double score);

}  // namespace armonica
