#pragma once

#include <span>
#include <vector>

#include "model/banded_em.hpp"

namespace armonica {

/// Banded EM as the equations above BandedEm are printed, with full inverses and products: slow, and easy to believe.
/// It knows no acceleration. Tests and benchmarks hold the fast one against it.
BandedFit fit_plain_banded_em(const CentredStatistics& statistics, const std::vector<Band>& bands,
                              const EmOptions& options, std::span<const int> targets);

}  // namespace armonica
