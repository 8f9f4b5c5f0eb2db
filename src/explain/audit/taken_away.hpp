#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/model.hpp"
#include "model/scoring.hpp"

namespace armonica::audit {

/// Which pairs of a model's tags a feature is in, and which tags share a family: looked up for every track.
class EffectIndex {
public:
    explicit EffectIndex(const Tagger::Model& model);

    struct Partner {
        std::size_t feature, pair;
    };
    const Tagger::Model& model() const { return model_; }
    const std::vector<Partner>& partners(std::size_t tag, std::size_t feature) const { return partners_[tag][feature]; }
    /// The tags of its family, or itself alone.
    const std::vector<std::size_t>& family(std::size_t tag) const { return families_[tag]; }

private:
    const Tagger::Model& model_;
    std::vector<std::vector<std::vector<Partner>>> partners_;  // tag × feature
    std::vector<std::vector<std::size_t>> families_;           // by tag
};

/// One track as a model sees it, of which features can be taken away. Must not outlive `index`.
class Reduced {
public:
    Reduced(const EffectIndex& index, std::span<const double> row);

    /// What each feature adds to a tag's score: its own effect and half of each of its pairs.
    std::vector<double> feature_contributions(std::size_t tag) const;
    std::vector<double> group_contributions(std::size_t tag) const;

    bool given(std::size_t tag) const { return given_[tag]; }

    /// A tag's probability while features come and go, one by one.
    class Walk {
    public:
        /// Begins with all features, or with none: the average track.
        Walk(const Reduced& track, std::size_t tag, bool all);

        /// Takes a feature that is there away, or puts one that is not there back.
        void turn(std::size_t feature);
        double probability() const;

    private:
        const Reduced& track_;
        std::size_t tag_;
        std::vector<bool> kept_;
        std::vector<double> scores_;  // of the tag's family, in its order
    };

private:
    const EffectIndex& index_;
    std::vector<Contributions> parts_;  // by tag
    std::vector<bool> given_;
};

}  // namespace armonica::audit
