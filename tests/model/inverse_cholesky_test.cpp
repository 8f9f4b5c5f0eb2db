#include "model/inverse_cholesky.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <Eigen/Cholesky>

#include "model/random_data.hpp"

namespace armonica {
namespace {

TEST(InverseCholesky, AgreesWithTheLibrarysFactorForEverySize) {
    for (Eigen::Index size = 1; size <= 75; ++size)
        for (const Eigen::Index diagonal : {Eigen::Index{0}, size / 3, size}) {
            SCOPED_TRACE(std::to_string(size) + " with " + std::to_string(diagonal) + " diagonal");
            const Eigen::MatrixXd half = test::random_matrix(size, size, static_cast<unsigned>(size));
            Eigen::MatrixXd matrix = half * half.transpose() + Eigen::MatrixXd::Identity(size, size);
            const Eigen::VectorXd kept = matrix.diagonal().head(diagonal);
            matrix.topLeftCorner(diagonal, diagonal) = kept.asDiagonal();
            // What was taken away beside the diagonal may have made it indefinite.
            matrix.diagonal().array() += static_cast<double>(size * size);
            const Eigen::LLT<Eigen::MatrixXd> expected(matrix);
            ASSERT_EQ(expected.info(), Eigen::Success);
            const Eigen::MatrixXd lower = expected.matrixL();

            Eigen::MatrixXd inverse = matrix.triangularView<Eigen::Lower>();  // the upper triangle is not read
            const double log_determinant = InverseCholesky(size).invert(inverse, diagonal);
            EXPECT_TRUE((inverse * lower).isIdentity(1e-10));
            EXPECT_EQ(inverse.triangularView<Eigen::StrictlyUpper>().toDenseMatrix(),
                      Eigen::MatrixXd::Zero(size, size));
            EXPECT_NEAR(log_determinant, 2.0 * lower.diagonal().array().log().sum(), 1e-10 * static_cast<double>(size));
        }
}

}  // namespace
}  // namespace armonica
