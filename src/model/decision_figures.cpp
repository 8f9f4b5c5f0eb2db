#include "model/decision_figures.hpp"

namespace armonica {
namespace {

std::optional<double> share(std::size_t part, std::size_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::optional<double> DecisionFigures::precision() const { return share(right, given); }
std::optional<double> DecisionFigures::recall() const { return share(right, carried); }

std::vector<DecisionFigures> decision_figures(const HeldOutTracks& tracks) {
    std::vector<DecisionFigures> tags(static_cast<std::size_t>(tracks.scores.cols()));
    if (!tracks.decided()) return tags;
    for (Eigen::Index i = 0; i < tracks.given.rows(); ++i)
        for (std::size_t t = 0; t < tags.size(); ++t) {
            if (!tracks.judged[static_cast<std::size_t>(tracks.folds[static_cast<std::size_t>(i)])][t]) continue;
            const auto tag = static_cast<Eigen::Index>(t);
            const bool given = tracks.given(i, tag) != 0, carried = tracks.labels(i, tag) != 0;
            tags[t].given += given ? 1 : 0;
            tags[t].carried += carried ? 1 : 0;
            tags[t].right += given && carried ? 1 : 0;
        }
    return tags;
}

DecisionFigures sum_of(const std::vector<DecisionFigures>& tags) {
    DecisionFigures sum;
    for (const DecisionFigures& tag : tags) {
        sum.given += tag.given;
        sum.right += tag.right;
        sum.carried += tag.carried;
    }
    return sum;
}

}  // namespace armonica
