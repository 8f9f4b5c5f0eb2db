#include "app/evaluation_report.hpp"

namespace armonica::app {
namespace {

std::optional<Interval> interval_at(const std::vector<std::optional<Interval>>& intervals, std::size_t place) {
    return intervals.empty() ? std::nullopt : intervals[place];
}

}  // namespace

std::optional<Interval> Contender::macro_interval(Figure figure) const {
    if (!macro_figure(evaluation, figure)) return std::nullopt;
    return interval_at(intervals, FigureLayout::macro(figure));
}

std::optional<Interval> Contender::tag_interval(std::size_t tag, Figure figure) const {
    if (!tag_figure(evaluation.tags[tag], figure)) return std::nullopt;
    const FigureLayout layout{evaluation.held_out.families.size(), evaluation.tags.size()};
    return interval_at(intervals, layout.of_tag(tag, figure));
}

std::string EvaluationReport::resampled_what() const {
    return unit_column.empty() ? "tracks" : "all tracks of one `" + unit_column + "` together";
}

std::string title_of(Figure figure) {
    switch (figure) {
        case Figure::roc_auc:
            return "ROC-AUC";
        case Figure::pr_auc:
            return "PR-AUC";
        case Figure::f1:
            return "F1";
        case Figure::accuracy:
            return "accuracy";
    }
    return {};
}

}  // namespace armonica::app
