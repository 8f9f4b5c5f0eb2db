#include "model/inverse_cholesky.hpp"

#include <array>
#include <cmath>

namespace armonica {
namespace {

using Block = Eigen::Ref<Eigen::MatrixXd>;

// Up to this size plain loops beat matrix products (measured: 8 and 26 are slower by 10 to 30 %).
constexpr Eigen::Index loop_size = 16;

// Right-looking factorisation; leaves 1 / L(k, k) on the diagonal, as the inversion wants it.
double factorise_with_loops(Block matrix) {
    double log_diagonal = 0.0;
    const Eigen::Index n = matrix.rows();
    for (Eigen::Index k = 0; k < n; ++k) {
        const double pivot = std::sqrt(matrix(k, k));
        log_diagonal += std::log(pivot);
        matrix(k, k) = 1.0 / pivot;
        matrix.col(k).tail(n - k - 1) *= matrix(k, k);
        for (Eigen::Index j = k + 1; j < n; ++j) matrix.col(j).tail(n - j) -= matrix(j, k) * matrix.col(k).tail(n - j);
    }
    return log_diagonal;
}

// Column j of L⁻¹ below the diagonal is −(L⁻¹)ₛ L(s, j) / L(j, j), s = the rows below j, whose inverse is done already.
void invert_with_loops(Block factor) {
    const Eigen::Index n = factor.rows();
    std::array<double, loop_size> column{};
    for (Eigen::Index j = n - 1; j >= 0; --j) {
        const Eigen::Index below = n - j - 1;
        column.fill(0.0);
        for (Eigen::Index k = 0; k < below; ++k)
            for (Eigen::Index i = k; i < below; ++i)
                column[static_cast<std::size_t>(i)] += factor(j + 1 + i, j + 1 + k) * factor(j + 1 + k, j);
        for (Eigen::Index i = 0; i < below; ++i)
            factor(j + 1 + i, j) = -column[static_cast<std::size_t>(i)] * factor(j, j);
        factor.col(j).head(j).setZero();
    }
}

}  // namespace

InverseCholesky::InverseCholesky(Eigen::Index size) : product_(size, size), below_(size, size) {}

double InverseCholesky::invert(Eigen::MatrixXd& matrix, Eigen::Index diagonal) {
    log_diagonal_ = 0.0;
    if (diagonal == 0) {
        if (matrix.size() > 0) invert_dense(matrix);
        return 2.0 * log_diagonal_;
    }
    const Eigen::Index rest = matrix.rows() - diagonal;
    const Eigen::VectorXd inverse_roots = matrix.diagonal().head(diagonal).cwiseSqrt().cwiseInverse();
    log_diagonal_ -= inverse_roots.array().log().sum();
    if (rest > 0) {
        auto below = below_.topLeftCorner(rest, diagonal);
        auto a21 = matrix.bottomLeftCorner(rest, diagonal);
        auto a22 = matrix.bottomRightCorner(rest, rest);
        below.noalias() = a21 * inverse_roots.asDiagonal();
        a22.triangularView<Eigen::Lower>() -= below * below.transpose();
        invert_dense(a22);
        below.array().rowwise() *= -inverse_roots.transpose().array();
        a21.noalias() = a22.triangularView<Eigen::Lower>() * below;
        matrix.topRightCorner(diagonal, rest).setZero();
    }
    matrix.topLeftCorner(diagonal, diagonal) = inverse_roots.asDiagonal();
    return 2.0 * log_diagonal_;
}

void InverseCholesky::invert_dense(Block matrix) {
    const Eigen::Index n = matrix.rows();
    if (n <= loop_size) {
        log_diagonal_ += factorise_with_loops(matrix);
        invert_with_loops(matrix);
        return;
    }
    const Eigen::Index half = (n / 2 + 3) / 4 * 4;  // whole packets
    const Eigen::Index rest = n - half;
    auto a11 = matrix.topLeftCorner(half, half);
    auto a21 = matrix.bottomLeftCorner(rest, half);
    auto a22 = matrix.bottomRightCorner(rest, rest);
    auto upper = matrix.topRightCorner(half, rest);  // free: keeps L₂₁ᵀ while the second half is done
    invert_dense(a11);
    upper.noalias() = a11.triangularView<Eigen::Lower>() * a21.transpose();
    a22.triangularView<Eigen::Lower>() -= upper.transpose() * upper;
    invert_dense(a22);
    auto product = product_.topLeftCorner(rest, half);
    product.noalias() = upper.transpose() * a11.triangularView<Eigen::Lower>();
    product *= -1.0;
    a21.noalias() = a22.triangularView<Eigen::Lower>() * product;
    upper.setZero();
}

}  // namespace armonica
