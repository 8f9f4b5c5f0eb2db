#pragma once

#include <armonica/extract.hpp>
#include <armonica/tagger.hpp>

#include "explain/audit/stability.hpp"

namespace armonica::app {

/// Decoding, measuring and encoding for the stability of explanations. Must not outlive `tagger`.
audit::Hearing hearing_for(const Tagger& tagger);

}  // namespace armonica::app
