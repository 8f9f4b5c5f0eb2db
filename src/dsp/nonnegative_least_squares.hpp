#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace armonica::dsp {

/// Finds the x ≥ 0 for which |D·x − y|² is least, for one D and many y.
///
/// Cyclic coordinate descent on ½·xᵀGx − bᵀx with G = DᵀD and b = Dᵀy: each step sets one x to its best value, given
/// the others; the problem is convex, so the descent ends at its solution (Franc, Hlaváč & Navara, Sequential
/// Coordinate-Wise Algorithm for the Non-negative Least Squares Problem, CAIP 2005).
class NonnegativeLeastSquares {
public:
    /// `columns`: the columns of D, each of the same length; none may be zero. Throws std::invalid_argument otherwise.
    explicit NonnegativeLeastSquares(const std::vector<std::vector<float>>& columns);

    /// The solution for `y`, of the columns' length, valid until the next call. The descent ends after `sweeps` over
    /// all coordinates, or when no step of a sweep changes D·x by more than a thousandth of |y|.
    std::span<const float> solve(std::span<const float> y, int sweeps = 50);

    std::size_t size() const { return first_.size(); }

private:
    std::size_t rows_ = 0, stride_ = 0;
    std::vector<std::size_t> first_;           // row of each column's first value that is not zero
    std::vector<std::vector<float>> columns_;  // from there to the last
    std::vector<float> gram_;                  // stride_ floats for each column
    std::vector<float> x_, gradient_;
};

}  // namespace armonica::dsp
