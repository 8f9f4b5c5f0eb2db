#include "model/comparison.hpp"

#include <stdexcept>

namespace armonica {
namespace {

using Eigen::Index;

void require_same_tracks(const Evaluation& one, const Evaluation& other) {
    const HeldOutTracks &a = one.held_out, &b = other.held_out;
    if (a.rows != b.rows || a.folds != b.folds || a.labels.cols() != b.labels.cols() || a.labels != b.labels)
        throw std::invalid_argument("only what was judged on the same tracks, folds and tags can be compared");
}

std::optional<SignedRankTest> test_over_tags(const Evaluation& contender, const Evaluation& reference, Figure figure) {
    std::vector<double> differences;
    for (std::size_t t = 0; t < contender.tags.size(); ++t) {
        const auto here = tag_figure(contender.tags[t], figure), there = tag_figure(reference.tags[t], figure);
        if (here && there) differences.push_back(*here - *there);
    }
    return wilcoxon_signed_rank(differences);
}

std::optional<McNemarTest> test_over_tracks(const Evaluation& contender, const Evaluation& reference) {
    if (!contender.accuracy || !reference.accuracy) return std::nullopt;
    const HeldOutTracks &one = contender.held_out, &other = reference.held_out;
    std::size_t only_one = 0, only_other = 0;
    for (Index i = 0; i < one.scores.rows(); ++i) {
        const auto here = family_hit(one.families.front(), one.scores, one.labels, i);
        const auto there = family_hit(other.families.front(), other.scores, other.labels, i);
        if (!here || !there) continue;
        only_one += *here && !*there ? 1 : 0;
        only_other += *there && !*here ? 1 : 0;
    }
    return mcnemar(only_one, only_other);
}

Comparison compare(const Evaluation& contender, const Evaluation& reference,
                   const std::vector<std::optional<Interval>>& intervals) {
    Comparison comparison;
    for (const Figure figure : all_figures) {
        const auto here = macro_figure(contender, figure), there = macro_figure(reference, figure);
        if (!here || !there) continue;
        FigureComparison& compared = comparison.of(figure);
        compared.difference = *here - *there;
        if (!intervals.empty()) compared.interval = intervals[FigureLayout::macro(figure)];
        if (figure == Figure::accuracy) {
            compared.mcnemar = test_over_tracks(contender, reference);
            if (compared.mcnemar) compared.p = compared.mcnemar->p;
        } else {
            compared.signed_rank = test_over_tags(contender, reference, figure);
            if (compared.signed_rank) compared.p = compared.signed_rank->p;
        }
    }
    return comparison;
}

}  // namespace

FigureComparison& Comparison::of(Figure figure) {
    switch (figure) {
        case Figure::roc_auc:
            return roc_auc;
        case Figure::pr_auc:
            return pr_auc;
        case Figure::f1:
            return f1;
        case Figure::accuracy:
            return accuracy;
    }
    throw std::invalid_argument("there is no such figure");
}

std::optional<double> macro_figure(const Evaluation& evaluation, Figure figure) {
    switch (figure) {
        case Figure::roc_auc:
            return evaluation.roc_auc_macro;
        case Figure::pr_auc:
            return evaluation.pr_auc_macro;
        case Figure::f1:
            return evaluation.f1_macro;
        case Figure::accuracy:
            return evaluation.accuracy;
    }
    return std::nullopt;
}

std::optional<double> tag_figure(const TagFigures& tag, Figure figure) {
    switch (figure) {
        case Figure::roc_auc:
            return tag.roc_auc;
        case Figure::pr_auc:
            return tag.pr_auc;
        case Figure::f1:
            return tag.f1;
        case Figure::accuracy:
            return std::nullopt;
    }
    return std::nullopt;
}

std::string_view id_of(Figure figure) {
    constexpr std::string_view ids[] = {"roc_auc", "pr_auc", "f1", "accuracy"};
    return ids[static_cast<std::size_t>(figure)];
}

std::vector<Comparison> compare_with_first(const std::vector<const Evaluation*>& contenders,
                                           const std::vector<ResampledFigures>& resampled) {
    if (resampled.size() != contenders.size())
        throw std::invalid_argument("a comparison needs the resampled figures of every contender");
    std::vector<Comparison> comparisons;
    for (std::size_t c = 1; c < contenders.size(); ++c) {
        require_same_tracks(*contenders[c], *contenders.front());
        comparisons.push_back(
            compare(*contenders[c], *contenders.front(), difference_intervals(resampled[c], resampled.front())));
    }
    for (const Figure figure : all_figures) {
        std::vector<std::optional<double>> p;
        for (const Comparison& comparison : comparisons) p.push_back(comparison.of(figure).p);
        const auto corrected = holm(p);
        for (std::size_t c = 0; c < comparisons.size(); ++c) comparisons[c].of(figure).p_holm = corrected[c];
    }
    return comparisons;
}

}  // namespace armonica
