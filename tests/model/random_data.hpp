#pragma once

#include <random>

#include <Eigen/Core>

namespace armonica::test {

/// Standard normal numbers, the same on every run.
inline Eigen::MatrixXd random_matrix(Eigen::Index rows, Eigen::Index columns, unsigned seed) {
    std::mt19937_64 engine(seed);
    std::normal_distribution<double> normal;
    return Eigen::MatrixXd::NullaryExpr(rows, columns, [&] { return normal(engine); });
}

}  // namespace armonica::test
