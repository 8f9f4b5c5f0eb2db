#include "model/contribution_spread.hpp"

#include <cmath>
#include <limits>

#include "model/parallel.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Where groups cancel each other so far that rounding is all that is left, there is nothing to have shares of.
constexpr double rounding = 1e-12;

void put_shares(FigureList& list, std::size_t from, const VectorXd& parts) {
    const double whole = parts.sum();
    if (!(whole > rounding * parts.cwiseAbs().sum())) return;
    for (Index g = 0; g < parts.size(); ++g) list[from + static_cast<std::size_t>(g)] = parts[g] / whole;
}

// Variances, and covariances with the sum, by group: within each block, pooled.
struct Moments {
    VectorXd variances, with_sum;

    explicit Moments(Index groups) : variances(VectorXd::Zero(groups)), with_sum(VectorXd::Zero(groups)) {}
};

// Adds Σ w (x − m)(y − m') of one block; returns Σ w.
double add_block(Moments& moments, const std::vector<int>& tracks, const MatrixXd& contributions,
                 std::span<const std::uint32_t> counts) {
    const Index groups = contributions.rows();
    VectorXd sums = VectorXd::Zero(groups), squares = VectorXd::Zero(groups), products = VectorXd::Zero(groups);
    double weight = 0.0;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const auto count = static_cast<double>(counts[static_cast<std::size_t>(tracks[i])]);
        if (count == 0.0) continue;
        const auto added = contributions.col(static_cast<Index>(i));
        const double score = added.sum();
        weight += count;
        sums += count * added;
        squares += count * added.cwiseAbs2();
        products += count * score * added;
    }
    if (weight == 0.0) return 0.0;
    moments.variances += (squares - sums.cwiseAbs2() / weight).cwiseMax(0.0);
    moments.with_sum += products - sums * (sums.sum() / weight);
    return weight;
}

}  // namespace

ContributionSpread::ContributionSpread(const HeldOutContributions& contributions)
    : blocks_(contributions.raw.size()), layout_{contributions.raw.size(), contributions.groups.size()} {
    const auto by_fold = contributions.tracks.tracks_by_fold();
    for (std::size_t t = 0; t < blocks_.size(); ++t)
        for (std::size_t f = 0; f < by_fold.size(); ++f) {
            if (!contributions.tracks.judged[f][t]) continue;
            const double slope = contributions.slopes(static_cast<Index>(f), static_cast<Index>(t));
            MatrixXd calibrated = slope * contributions.raw[t](by_fold[f], Eigen::all).transpose();
            // So that a variance is no small difference of large numbers.
            calibrated.colwise() -= calibrated.rowwise().mean().eval();
            blocks_[t].push_back({by_fold[f], std::move(calibrated)});
        }
}

ContributionSpread::Figures ContributionSpread::of(std::span<const std::uint32_t> counts) const {
    const auto groups = static_cast<Index>(layout_.groups);
    Figures figures{FigureList(layout_.size()), FigureList(layout_.size()), FigureList(layout_.size())};
    Moments all_tags(groups);
    VectorXd spreads = VectorXd::Zero(groups);
    double tags = 0.0;
    for (std::size_t t = 0; t < blocks_.size(); ++t) {
        Moments moments(groups);
        double weight = 0.0;
        for (const Block& block : blocks_[t]) weight += add_block(moments, block.tracks, block.contributions, counts);
        if (weight == 0.0) continue;
        moments.variances /= weight;
        moments.with_sum /= weight;
        const VectorXd spread = moments.variances.cwiseSqrt();
        for (std::size_t g = 0; g < layout_.groups; ++g)
            figures.spread[layout_.of_tag(t, g)] = spread[static_cast<Index>(g)];
        put_shares(figures.variance_share, layout_.of_tag(t, 0), moments.variances);
        put_shares(figures.covariance_share, layout_.of_tag(t, 0), moments.with_sum);
        all_tags.variances += moments.variances;
        all_tags.with_sum += moments.with_sum;
        spreads += spread;
        tags += 1.0;
    }
    if (tags == 0.0) return figures;
    for (std::size_t g = 0; g < layout_.groups; ++g)
        figures.spread[GroupLayout::overall(g)] = spreads[static_cast<Index>(g)] / tags;
    put_shares(figures.variance_share, 0, all_tags.variances);
    put_shares(figures.covariance_share, 0, all_tags.with_sum);
    return figures;
}

SpreadFigures spread_figures(const HeldOutContributions& contributions, const Resampling& resampling, int resamples,
                             int jobs) {
    constexpr double any = std::numeric_limits<double>::max();
    const ContributionSpread spread(contributions);
    const auto whole = spread.of(std::vector<std::uint32_t>(resampling.rows(), 1));
    std::vector<ContributionSpread::Figures> drawn(static_cast<std::size_t>(resamples));
    for_each_index(drawn.size(), jobs, [&](std::size_t r) { drawn[r] = spread.of(resampling.counts(r)); });
    const auto with_intervals = [&](FigureList ContributionSpread::Figures::*measure, Interval range) {
        ResampledFigures figures{whole.*measure, {}};
        for (auto& one : drawn) figures.resamples.push_back(std::move(one.*measure));
        return GroupFigures{figures.whole, intervals_of(figures, range)};
    };
    return {with_intervals(&ContributionSpread::Figures::spread, {0.0, any}),
            with_intervals(&ContributionSpread::Figures::variance_share, {0.0, 1.0}),
            with_intervals(&ContributionSpread::Figures::covariance_share, {-any, any})};
}

}  // namespace armonica
