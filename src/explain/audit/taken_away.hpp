#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/model.hpp"
#include "model/scoring.hpp"

namespace armonica::audit {

/// One track as a model sees it, of which parts can be taken away: features alone, or whole groups.
class Reduced {
public:
    Reduced(const Tagger::Model& model, std::span<const double> row);

    /// What each feature adds to a tag's score: its own effect and half of each of its pairs.
    std::vector<double> feature_contributions(std::size_t tag) const;
    std::vector<double> group_contributions(std::size_t tag) const;

    /// The probability of a tag where only the features count for which `kept` holds.
    double probability(std::size_t tag, const std::vector<bool>& kept) const;
    bool given(std::size_t tag) const { return given_[tag]; }

private:
    double score(std::size_t tag, const std::vector<bool>& kept) const;

    const Tagger::Model& model_;
    std::vector<Contributions> parts_;               // by tag
    std::vector<std::vector<std::size_t>> families_;  // by tag: the tags of its family, or itself alone
    std::vector<bool> given_;
};

}  // namespace armonica::audit
