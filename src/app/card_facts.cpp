#include "app/card_facts.hpp"

namespace armonica::app {

using nlohmann::json;

namespace {

const json* at(const json& card, const std::string& place) {
    const json::json_pointer pointer(place);
    return card.contains(pointer) ? &card.at(pointer) : nullptr;
}

std::optional<double> number_in(const json* value) {
    if (value == nullptr || !value->is_number()) return std::nullopt;
    return value->get<double>();
}

std::optional<std::string> text_in(const json* value) {
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return value->get<std::string>();
}

}  // namespace

std::optional<double> card_number(const Tagger::Model& model, const std::string& place) {
    return number_in(at(model.card, place));
}

std::optional<std::string> card_text(const Tagger::Model& model, const std::string& place) {
    return text_in(at(model.card, place));
}

std::optional<double> card_figure(const Tagger::Model& model, const std::string& tag, const std::string& figure) {
    const json* tags = at(model.card, "/out_of_fold/tags");
    if (tags == nullptr || !tags->is_array()) return std::nullopt;
    for (const json& entry : *tags)
        if (text_in(at(entry, "/tag")) == tag) return number_in(at(entry, "/" + figure));
    return std::nullopt;
}

}  // namespace armonica::app
