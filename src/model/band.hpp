#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

namespace armonica {

/// Columns that share one prior variance λ.
struct Band {
    std::vector<int> columns;          ///< of F; every column of the fit is in exactly one band
    std::optional<double> smoothness;  ///< h > 0: neighbouring columns have similar weights, see smoothness_prior
};

/// Throws std::invalid_argument unless every one of `columns` columns is in exactly one band and every smoothness is
/// above 0.
void check_partition(const std::vector<Band>& bands, Eigen::Index columns);

/// Ω of a band of `size` columns: Ω(a, b) = (1 + √3 d/h) exp(−√3 d/h) with d = |a − b|, the Matérn 3/2 kernel
/// (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equation 4.17).
Eigen::MatrixXd smoothness_prior(Eigen::Index size, double h);

}  // namespace armonica
