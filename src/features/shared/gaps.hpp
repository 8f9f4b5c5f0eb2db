#pragma once

#include <algorithm>
#include <cstddef>

namespace armonica::features {

/// How many silent frames lie before a sounding one. Measurement::see is not told of them, but to what is measured in
/// time they matter: between clicks lies silence.
class Gaps {
public:
    /// Longer silence lies between pieces, not between notes: what comes before and after the track's sound, or within
    /// it, then counts as this many frames (1 s) at most.
    static constexpr std::size_t longest = 43;

    void hear() { ++hops_; }

    /// To be called once in each see(): silent frames since the one before, none before the first.
    std::size_t before_this_frame() {
        const std::size_t gap = started_ ? std::min(hops_ - 1, longest) : 0;
        started_ = true;
        hops_ = 0;
        return gap;
    }

private:
    std::size_t hops_ = 0;
    bool started_ = false;
};

}  // namespace armonica::features
