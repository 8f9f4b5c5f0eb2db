#pragma once

#include <string>

#include "groups/clustering.hpp"

namespace armonica::app {

/// The whole tree of a clustering as a drawing (SVG 1.1, no scripts, no fonts of its own): one line a feature, the
/// groups in colours and named beside, the axis of distances above, a dashed line where the tree is cut.
std::string dendrogram_svg(const FeatureClustering& clustering);

}  // namespace armonica::app
