#include "explain/nearest_change.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/rank_normal.hpp"

namespace armonica {
namespace {

constexpr std::size_t places = 101;
constexpr std::size_t most_candidates = 30;  // of features that are moved two at a time
constexpr std::size_t stride = 2;            // between the places that those are tried at

bool is_known(const ModelFeature& feature, double value) {
    return !std::isnan(value) && feature.quantiles.front() < feature.quantiles.back();
}

}  // namespace

/// What is to be reached: the tag judged otherwise than it is. Speaks of margins, to which what is moved is added.
class ChangeSearch::Goal {
public:
    Goal(const Margins& margins, const Eigen::VectorXd& scores)
        : margins_(margins), now_(margins.of(scores)), sum_(now_), given_(margins.given(now_)) {}

    template <typename Added>
    bool reached(const Added& added) {
        sum_.noalias() = now_ + added;  // in place: this is asked a million times
        return margins_.given(sum_) != given_;
    }

    /// How far a move leads towards it: the least margin of the tag, which has to fall where the tag is given.
    template <typename Added>
    double progress(const Added& added) const {
        const double least = (now_ + added).minCoeff();
        return given_ ? -least : least;
    }

private:
    const Margins& margins_;
    Eigen::VectorXd now_, sum_;
    bool given_;
};

ChangeSearch::ChangeSearch(const Tagger::Model& model, const Margins& margins, std::span<const double> values,
                           std::span<const double> inputs)
    : model_(model),
      margins_(margins),
      moves_(model, inputs, margins.tags()),
      percentiles_(model.features.size()),
      place_percentiles_(model.features.size()),
      added_(model.features.size()) {
    for (std::size_t j = 0; j < model.features.size(); ++j) {
        const ModelFeature& feature = model.features[j];
        if (!is_known(feature, values[j])) continue;
        Eigen::MatrixXd added(margins.count(), static_cast<Eigen::Index>(places));
        for (std::size_t place = 0; place < places; ++place)
            added.col(static_cast<Eigen::Index>(place)) = margins.of(moves_.of(j, feature.quantiles[place]));
        if (added.isZero(0.0)) continue;
        percentiles_[j] = 100.0 * share_below(feature.quantiles, values[j]);
        // Not the places' own numbers: of many tracks that are alike all quantiles are one value.
        for (const double value : feature.quantiles)
            place_percentiles_[j].push_back(100.0 * share_below(feature.quantiles, value));
        added_[j] = std::move(added);
    }
}

double ChangeSearch::distance(std::size_t feature, std::size_t place) const {
    return std::abs(place_percentiles_[feature][place] - *percentiles_[feature]);
}

std::vector<MovedFeature> ChangeSearch::nearest(const Eigen::VectorXd& scores) const {
    Goal goal(margins_, scores);
    double least = std::numeric_limits<double>::infinity();
    const std::optional<MovedFeature> one = nearest_one(goal, least);
    std::vector<MovedFeature> two = nearest_two(goal, least);
    if (!two.empty() || !one) return two;
    return {*one};
}

std::optional<MovedFeature> ChangeSearch::nearest_one(Goal& goal, double& least) const {
    std::optional<MovedFeature> nearest;
    for (std::size_t j = 0; j < added_.size(); ++j) {
        if (!percentiles_[j]) continue;
        for (std::size_t place = 0; place < places; ++place) {
            if (distance(j, place) >= least || !goal.reached(added_[j].col(static_cast<Eigen::Index>(place)))) continue;
            nearest = {j, place};
            least = distance(j, place);
        }
    }
    return nearest;
}

std::vector<MovedFeature> ChangeSearch::nearest_two(Goal& goal, double least) const {
    std::vector<std::pair<double, std::size_t>> candidates;  // how far a feature leads alone, and which it is
    for (std::size_t j = 0; j < added_.size(); ++j) {
        if (!percentiles_[j]) continue;
        double best = -std::numeric_limits<double>::infinity();
        for (Eigen::Index place = 0; place < added_[j].cols(); ++place)
            best = std::max(best, goal.progress(added_[j].col(place)));
        candidates.emplace_back(-best, j);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.resize(std::min(candidates.size(), most_candidates));

    std::vector<MovedFeature> nearest;
    for (std::size_t a = 0; a < candidates.size(); ++a)
        for (std::size_t b = a + 1; b < candidates.size(); ++b) {
            const std::size_t j = candidates[a].second, k = candidates[b].second;
            const bool interact = moves_.interact(j, k);
            for (std::size_t p = 0; p < places; p += stride) {
                const auto first = added_[j].col(static_cast<Eigen::Index>(p));
                for (std::size_t q = 0; q < places; q += stride) {
                    if (distance(j, p) + distance(k, q) >= least) continue;
                    const auto second = added_[k].col(static_cast<Eigen::Index>(q));
                    const bool reached =
                        interact ? goal.reached(first + second +
                                                margins_.of(moves_.beyond(j, model_.features[j].quantiles[p], k,
                                                                          model_.features[k].quantiles[q])))
                                 : goal.reached(first + second);
                    if (!reached) continue;
                    nearest = {{j, p}, {k, q}};
                    least = distance(j, p) + distance(k, q);
                }
            }
        }
    return nearest;
}

}  // namespace armonica
