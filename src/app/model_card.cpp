#include "app/model_card.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include <armonica/error.hpp>

#include "app/text.hpp"
#include "app/track_text.hpp"

namespace armonica::app {
namespace {

using nlohmann::json;

bool is_text_or_texts(const json& value) {
    if (value.is_string()) return true;
    return value.is_array() && std::all_of(value.begin(), value.end(), [](const json& e) { return e.is_string(); });
}

std::string figure(const json& figures, const char* key) {
    if (!figures.contains(key) || figures[key].is_null()) return "–";
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", figures[key].get<double>());
    return text;
}

/// "## Known limits" and the text or list under it, where the card says something of it.
std::string section(const json& card, const char* key, const char* title) {
    if (!card.contains(key) || card[key].empty()) return {};
    std::string text = "\n## " + std::string(title) + "\n\n";
    if (card[key].is_string()) return text + card[key].get<std::string>() + "\n";
    for (const json& item : card[key]) text += "- " + item.get<std::string>() + "\n";
    return text;
}

std::string tag_table(const Tagger::Model& model) {
    std::string text =
        "| tag | positives | ROC-AUC | PR-AUC | F1 | calibration error | given from |\n|---|---|---|---|---|---|---|\n";
    for (const json& row : model.card["out_of_fold"]["tags"]) {
        const std::string name = row["tag"];
        std::string threshold = "most probable";
        for (const ModelTag& tag : model.tags)
            if (tag.info.name == name && tag.info.family.empty()) threshold = percent(tag.info.threshold);
        text += "| " + tag_title(name) + " | " + std::to_string(row["positives"].get<int>()) + " | " +
                figure(row, "roc_auc") + " | " + figure(row, "pr_auc") + " | " + figure(row, "f1") + " | " +
                figure(row, "calibration_error") + " | " + threshold + " |\n";
    }
    return text;
}

std::string figures(const Tagger::Model& model) {
    const json& out_of_fold = model.card["out_of_fold"];
    std::string text = "\n## What it reaches on tracks it has not seen\n\n" +
                       std::to_string(out_of_fold["folds"].get<int>()) +
                       " folds, each predicted by a model trained on the others" +
                       (out_of_fold["folds_from"] == "given" ? "; the folds were given with the data"
                                                             : "; folds made by stratification") +
                       ". Macro means: ROC-AUC " + figure(out_of_fold, "roc_auc_macro") + ", PR-AUC " +
                       figure(out_of_fold, "pr_auc_macro") + ", F1 " + figure(out_of_fold, "f1_macro") + ".";
    if (out_of_fold.contains("accuracy"))
        for (const auto& [family, accuracy] : out_of_fold["accuracy"].items())
            text += " Accuracy of " + family + ": " + figure(out_of_fold["accuracy"], family.c_str()) + ".";
    return text + "\n\n" + tag_table(model);
}

}  // namespace

json read_card_file(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) throw InputError(path_text(file), std::nullopt, "the card file cannot be opened");
    json card;
    try {
        card = json::parse(stream);
    } catch (const json::parse_error& error) {
        throw InputError(path_text(file), std::nullopt, std::string("this is no JSON: ") + error.what());
    }
    if (!card.is_object()) throw InputError(path_text(file), std::nullopt, "a card is a JSON object");
    for (const auto& [key, value] : card.items())
        if (!is_text_or_texts(value))
            throw InputError(path_text(file), std::nullopt, "`" + key + "` must be a text or a list of texts");
    return card;
}

std::string model_card_markdown(const Tagger::Model& model) {
    const json& card = model.card;
    std::string text = "# Model card: " + card.value("name", std::string("an Armonica model")) + "\n\n";
    text += "| | |\n|---|---|\n";
    const auto row = [&](const char* name, const std::string& value) {
        text += "| " + std::string(name) + " | " + value + " |\n";
    };
    row("data", card.value("data", std::string("–")));
    if (card.contains("source")) row("source", card["source"]);
    if (card.contains("licence")) row("licence", card["licence"]);
    row("tracks", std::to_string(card["tracks"].get<int>()));
    row("tags", std::to_string(model.tags.size()));
    row("features", std::to_string(model.features.size()) + ", grouping `" + model.grouping + "`, catalogue version " +
                        model.catalogue_version.value_or("none: columns of a table"));
    row("kind", model.kind + " banded EM, " + std::to_string(card["iterations"].get<int>()) + " iterations");
    row("trained", card["date"].get<std::string>() + " with Armonica " + card["armonica_version"].get<std::string>());
    text += section(card, "labels", "How labels were made");
    text += figures(model);
    text += section(card, "limits", "Known limits");
    text += section(card, "notes", "Notes from training");
    return text;
}

}  // namespace armonica::app
