#include "model/held_out_figures.hpp"

#include <array>

#include "model/metrics.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;

HeldOutFigures figures_of_fold(const MatrixXd& scores, const MatrixXi& labels, const std::vector<TagFamily>& families) {
    std::vector<std::optional<double>> accuracy, roc, pr;
    const auto rows = static_cast<std::size_t>(scores.rows());
    for (const TagFamily& family : families) {
        if (family.exclusive()) {
            accuracy.push_back(family_accuracy(family, scores, labels));
            continue;
        }
        const Index tag = family.tags.front();
        const std::span<const double> of_tag{scores.col(tag).data(), rows};
        const std::span<const int> truth{labels.col(tag).data(), rows};
        roc.push_back(roc_auc(of_tag, truth));
        pr.push_back(average_precision(of_tag, truth));
    }
    return {mean_of_present(accuracy), mean_of_present(roc), mean_of_present(pr)};
}

std::vector<std::vector<int>> tested_rows(const HeldOutScores& truth) {
    std::vector<std::vector<int>> rows;
    for (const FoldSplit& split : truth.splits) rows.push_back(split.test);
    return rows;
}

// Areas count for tags that stand alone; a family is judged by its accuracy.
WeightedFigures weighted_figures(const HeldOutScores& truth, const MatrixXd& scores) {
    std::vector<bool> judged(static_cast<std::size_t>(scores.cols()), false);
    for (const TagFamily& family : truth.families)
        if (!family.exclusive()) judged[static_cast<std::size_t>(family.tags.front())] = true;
    return WeightedFigures({scores, truth.labels, nullptr, truth.families, tested_rows(truth),
                            std::vector<std::vector<bool>>(truth.splits.size(), judged)});
}

}  // namespace

HeldOutFigures HeldOutScores::figures(const MatrixXd& scores) const {
    std::array<std::vector<std::optional<double>>, 3> by_fold;
    for (const auto& rows : tested_rows(*this)) {
        const HeldOutFigures fold = figures_of_fold(scores(rows, Eigen::all), labels(rows, Eigen::all), families);
        for (std::size_t i = 0; i < by_fold.size(); ++i) by_fold[i].push_back(fold.*HeldOutFigures::all[i]);
    }
    return {mean_of_present(by_fold[0]), mean_of_present(by_fold[1]), mean_of_present(by_fold[2])};
}

HeldOutIntervals bootstrap_intervals(const HeldOutScores& truth, const MatrixXd& scores, const MatrixXd* other,
                                     int jobs) {
    const Resampling resampling(tested_rows(truth), {}, 1);
    const auto resampled = [&](const MatrixXd& of) {
        return resampled_figures(weighted_figures(truth, of), resampling, bootstrap_resamples, jobs);
    };
    const auto intervals =
        other == nullptr ? intervals_of(resampled(scores)) : difference_intervals(resampled(scores), resampled(*other));
    return {intervals[FigureLayout::macro(Figure::accuracy)], intervals[FigureLayout::macro(Figure::roc_auc)],
            intervals[FigureLayout::macro(Figure::pr_auc)]};
}

}  // namespace armonica
