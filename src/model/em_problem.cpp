#include "model/em_problem.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

void change_basis(EmProblem& problem, const BandRange& range, const MatrixXd& basis) {
    auto rows = problem.gram.middleRows(range.begin, range.size);
    rows = (basis.transpose() * rows).eval();
    auto columns = problem.gram.middleCols(range.begin, range.size);
    columns = (columns * basis).eval();
    auto cross = problem.cross.middleRows(range.begin, range.size);
    cross = (basis.transpose() * cross).eval();
}

void diagonalise_leading_band(EmProblem& problem, std::size_t band) {
    problem.diagonal = problem.ranges[band].size;
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(problem.gram.topLeftCorner(problem.diagonal, problem.diagonal));
    change_basis(problem, problem.ranges[band], eigen.eigenvectors());
    // A Gram matrix has no negative eigenvalue; rounding may think otherwise.
    problem.gram.topLeftCorner(problem.diagonal, problem.diagonal) = eigen.eigenvalues().cwiseMax(0.0).asDiagonal();
    MatrixXd& basis = problem.bases[band];
    if (basis.size() > 0)
        basis *= eigen.eigenvectors();
    else
        basis = eigen.eigenvectors();
}

}  // namespace

MatrixXd EmProblem::in_callers_columns(const MatrixXd& transformed) const {
    MatrixXd result(transformed.rows(), transformed.cols());
    for (std::size_t j = 0; j < ranges.size(); ++j) {
        MatrixXd block = transformed.middleRows(ranges[j].begin, ranges[j].size);
        if (bases[j].size() > 0) block = (bases[j] * block).eval();
        for (Index i = 0; i < ranges[j].size; ++i)
            result.row(column_order[static_cast<std::size_t>(ranges[j].begin + i)]) = block.row(i);
    }
    return result;
}

EmProblem make_em_problem(const CentredStatistics& statistics, const std::vector<Band>& bands) {
    if (statistics.gram.cols() == 0) throw std::invalid_argument("there is no column to fit with");
    check_partition(bands, statistics.gram.cols());
    if (!statistics.gram.allFinite() || !statistics.cross.allFinite() || !statistics.target_squares.allFinite())
        throw std::invalid_argument("the statistics hold infinite values or NaN");

    EmProblem problem;
    problem.rows = static_cast<double>(statistics.rows);
    problem.ranges.resize(bands.size());
    problem.bases.resize(bands.size());
    // The widest band leads.
    std::vector<std::size_t> order(bands.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return bands[a].columns.size() > bands[b].columns.size(); });
    for (const auto j : order) {
        const Band& band = bands[j];
        problem.ranges[j] = {static_cast<Index>(problem.column_order.size()), static_cast<Index>(band.columns.size())};
        problem.column_order.insert(problem.column_order.end(), band.columns.begin(), band.columns.end());
        if (band.smoothness) {
            const MatrixXd prior = smoothness_prior(problem.ranges[j].size, *band.smoothness);
            problem.bases[j] = prior.llt().matrixL();
        }
    }
    problem.gram = statistics.gram(problem.column_order, problem.column_order);
    problem.cross = statistics.cross(problem.column_order, Eigen::all);
    problem.target_squares = statistics.target_squares;
    for (std::size_t j = 0; j < bands.size(); ++j)
        if (problem.bases[j].size() > 0) change_basis(problem, problem.ranges[j], problem.bases[j]);
    diagonalise_leading_band(problem, order.front());
    return problem;
}

}  // namespace armonica
