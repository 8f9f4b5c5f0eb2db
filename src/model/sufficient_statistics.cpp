#include "model/sufficient_statistics.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "model/parallel.hpp"

namespace armonica {
namespace {

// Large enough that a chunk's product runs at full speed, small enough that a few thousand tracks occupy all cores.
constexpr Eigen::Index chunk_rows = 1024;

SufficientStatistics chunk_statistics(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets,
                                      Eigen::Index begin, Eigen::Index rows) {
    // Copies, because blocks of a larger matrix would be read with a stride.
    const Eigen::MatrixXd f = features.middleRows(begin, rows);
    const Eigen::MatrixXd y = targets.middleRows(begin, rows);
    SufficientStatistics sums;
    sums.rows = static_cast<std::size_t>(rows);
    sums.feature_sums = f.colwise().sum().transpose();
    sums.target_sums = y.colwise().sum().transpose();
    sums.gram.setZero(f.cols(), f.cols());
    sums.cross.setZero(f.cols(), y.cols());
    // Eigen's products take neither a null pointer nor a depth of 0.
    if (f.size() > 0) {
        sums.gram.selfadjointView<Eigen::Lower>().rankUpdate(f.transpose());
        sums.gram.triangularView<Eigen::StrictlyUpper>() = sums.gram.transpose();
        sums.cross.noalias() = f.transpose() * y;
    }
    sums.target_squares = y.colwise().squaredNorm().transpose();
    return sums;
}

}  // namespace

SufficientStatistics& SufficientStatistics::operator+=(const SufficientStatistics& other) {
    if (feature_sums.size() != other.feature_sums.size() || target_sums.size() != other.target_sums.size())
        throw std::invalid_argument("statistics of different features or targets cannot be added");
    rows += other.rows;
    feature_sums += other.feature_sums;
    target_sums += other.target_sums;
    gram += other.gram;
    cross += other.cross;
    target_squares += other.target_squares;
    return *this;
}

SufficientStatistics gather_statistics(const Eigen::MatrixXd& features, const Eigen::MatrixXd& targets, int jobs) {
    if (features.rows() != targets.rows()) throw std::invalid_argument("features and targets differ in rows");
    const Eigen::Index rows = features.rows();
    const auto chunks = static_cast<std::size_t>((rows + chunk_rows - 1) / chunk_rows);
    std::vector<SufficientStatistics> parts(chunks);
    for_each_index(chunks, jobs, [&](std::size_t c) {
        const Eigen::Index begin = static_cast<Eigen::Index>(c) * chunk_rows;
        parts[c] = chunk_statistics(features, targets, begin, std::min(chunk_rows, rows - begin));
    });
    SufficientStatistics whole = chunk_statistics(features, targets, 0, 0);
    for (const auto& part : parts) whole += part;
    return whole;
}

CentredStatistics centre(const SufficientStatistics& statistics) {
    if (statistics.rows == 0) throw std::invalid_argument("statistics of no rows have no mean");
    const auto rows = static_cast<double>(statistics.rows);
    CentredStatistics centred;
    centred.rows = statistics.rows;
    centred.feature_means = statistics.feature_sums / rows;
    centred.target_means = statistics.target_sums / rows;
    centred.gram = statistics.gram - statistics.feature_sums * centred.feature_means.transpose();
    centred.cross = statistics.cross - statistics.feature_sums * centred.target_means.transpose();
    // Rounding may leave a target that is constant with a square just below zero.
    centred.target_squares =
        (statistics.target_squares.array() - statistics.target_sums.array() * centred.target_means.array()).max(0.0);
    return centred;
}

}  // namespace armonica
