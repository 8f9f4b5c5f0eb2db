#include "model/band.hpp"

#include <cmath>

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd smoothness_prior(Index size, double h) {
    return MatrixXd::NullaryExpr(size, size, [h](Index a, Index b) {
        const double distance = std::sqrt(3.0) * std::abs(static_cast<double>(a - b)) / h;
        return (1.0 + distance) * std::exp(-distance);
    });
}

}  // namespace armonica
