#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "explain/learned_effects.hpp"
#include "model/model.hpp"

namespace armonica {

/// What was learned of one tag, as numbers that can be held against another tag's, or another model's: what each
/// feature adds at the percentiles of the reference collection, and what its pairs add over fifths of it.
class LearnedTag {
public:
    LearnedTag(const Tagger::Model& model, std::size_t tag);

    /// How two tags' scores would go together over music whose features have the reference collection's values and are
    /// independent of each other: the cosine of what was learned, 1 the same but for strength, −1 the opposite, 0
    /// nothing in common, or nothing learned.
    struct Overlap {
        double value = 0.0;
        std::map<std::string, double> groups;  ///< by id, of the first's model: what each adds to `value`
    };
    Overlap overlap(const LearnedTag& other) const;

private:
    struct Effect {
        std::string group;
        std::vector<double> values;
    };
    double norm() const;

    // By what it is an effect of: a feature, or two.
    std::map<std::pair<std::string, std::string>, Effect> effects_;
};

}  // namespace armonica
