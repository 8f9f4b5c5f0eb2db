#include "model/band.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd smoothness_prior(Index size, double h) {
    return MatrixXd::NullaryExpr(size, size, [h](Index a, Index b) {
        const double distance = std::sqrt(3.0) * std::abs(static_cast<double>(a - b)) / h;
        return (1.0 + distance) * std::exp(-distance);
    });
}

void check_partition(const std::vector<Band>& bands, Index columns) {
    std::vector<int> seen(static_cast<std::size_t>(columns), 0);
    for (const auto& band : bands) {
        for (const int column : band.columns) {
            if (column < 0 || column >= columns) throw std::invalid_argument("a band names a column that is not there");
            ++seen[static_cast<std::size_t>(column)];
        }
        if (band.smoothness && !(std::isfinite(*band.smoothness) && *band.smoothness > 0.0))
            throw std::invalid_argument("the smoothness of a band must be above 0");
    }
    if (std::any_of(seen.begin(), seen.end(), [](int times) { return times != 1; }))
        throw std::invalid_argument("every column must be in exactly one band");
}

}  // namespace armonica
