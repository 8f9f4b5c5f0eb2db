#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <Eigen/Core>
#include <nlohmann/json.hpp>

#include <armonica/tagger.hpp>

#include "model/family.hpp"

namespace armonica {

/// Whether what a model calls decided is more often right than the rest: counts over tracks that it has not seen.
class SurenessCount {
public:
    explicit SurenessCount(const std::vector<TagFamily>& families) : families_(families) {}

    /// Results of one track, in the order of the tags, judged without abstaining, beside its labels.
    void add(const std::vector<TagResult>& results, const Eigen::RowVectorXi& labels);

    /// For the card: `tracks`; for tags alone `decided` (the share of answers, yes or no), `right_decided` and
    /// `right_undecided` (the share of these answers that are right); the same for the best tags of families, in
    /// `families`. A share of nothing is null.
    nlohmann::json figures() const;

private:
    struct Answers {
        std::size_t all = 0, right = 0;
    };
    using ByDecision = std::array<Answers, 2>;  // undecided, decided

    static nlohmann::json json_of(const ByDecision& answers);

    const std::vector<TagFamily>& families_;
    std::size_t tracks_ = 0;
    ByDecision alone_{}, in_family_{};
};

}  // namespace armonica
