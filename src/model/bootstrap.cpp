#include "model/bootstrap.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "model/parallel.hpp"

namespace armonica {
namespace {

std::optional<Interval> interval_around(std::optional<double> figure, std::vector<double> resampled, Interval range) {
    if (!figure || resampled.empty()) return std::nullopt;
    std::sort(resampled.begin(), resampled.end());
    const double mean =
        std::accumulate(resampled.begin(), resampled.end(), 0.0) / static_cast<double>(resampled.size());
    const auto at = [&](double share) {
        const double value =
            resampled[static_cast<std::size_t>(share * static_cast<double>(resampled.size() - 1) + 0.5)];
        return std::clamp(*figure + (value - mean), range.low, range.high);
    };
    return Interval{at(0.025), at(0.975)};
}

FigureList difference(const FigureList& one, const FigureList& other) {
    if (one.size() != other.size())
        throw std::invalid_argument("a paired bootstrap needs the same figures on both sides");
    FigureList result(one.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        if (one[i] && other[i]) result[i] = *one[i] - *other[i];
    return result;
}

}  // namespace

ResampledFigures resampled_figures(const WeightedFigures& figures, const Resampling& resampling, int resamples,
                                   int jobs) {
    ResampledFigures result;
    result.whole = figures.of(std::vector<std::uint32_t>(resampling.rows(), 1));
    result.resamples.resize(static_cast<std::size_t>(std::max(resamples, 0)));
    for_each_index(result.resamples.size(), jobs,
                   [&](std::size_t r) { result.resamples[r] = figures.of(resampling.counts(r)); });
    return result;
}

std::vector<std::optional<Interval>> intervals_of(const ResampledFigures& figures, Interval range) {
    std::vector<std::optional<Interval>> result;
    if (figures.resamples.empty()) return result;
    for (std::size_t i = 0; i < figures.whole.size(); ++i) {
        std::vector<double> values;
        for (const FigureList& resample : figures.resamples)
            if (resample[i]) values.push_back(*resample[i]);
        result.push_back(interval_around(figures.whole[i], std::move(values), range));
    }
    return result;
}

ResampledFigures mean_of(const std::vector<ResampledFigures>& figures) {
    if (figures.empty()) throw std::invalid_argument("there are no figures to take the mean of");
    ResampledFigures mean = figures.front();
    const auto add = [](FigureList& sum, const FigureList& more) {
        if (sum.size() != more.size()) throw std::invalid_argument("a mean needs the same figures of every model");
        for (std::size_t i = 0; i < sum.size(); ++i)
            if (sum[i] && more[i]) *sum[i] += *more[i];
    };
    const auto divide = [&](FigureList& list) {
        for (auto& figure : list)
            if (figure) *figure /= static_cast<double>(figures.size());
    };
    for (std::size_t k = 1; k < figures.size(); ++k) {
        if (figures[k].resamples.size() != mean.resamples.size())
            throw std::invalid_argument("a mean needs the same resamples of every model");
        add(mean.whole, figures[k].whole);
        for (std::size_t r = 0; r < mean.resamples.size(); ++r) add(mean.resamples[r], figures[k].resamples[r]);
    }
    divide(mean.whole);
    for (FigureList& list : mean.resamples) divide(list);
    return mean;
}

ResampledFigures difference_of(const ResampledFigures& figures, const ResampledFigures& reference) {
    if (figures.resamples.size() != reference.resamples.size())
        throw std::invalid_argument("a paired bootstrap needs the same resamples on both sides");
    ResampledFigures differences{difference(figures.whole, reference.whole), {}};
    for (std::size_t r = 0; r < figures.resamples.size(); ++r)
        differences.resamples.push_back(difference(figures.resamples[r], reference.resamples[r]));
    return differences;
}

std::vector<std::optional<Interval>> difference_intervals(const ResampledFigures& figures,
                                                          const ResampledFigures& reference) {
    return intervals_of(difference_of(figures, reference), {-1.0, 1.0});
}

}  // namespace armonica
