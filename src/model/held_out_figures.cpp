#include "model/held_out_figures.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "model/metrics.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;
using Figure = std::optional<double>;

HeldOutFigures figures_of_fold(const MatrixXd& scores, const MatrixXi& labels, const std::vector<TagFamily>& families) {
    std::vector<Figure> accuracy, roc, pr;
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

HeldOutFigures figures_of_rows(const HeldOutScores& truth, const MatrixXd& scores,
                               const std::vector<std::vector<int>>& rows_by_fold) {
    std::array<std::vector<Figure>, 3> by_fold;
    for (const auto& rows : rows_by_fold) {
        const HeldOutFigures fold =
            figures_of_fold(scores(rows, Eigen::all), truth.labels(rows, Eigen::all), truth.families);
        for (std::size_t i = 0; i < by_fold.size(); ++i) by_fold[i].push_back(fold.*HeldOutFigures::all[i]);
    }
    return {mean_of_present(by_fold[0]), mean_of_present(by_fold[1]), mean_of_present(by_fold[2])};
}

std::vector<std::vector<int>> tested_rows(const HeldOutScores& truth) {
    std::vector<std::vector<int>> rows;
    for (const FoldSplit& split : truth.splits) rows.push_back(split.test);
    return rows;
}

std::optional<Interval> percentiles(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
    };
    return Interval{at(0.025), at(0.975)};
}

}  // namespace

HeldOutFigures HeldOutScores::figures(const MatrixXd& scores) const {
    return figures_of_rows(*this, scores, tested_rows(*this));
}

HeldOutIntervals bootstrap_intervals(const HeldOutScores& truth, const MatrixXd& scores, const MatrixXd* other) {
    std::mt19937_64 engine(1);
    std::array<std::vector<double>, 3> values;
    for (int resample = 0; resample < bootstrap_resamples; ++resample) {
        auto rows = tested_rows(truth);
        for (auto& fold : rows) {
            const std::vector<int> whole = fold;
            for (int& row : fold) row = whole[engine() % whole.size()];
        }
        const HeldOutFigures these = figures_of_rows(truth, scores, rows);
        const HeldOutFigures those = other != nullptr ? figures_of_rows(truth, *other, rows) : HeldOutFigures{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Figure one = these.*HeldOutFigures::all[i], two = those.*HeldOutFigures::all[i];
            if (one && (other == nullptr || two)) values[i].push_back(*one - two.value_or(0.0));
        }
    }
    return {percentiles(values[0]), percentiles(values[1]), percentiles(values[2])};
}

}  // namespace armonica
