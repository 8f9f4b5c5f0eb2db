#include "model/weighted_figures.hpp"

namespace armonica {
namespace {

using Eigen::Index;

// A mean of whatever is there.
struct Mean {
    double sum = 0.0;
    double count = 0.0;

    void add(std::optional<double> value) {
        if (!value) return;
        sum += *value;
        count += 1.0;
    }
    std::optional<double> value() const { return count == 0.0 ? std::nullopt : std::optional(sum / count); }
};

// Of rows that count so often: those that are right, and the others.
template <typename Decisions>
std::pair<double, double> right_and_wrong(const Decisions& decisions, std::span<const std::uint32_t> counts) {
    std::uint64_t right = 0, wrong = 0;
    for (const auto& decision : decisions) (decision.right ? right : wrong) += counts[decision.row];
    return {static_cast<double>(right), static_cast<double>(wrong)};
}

}  // namespace

WeightedFigures::WeightedFigures(const FoldedScores& scores)
    : layout_{scores.families.size(), static_cast<std::size_t>(scores.scores.cols())},
      decided_(scores.given != nullptr) {
    for (std::size_t f = 0; f < scores.rows_by_fold.size(); ++f) folds_.push_back(prepare(scores, f));
}

WeightedFigures::Fold WeightedFigures::prepare(const FoldedScores& scores, std::size_t f) {
    Fold fold;
    const std::vector<int>& rows = scores.rows_by_fold[f];
    const auto height = static_cast<std::size_t>(scores.scores.rows());
    for (Index t = 0; t < scores.scores.cols(); ++t) {
        if (!scores.judged[f][static_cast<std::size_t>(t)]) continue;
        TagInFold& tag = fold.tags.emplace_back(
            TagInFold{static_cast<std::size_t>(t),
                      Ranking(rows, {scores.scores.col(t).data(), height}, {scores.labels.col(t).data(), height}),
                      {}});
        if (scores.given == nullptr) continue;
        for (const int row : rows) {
            const bool given = (*scores.given)(row, t) != 0, carried = scores.labels(row, t) != 0;
            if (given || carried) tag.decisions.push_back({static_cast<std::uint32_t>(row), given && carried});
        }
    }
    for (std::size_t k = 0; k < scores.families.size(); ++k) {
        if (!scores.families[k].exclusive()) continue;
        FamilyInFold& family = fold.families.emplace_back(FamilyInFold{k, {}});
        for (const int row : rows)
            if (const auto hit = family_hit(scores.families[k], scores.scores, scores.labels, row))
                family.best.push_back({static_cast<std::uint32_t>(row), *hit});
    }
    return fold;
}

FigureList WeightedFigures::of(std::span<const std::uint32_t> counts) const {
    std::vector<Mean> means(layout_.size());
    for (const Fold& fold : folds_) {
        Mean in_fold[4];
        const auto add = [&](Figure figure, std::size_t place, double value) {
            in_fold[static_cast<std::size_t>(figure)].add(value);
            means[place].add(value);
        };
        for (const TagInFold& tag : fold.tags) {
            const auto areas = tag.ranking.areas(counts);
            if (!areas) continue;
            add(Figure::roc_auc, layout_.of_tag(tag.tag, Figure::roc_auc), areas->roc_auc);
            add(Figure::pr_auc, layout_.of_tag(tag.tag, Figure::pr_auc), areas->pr_auc);
            if (!decided_) continue;
            const auto [right, wrong] = right_and_wrong(tag.decisions, counts);
            add(Figure::f1, layout_.of_tag(tag.tag, Figure::f1),
                right == 0.0 ? 0.0 : 2.0 * right / (2.0 * right + wrong));
        }
        for (const FamilyInFold& family : fold.families) {
            const auto [right, wrong] = right_and_wrong(family.best, counts);
            if (right + wrong > 0.0) add(Figure::accuracy, layout_.accuracy_of(family.family), right / (right + wrong));
        }
        for (const Figure figure : all_figures)
            means[FigureLayout::macro(figure)].add(in_fold[static_cast<std::size_t>(figure)].value());
    }
    FigureList figures;
    for (const Mean& mean : means) figures.push_back(mean.value());
    return figures;
}

}  // namespace armonica
