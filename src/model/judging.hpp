#pragma once

#include <span>
#include <vector>

#include "model/scoring.hpp"

namespace armonica {

/// Throws InputError for `options` that the model does not know enough for.
void check_tag_options(const Tagger::Model& model, const TagOptions& options);

/// The probability from which the tag is given: of the model, or by the goal of `options`.
double threshold_of(const Tagger::Model& model, const ModelTag& tag, const TagOptions& options);

/// Every tag's score, probability with its interval, and whether it is given, in the order of Model::tags. The
/// probability is the logistic function of the score, or, in a family of tags that exclude each other, the softmax of
/// its scores. In a family the tag of highest score is given (the first of equals) if it reaches its threshold, and
/// none where the scores told nothing out of fold (slope 0). Throws InputError for `options` that the model does not
/// know enough for.
std::vector<TagResult> judge(const Tagger::Model& model, const TagScores& scores, const TagOptions& options = {});
std::vector<TagResult> judge(const Tagger::Model& model, std::span<const double> inputs,
                             const TagOptions& options = {});

}  // namespace armonica
