#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

#include "model/model.hpp"

namespace armonica {

/// What decides whether one tag is given: numbers that are sums over groups and features just as scores are. Of a tag
/// that stands alone there is one, its score; of a tag in a family one for each rival, the lead over its score.
class Margins {
public:
    Margins(const Tagger::Model& model, std::size_t tag, const TagOptions& options = {});

    /// The tags whose scores matter to it: itself, and in a family all of it. Ascending.
    std::vector<std::size_t> tags() const;

    /// How many there are.
    Eigen::Index count() const { return alone_ ? 1 : static_cast<Eigen::Index>(rivals_.size()); }

    /// Those that belong to scores of all tags, or to what is added to the scores of all tags.
    Eigen::VectorXd of(const Eigen::VectorXd& scores) const;

    /// Whether the tag is given with these margins. Agrees with judge(), but for TagOptions::abstain.
    bool given(const Eigen::VectorXd& margins) const;

private:
    std::size_t tag_;
    bool alone_;
    bool learned_;                     // false: in a family whose scores told nothing, no tag is ever given
    std::vector<std::size_t> rivals_;  // ascending
    double threshold_;
};

/// Score of the average reference track, by tag: what scores are without any group.
Eigen::VectorXd baselines(const Tagger::Model& model);

}  // namespace armonica
