#include "explain/deciding.hpp"

#include <algorithm>
#include <numeric>

#include "model/judging.hpp"

namespace armonica {
namespace {

/// The groups of one tag on one track, parted by which side they speak on. Of a tag in a family a group may speak for
/// it against one rival, and against it against another.
class Sides {
public:
    Sides(const Tagger::Model& model, const Margins& margins, const TagScores& scores)
        : margins_(margins), rest_(margins.of(baselines(model))) {
        Eigen::VectorXd all = rest_;
        for (Eigen::Index g = 0; g < scores.groups.cols(); ++g) {
            groups_.push_back(margins.of(scores.groups.col(g)));
            all += groups_.back();
        }
        given_ = margins.given(all);
        for (const Eigen::VectorXd& group : groups_) {
            sides_.push_back(given_ ? group.cwiseMax(0.0).eval() : group.cwiseMin(0.0).eval());
            rest_ += group - sides_.back();
        }
    }

    std::size_t count() const { return groups_.size(); }

    /// How much a group speaks for what is decided.
    double strength(std::size_t group) const { return sides_[group].cwiseAbs().sum(); }

    bool decides(const std::vector<std::size_t>& groups) const {
        Eigen::VectorXd sum = rest_;
        for (const std::size_t group : groups) sum += sides_[group];
        return margins_.given(sum) == given_;
    }

private:
    const Margins& margins_;
    Eigen::VectorXd rest_;                 // the average track, and all that speaks on the other side
    std::vector<Eigen::VectorXd> groups_;  // what each adds to the margins
    std::vector<Eigen::VectorXd> sides_;   // the part of it that speaks for what is decided
    bool given_ = false;
};

/// The next set of as many of `count` things, in lexicographic order; false after the last.
bool next_set(std::vector<std::size_t>& set, std::size_t count) {
    for (std::size_t i = set.size(); i-- > 0;) {
        if (set[i] + (set.size() - i) >= count) continue;
        std::iota(set.begin() + static_cast<std::ptrdiff_t>(i), set.end(), set[i] + 1);
        return true;
    }
    return false;
}

}  // namespace

std::optional<std::vector<std::size_t>> deciding_groups(const Tagger::Model& model, const Margins& margins,
                                                        const TagScores& scores) {
    const Sides sides(model, margins, scores);
    std::vector<std::size_t> order(sides.count());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sides.strength(a) > sides.strength(b); });
    const std::size_t tried = std::min(order.size(), most_groups_tried);
    for (std::size_t size = 0; size <= tried; ++size) {
        std::vector<std::size_t> places(size);
        std::iota(places.begin(), places.end(), 0);
        do {
            std::vector<std::size_t> groups;
            for (const std::size_t place : places) groups.push_back(order[place]);
            if (sides.decides(groups)) return groups;
        } while (next_set(places, tried));
    }
    return std::nullopt;
}

std::vector<TagResult> judged_without(const Tagger::Model& model, const TagScores& scores, std::size_t group,
                                      const TagOptions& options) {
    TagScores rest = scores;
    rest.groups.col(static_cast<Eigen::Index>(group)).setZero();
    const Eigen::VectorXd sums = baselines(model) + rest.groups.rowwise().sum();
    rest.scores.assign(sums.begin(), sums.end());
    return judge(model, rest, options);
}

}  // namespace armonica
