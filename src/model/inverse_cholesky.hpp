#pragma once

#include <Eigen/Core>

namespace armonica {

/// Inverse of a Cholesky factor, in place: the inner loop of banded EM.
///
/// A Cholesky factorisation followed by the inversion of its factor, each by its own library call, runs at a fraction
/// of the speed of a matrix product on the small matrices that a tagger has (some 100 columns). Here both are done in
/// one recursion over halves in which all the work is products: with A = [A₁₁ ·; A₂₁ A₂₂] and L₁₁⁻¹ known,
///     L₂₁ = A₂₁ L₁₁⁻ᵀ,  A₂₂ ← A₂₂ − L₂₁ L₂₁ᵀ,  (L⁻¹)₂₁ = −L₂₂⁻¹ L₂₁ L₁₁⁻¹.
/// Using L₁₁⁻¹ as a factor is safe here because EM only brings matrices whose eigenvalues are at least 1.
class InverseCholesky {
public:
    /// For matrices of `size` × `size`.
    explicit InverseCholesky(Eigen::Index size);

    /// Replaces `matrix`, symmetric, positive definite and read from its lower triangle, by L⁻¹ with L Lᵀ = matrix
    /// (zeros above the diagonal), and returns log|matrix|. The leading `diagonal` × `diagonal` block must be diagonal,
    /// which saves the work of factorising it.
    double invert(Eigen::MatrixXd& matrix, Eigen::Index diagonal = 0);

private:
    void invert_dense(Eigen::Ref<Eigen::MatrixXd> matrix);

    Eigen::MatrixXd product_;    // scratch of the recursion
    Eigen::MatrixXd below_;      // L₂₁ under the leading diagonal block
    double log_diagonal_ = 0.0;  // Σ log L(k, k) so far
};

}  // namespace armonica
