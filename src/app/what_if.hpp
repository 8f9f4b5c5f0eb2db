#pragma once

#include <string>
#include <vector>

#include <armonica/explain.hpp>
#include <armonica/feature_vector.hpp>

#include "explain/messages.hpp"

namespace armonica::app {

/// A track, and the same with some features set to other values.
struct WhatIf {
    FeatureVector track;  ///< with the features set
    struct Set {
        std::string feature;
        std::optional<double> from, to;  ///< in the feature's unit; empty: missing
    };
    std::vector<Set> sets;
};

/// Sets features as `settings` say, each FEATURE=VALUE; the value is a number within the feature's range, or the word
/// `missing`. Throws std::invalid_argument for what is no such thing and for features that `tagger` does not read.
WhatIf what_if(const Tagger& tagger, const FeatureVector& track, const std::vector<std::string>& settings);

/// "What if: tempo 90.0 BPM instead of 172 BPM"
std::string what_if_in_words(const WhatIf& what_if, const Messages& messages);

}  // namespace armonica::app
