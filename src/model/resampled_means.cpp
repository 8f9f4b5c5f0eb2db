#include "model/resampled_means.hpp"

#include <limits>
#include <stdexcept>

#include "model/parallel.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

FigureList means(const MatrixXd& sums, const MatrixXd& cases, const VectorXd& counts) {
    const VectorXd sum = sums.transpose() * counts, of = cases.transpose() * counts;
    FigureList list;
    for (Index i = 0; i < sum.size(); ++i) list.push_back(of[i] > 0.0 ? std::optional(sum[i] / of[i]) : std::nullopt);
    return list;
}

VectorXd drawn(const Resampling& resampling, std::size_t number, Index tracks) {
    const std::vector<std::uint32_t> counts = resampling.counts(number);
    VectorXd drawn = VectorXd::Zero(tracks);
    for (std::size_t i = 0; i < counts.size(); ++i) drawn[static_cast<Index>(i)] = counts[i];
    return drawn;
}

}  // namespace

std::vector<MeanFigure> resampled_means(const MatrixXd& sums, const MatrixXd& cases, const Resampling& resampling,
                                        int resamples, int jobs) {
    if (sums.rows() != cases.rows() || sums.cols() != cases.cols() ||
        static_cast<Index>(resampling.rows()) > sums.rows())
        throw std::invalid_argument("sums and cases must have a row for each track that is drawn");
    ResampledFigures figures;
    figures.whole = means(sums, cases, VectorXd::Ones(sums.rows()));
    figures.resamples.resize(static_cast<std::size_t>(std::max(resamples, 0)));
    for_each_index(figures.resamples.size(), jobs, [&](std::size_t r) {
        figures.resamples[r] = means(sums, cases, drawn(resampling, r, sums.rows()));
    });
    constexpr double anything = std::numeric_limits<double>::max();
    const auto intervals = intervals_of(figures, {-anything, anything});
    std::vector<MeanFigure> result;
    for (std::size_t i = 0; i < figures.whole.size(); ++i)
        result.push_back({figures.whole[i], intervals.empty() ? std::nullopt : intervals[i]});
    return result;
}

}  // namespace armonica
