#include "model/out_of_fold.hpp"

namespace armonica {

void OutOfFold::put(const std::vector<int>& rows, const Eigen::MatrixXd& scores, const Eigen::VectorXd& intercepts) {
    for (std::size_t i = 0; i < rows.size(); ++i) scores_.row(rows[i]) = scores.row(static_cast<Eigen::Index>(i));
    rows_.insert(rows_.end(), rows.begin(), rows.end());
    intercepts_ += intercepts;
    splits_ += 1.0;
}

Eigen::MatrixXd OutOfFold::scores() const {
    Eigen::MatrixXd all = scores_;
    if (splits_ == 0.0) return all;
    const Eigen::RowVectorXd intercept = intercepts_.transpose() / splits_;
    for (const int row : rows_) all.row(row) += intercept;
    return all;
}

}  // namespace armonica
