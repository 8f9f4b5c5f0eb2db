#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/bootstrap.hpp"
#include "model/model.hpp"

namespace armonica {

/// λ of one band for one tag: how sure it is, and what of it the tag took from its relatives.
///
/// A tag's own tracks and its relatives meet in the M-step (see `leaning`): (1 + leaning) λ = own + leaning · shared.
/// So at the end of a fit `own` follows from the two numbers that a model file keeps.
struct LearnedBand {
    AdditiveBand band;
    double lambda = 0.0;  ///< prior variance of a weight of the band, in squared units of the target's spread
    std::optional<Interval> interval;  ///< λ lies in it with 90 % (Laplace's approximation on log λ); empty if unknown
    std::optional<double> shared;      ///< λ that the tag and its relatives have in common; empty where it has none
    std::optional<double> own;         ///< what the tag's own tracks say of λ, at least 0; empty without relatives
    std::optional<double> taken;       ///< share of λ that comes from `shared`, 0 … 1; empty without relatives
};

/// Those of tag number `tag`, in the order of Model::bands.
std::vector<LearnedBand> learned_bands(const Tagger::Model& model, std::size_t tag);

/// The tags that share λ with tag number `tag`, ascending and without itself: see tag_pools(). None for kind linear,
/// whose tags are fitted alone.
std::vector<std::size_t> relatives_of(const Tagger::Model& model, std::size_t tag);

}  // namespace armonica
