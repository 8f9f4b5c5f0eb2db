#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "explain/margins.hpp"
#include "model/scoring.hpp"

namespace armonica {

/// The smallest set of groups that already decides whether the tag with these margins is given: with these groups alone
/// on the side of what is decided, and every group on the other side, it is decided the same. Of sets of one size the
/// one that comes first by how much its groups contribute. Strongest first; empty where nothing that speaks on the
/// other side could change what the average track is told. std::nullopt only where more than `most_groups_tried` groups
/// would have to be tried.
std::optional<std::vector<std::size_t>> deciding_groups(const Tagger::Model& model, const Margins& margins,
                                                        const TagScores& scores);

inline constexpr std::size_t most_groups_tried = 18;

/// What the model says of every tag where group number `group` counts nothing.
std::vector<TagResult> judged_without(const Tagger::Model& model, const TagScores& scores, std::size_t group,
                                      const TagOptions& options = {});

}  // namespace armonica
