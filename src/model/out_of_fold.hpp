#pragma once

#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Gathers raw scores of tracks, split by split, by fits that have not seen them.
///
/// All splits get one intercept, the mean of those of the fits. That of a fit by itself is low where the split that it
/// has not seen holds many of a tag's tracks, because the others hold few: scores of different splits could not be
/// compared, and calibration would read the difference as evidence against the tag. With a rare tag in folds that keep
/// artists apart it was often found to outweigh all that the features say.
class OutOfFold {
public:
    OutOfFold(Eigen::Index rows, Eigen::Index tags) : scores_(Eigen::MatrixXd::Zero(rows, tags)) {
        intercepts_ = Eigen::VectorXd::Zero(tags);
    }

    /// `scores` (as many rows as `rows` names × tags) are without `intercepts`.
    void put(const std::vector<int>& rows, const Eigen::MatrixXd& scores, const Eigen::VectorXd& intercepts);

    /// Rows × tags; 0 for rows of no split.
    Eigen::MatrixXd scores() const;

private:
    Eigen::MatrixXd scores_;
    Eigen::VectorXd intercepts_;  // summed
    std::vector<int> rows_;
    double splits_ = 0.0;
};

}  // namespace armonica
