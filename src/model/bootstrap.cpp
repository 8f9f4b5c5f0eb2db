#include "model/bootstrap.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/parallel.hpp"

namespace armonica {
namespace {

std::optional<Interval> percentiles(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
    };
    return Interval{at(0.025), at(0.975)};
}

}  // namespace

ResampledFigures resampled_figures(const WeightedFigures& figures, const Resampling& resampling, int resamples,
                                   int jobs) {
    ResampledFigures result(static_cast<std::size_t>(std::max(resamples, 0)));
    for_each_index(result.size(), jobs, [&](std::size_t r) { result[r] = figures.of(resampling.counts(r)); });
    return result;
}

std::vector<std::optional<Interval>> intervals_of(const ResampledFigures& figures) {
    std::vector<std::optional<Interval>> intervals(figures.empty() ? 0 : figures.front().size());
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        std::vector<double> values;
        for (const FigureList& resample : figures)
            if (resample[i]) values.push_back(*resample[i]);
        intervals[i] = percentiles(std::move(values));
    }
    return intervals;
}

std::vector<std::optional<Interval>> difference_intervals(const ResampledFigures& figures,
                                                          const ResampledFigures& reference) {
    if (figures.size() != reference.size())
        throw std::invalid_argument("a paired bootstrap needs the same resamples on both sides");
    ResampledFigures differences = figures;
    for (std::size_t r = 0; r < differences.size(); ++r) {
        if (differences[r].size() != reference[r].size())
            throw std::invalid_argument("a paired bootstrap needs the same figures on both sides");
        for (std::size_t i = 0; i < differences[r].size(); ++i) {
            auto& value = differences[r][i];
            value = value && reference[r][i] ? std::optional(*value - *reference[r][i]) : std::nullopt;
        }
    }
    return intervals_of(differences);
}

}  // namespace armonica
