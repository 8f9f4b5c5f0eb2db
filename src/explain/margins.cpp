#include "explain/margins.hpp"

#include <algorithm>
#include <cmath>

#include "model/calibration.hpp"
#include "model/judging.hpp"

namespace armonica {

Margins::Margins(const Tagger::Model& model, std::size_t tag, const TagOptions& options)
    : tag_(tag),
      alone_(model.tags[tag].info.family.empty()),
      learned_(model.tags[tag].slope > 0.0),
      threshold_(threshold_of(model, model.tags[tag], options)) {
    if (alone_) return;
    for (std::size_t t = 0; t < model.tags.size(); ++t)
        if (t != tag && model.tags[t].info.family == model.tags[tag].info.family) rivals_.push_back(t);
}

std::vector<std::size_t> Margins::tags() const {
    std::vector<std::size_t> tags = rivals_;
    tags.insert(std::upper_bound(tags.begin(), tags.end(), tag_), tag_);
    return tags;
}

Eigen::VectorXd Margins::of(const Eigen::VectorXd& scores) const {
    const auto own = scores[static_cast<Eigen::Index>(tag_)];
    if (alone_) return Eigen::VectorXd::Constant(1, own);
    Eigen::VectorXd margins(static_cast<Eigen::Index>(rivals_.size()));
    for (std::size_t i = 0; i < rivals_.size(); ++i)
        margins[static_cast<Eigen::Index>(i)] = own - scores[static_cast<Eigen::Index>(rivals_[i])];
    return margins;
}

bool Margins::given(const Eigen::VectorXd& margins) const {
    if (alone_) return logistic(margins[0]) >= threshold_;
    double others = 0.0;
    for (std::size_t i = 0; i < rivals_.size(); ++i) {
        const double lead = margins[static_cast<Eigen::Index>(i)];
        // Of equals the first is given.
        if (rivals_[i] < tag_ ? lead <= 0.0 : lead < 0.0) return false;
        others += std::exp(-lead);
    }
    return learned_ && 1.0 / (1.0 + others) >= threshold_;
}

Eigen::VectorXd baselines(const Tagger::Model& model) {
    Eigen::VectorXd scores(static_cast<Eigen::Index>(model.tags.size()));
    for (std::size_t t = 0; t < model.tags.size(); ++t)
        scores[static_cast<Eigen::Index>(t)] = model.tags[t].info.baseline;
    return scores;
}

}  // namespace armonica
