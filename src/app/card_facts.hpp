#pragma once

#include <optional>
#include <string>

#include "model/model.hpp"

namespace armonica::app {

/// What a model's card says at a place of it, such as "/out_of_fold/folds". Anyone may have edited a card, so a place
/// that is not there, or holds something else, is empty.
std::optional<double> card_number(const Tagger::Model& model, const std::string& place);
std::optional<std::string> card_text(const Tagger::Model& model, const std::string& place);

/// A figure of one tag on tracks not seen, such as "roc_auc".
std::optional<double> card_figure(const Tagger::Model& model, const std::string& tag, const std::string& figure);

}  // namespace armonica::app
