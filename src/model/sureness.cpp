#include "model/sureness.hpp"

#include <algorithm>

namespace armonica {

void SurenessCount::add(const std::vector<TagResult>& results, const Eigen::RowVectorXi& labels) {
    ++tracks_;
    const auto count = [](ByDecision& answers, const TagResult& result, bool right) {
        Answers& kind = answers[result.decided ? 1 : 0];
        ++kind.all;
        kind.right += right ? 1 : 0;
    };
    for (const TagFamily& family : families_) {
        if (!family.exclusive()) {
            const int t = family.tags.front();
            const TagResult& result = results[static_cast<std::size_t>(t)];
            count(alone_, result, result.given == (labels[t] != 0));
            continue;
        }
        if (labels(family.tags).maxCoeff() == 0) continue;  // of another family altogether
        const int best = *std::max_element(family.tags.begin(), family.tags.end(), [&](int a, int b) {
            return results[static_cast<std::size_t>(a)].score < results[static_cast<std::size_t>(b)].score;
        });
        count(in_family_, results[static_cast<std::size_t>(best)], labels[best] != 0);
    }
}

nlohmann::json SurenessCount::json_of(const ByDecision& answers) {
    const auto share = [](std::size_t part, std::size_t all) {
        return all == 0 ? nlohmann::json(nullptr)
                        : nlohmann::json(static_cast<double>(part) / static_cast<double>(all));
    };
    const auto& [undecided, decided] = answers;
    return {{"answers", decided.all + undecided.all},
            {"decided", share(decided.all, decided.all + undecided.all)},
            {"right_decided", share(decided.right, decided.all)},
            {"right_undecided", share(undecided.right, undecided.all)}};
}

nlohmann::json SurenessCount::figures() const {
    return {{"tracks", tracks_}, {"alone", json_of(alone_)}, {"families", json_of(in_family_)}};
}

}  // namespace armonica
