#include "model/lambda_importance.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "model/gaussian_judgement.hpp"
#include "model/mixed_seed.hpp"
#include "model/parallel.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t band_kinds = 1 + static_cast<std::size_t>(BandKind::pairs);

// One λ: of a tag's band in a fold that judges the tag.
struct Lambda {
    std::size_t tag, group;
    std::size_t draw;  // which of the standard normal numbers moves it
    double value, columns;
    std::optional<double> deviation;  // of its logarithm
};

std::vector<Lambda> lambdas_of(const HeldOutContributions& contributions) {
    const std::size_t groups = contributions.groups.size();
    std::vector<Lambda> lambdas;
    for (std::size_t f = 0; f < contributions.bands.size(); ++f) {
        const LearnedBands& bands = contributions.bands[f];
        const BandParameters& learned = bands.parameters;
        for (std::size_t t = 0; t < contributions.raw.size(); ++t) {
            if (!contributions.tracks.judged[f][t]) continue;
            for (std::size_t b = 0; b < bands.meanings.size(); ++b) {
                const auto group = static_cast<std::size_t>(bands.meanings[b].group);
                const auto kind = static_cast<std::size_t>(bands.meanings[b].kind);
                lambdas.push_back({.tag = t,
                                   .group = group,
                                   .draw = (t * groups + group) * band_kinds + kind,
                                   .value = learned.lambdas(static_cast<Index>(b), static_cast<Index>(t)),
                                   .columns = static_cast<double>(bands.columns[b]),
                                   .deviation = learned.log_lambda_deviations[t][b]});
            }
        }
    }
    return lambdas;
}

// Sums by tag and group, divided by their sum over groups; the mean over folds differs from the sum over them by a
// number that is the same for all groups of a tag, and that the mean over tags needs.
class Shares {
public:
    Shares(const HeldOutContributions& contributions, GroupLayout layout)
        : layout_(layout), folds_(VectorXd::Zero(static_cast<Index>(layout.tags))) {
        for (const auto& judged : contributions.tracks.judged)
            for (std::size_t t = 0; t < layout.tags; ++t) folds_[static_cast<Index>(t)] += judged[t] ? 1.0 : 0.0;
    }

    FigureList of(const MatrixXd& sums) const {
        FigureList list(layout_.size());
        VectorXd all_tags = VectorXd::Zero(sums.cols());
        for (std::size_t t = 0; t < layout_.tags; ++t) {
            const auto tag = static_cast<Index>(t);
            if (folds_[tag] == 0.0) continue;
            put(list, layout_.of_tag(t, 0), sums.row(tag));
            all_tags += sums.row(tag).transpose() / folds_[tag];
        }
        put(list, 0, all_tags);
        return list;
    }

private:
    static void put(FigureList& list, std::size_t from, const VectorXd& sums) {
        const double whole = sums.sum();
        if (!(whole > 0.0) || !std::isfinite(whole)) return;
        for (Index g = 0; g < sums.size(); ++g) list[from + static_cast<std::size_t>(g)] = sums[g] / whole;
    }

    GroupLayout layout_;
    VectorXd folds_;  // by tag: how many judge it
};

struct Sums {
    MatrixXd lambda_columns, published;  // tags × groups
};

Sums sums_of(const std::vector<Lambda>& lambdas, const GroupLayout& layout, const std::vector<double>& normals) {
    const MatrixXd none = MatrixXd::Zero(static_cast<Index>(layout.tags), static_cast<Index>(layout.groups));
    Sums sums{none, none};
    for (const Lambda& lambda : lambdas) {
        const double moved = lambda.deviation && !normals.empty()
                                 ? lambda.value * std::exp(*lambda.deviation * normals[lambda.draw])
                                 : lambda.value;
        const auto tag = static_cast<Index>(lambda.tag), group = static_cast<Index>(lambda.group);
        sums.lambda_columns(tag, group) += moved * lambda.columns;
        sums.published(tag, group) += moved;
    }
    return sums;
}

// Of draw `number`. By the quantile function, whose bits do not depend on the standard library.
std::vector<double> standard_normals(std::size_t count, std::uint64_t seed, std::size_t number) {
    std::mt19937_64 engine(mixed(mixed(mixed(mixed(seed))) + number));
    std::vector<double> normals(count);
    for (double& normal : normals) normal = normal_quantile((static_cast<double>(engine() >> 11U) + 0.5) * 0x1p-53);
    return normals;
}

// 1 where an interval can be told: for the group of a tag, and over all tags.
std::vector<bool> told(const std::vector<Lambda>& lambdas, const GroupLayout& layout) {
    std::vector<bool> told(layout.size(), false);
    for (const Lambda& lambda : lambdas)
        if (lambda.deviation) told[layout.of_tag(lambda.tag, lambda.group)] = told[lambda.group] = true;
    return told;
}

GroupFigures with_intervals(const FigureList& values, const std::vector<FigureList>& draws,
                            const std::vector<bool>& told) {
    GroupFigures figures{values, std::vector<std::optional<Interval>>(values.size())};
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<double> drawn;
        for (const FigureList& draw : draws)
            if (draw[i]) drawn.push_back(*draw[i]);
        if (!values[i] || !told[i] || drawn.empty()) continue;
        std::sort(drawn.begin(), drawn.end());
        const auto at = [&](double share) {
            return drawn[static_cast<std::size_t>(share * static_cast<double>(drawn.size() - 1) + 0.5)];
        };
        figures.intervals[i] = Interval{at(0.025), at(0.975)};
    }
    return figures;
}

std::vector<double> known_shares(const std::vector<Lambda>& lambdas, std::size_t groups) {
    std::vector<double> known(groups, 0.0), all(groups, 0.0);
    for (const Lambda& lambda : lambdas) {
        all[lambda.group] += 1.0;
        known[lambda.group] += lambda.deviation ? 1.0 : 0.0;
    }
    for (std::size_t g = 0; g < groups; ++g)
        if (all[g] > 0.0) known[g] /= all[g];
    return known;
}

}  // namespace

LambdaFigures lambda_figures(const HeldOutContributions& contributions, Kind kind, int draws, std::uint64_t seed,
                             int jobs) {
    const GroupLayout layout{contributions.raw.size(), contributions.groups.size()};
    const auto lambdas = lambdas_of(contributions);
    const Shares shares(contributions, layout);
    const Sums found = sums_of(lambdas, layout, {});
    std::vector<FigureList> lambda_columns(static_cast<std::size_t>(draws)), published(lambda_columns.size());
    for_each_index(lambda_columns.size(), jobs, [&](std::size_t d) {
        const auto normals = standard_normals(layout.tags * layout.groups * band_kinds, seed, d);
        const Sums drawn = sums_of(lambdas, layout, normals);
        lambda_columns[d] = shares.of(drawn.lambda_columns);
        published[d] = shares.of(drawn.published);
    });
    const auto can_tell = told(lambdas, layout);
    LambdaFigures figures{with_intervals(shares.of(found.lambda_columns), lambda_columns, can_tell),
                          {FigureList(layout.size()), {}},
                          known_shares(lambdas, layout.groups)};
    if (kind == Kind::linear) figures.published = with_intervals(shares.of(found.published), published, can_tell);
    return figures;
}

}  // namespace armonica
