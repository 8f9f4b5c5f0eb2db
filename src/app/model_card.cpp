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

std::string kind_in_words(const Tagger::Model& model) {
    if (model.kind == Kind::linear)
        return "linear: banded EM, " + std::to_string(model.card["iterations"].get<int>()) + " iterations";
    if (model.kind == Kind::additive) return "additive: curves under accelerated banded EM";
    const json& stacking = model.card["stacking"];
    char text[160];
    std::snprintf(text, sizeof text,
                  "glass: %.3g × straight EM + %.3g × EM with curves and pairs + %.3g × %d trees per tag within groups",
                  stacking["straight"].get<double>(), stacking["straight_curved_pairs"].get<double>(),
                  stacking["trees"].get<double>(), stacking["trees_per_tag"].get<int>());
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
        "| tag | positives | ROC-AUC | PR-AUC | F1 | calibration error (by chance) | given from "
        "|\n|---|---|---|---|---|---|---|\n";
    for (const json& row : model.card["out_of_fold"]["tags"]) {
        const std::string name = row["tag"];
        std::string threshold = "most probable";
        for (const ModelTag& tag : model.tags)
            if (tag.info.name == name && tag.info.family.empty()) threshold = percent(tag.info.threshold);
        text += "| " + tag_title(name) + " | " + std::to_string(row["positives"].get<int>()) + " | " +
                figure(row, "roc_auc") + " | " + figure(row, "pr_auc") + " | " + figure(row, "f1") + " | " +
                figure(row, "calibration_error") +
                (row.contains("calibration_error_by_chance") ? " (" + figure(row, "calibration_error_by_chance") + ")"
                                                             : "") +
                " | " + threshold + " |\n";
    }
    return text;
}

// Of answers that a model calls decided, and of the others, how many are right.
std::string sureness_of(const json& answers, const char* what) {
    if (answers["answers"] == 0) return {};
    std::string text = "Of " + std::to_string(answers["answers"].get<int>()) + " " + what + " " +
                       figure(answers, "decided") + " are decided";
    if (!answers["right_decided"].is_null()) text += "; of these " + figure(answers, "right_decided") + " are right";
    if (!answers["right_undecided"].is_null()) text += ", of the others " + figure(answers, "right_undecided");
    return text + ". ";
}

std::string sureness(const Tagger::Model& model) {
    if (!model.card.contains("sureness")) return {};
    const json& sureness = model.card["sureness"];
    return "\nHow sure it is, on " + std::to_string(sureness["tracks"].get<int>()) +
           " tracks not seen (*decided*: the interval of the probability does not hold the threshold, or the family's "
           "best tag stands clear of the others). " +
           sureness_of(sureness["alone"], "answers of tags alone, given or not,") +
           sureness_of(sureness["families"], "best tags of families") + "\n";
}

std::string figures(const Tagger::Model& model) {
    const json& out_of_fold = model.card["out_of_fold"];
    if (model.card.value("calibration", "") == "gaussian")
        return "\n## What it reaches on tracks it has not seen\n\nNot measured: it was trained from statistics, "
               "without "
               "tracks.\n\n" +
               tag_table(model);
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
    return text + "\n\n" + tag_table(model) + sureness(model);
}

std::string with_sign(const json& value) { return value.is_null() ? "–" : signed_number(value.get<double>(), 3); }

std::string interval(const json& ends) {
    return ends.is_null() ? "" : " (" + with_sign(ends[0]) + " … " + with_sign(ends[1]) + ")";
}

std::string share_interval(const json& figures, const json& intervals, const char* key) {
    if (intervals[key].is_null()) return figure(figures, key);
    return figure(figures, key) + " (" + figure({{"low", intervals[key][0]}}, "low") + " to " +
           figure({{"high", intervals[key][1]}}, "high") + ")";
}

std::string figures_by_fold(const json& out_of_fold) {
    if (!out_of_fold.contains("by_fold")) return {};
    const json& by_fold = out_of_fold["by_fold"];
    const json& intervals = out_of_fold["by_fold_interval"];
    std::string text = "\nFold by fold and averaged, with 95 % intervals from resampled tracks: ";
    if (!by_fold["accuracy"].is_null())
        text += "accuracy of the tags that exclude each other " + share_interval(by_fold, intervals, "accuracy") + "; ";
    return text + "macro means of the others: ROC-AUC " + share_interval(by_fold, intervals, "roc_auc") + ", PR-AUC " +
           share_interval(by_fold, intervals, "pr_auc") + ".\n";
}

std::string feature_families(const json& card) {
    if (!card.contains("feature_families")) return {};
    std::string text =
        "\n## What each family of features does\n\n"
        "By models of kind linear, which train fast enough for two of each family. *Alone*: a model with that family "
        "and "
        "no other. *Gained*: the model of all families, less one trained without the "
        "family, "
        "with 95 % intervals; where families say the same, none of them gains much. Accuracy is that of the tags that "
        "exclude each other, ROC-AUC and PR-AUC are macro means of the others; all on tracks not seen.\n\n"
        "| family | features | alone: accuracy | ROC-AUC | PR-AUC | gained: accuracy | ROC-AUC | PR-AUC |\n"
        "|---|---|---|---|---|---|---|---|\n";
    for (const json& row : card["feature_families"]) {
        text += "| " + row["family"].get<std::string>() + " | " + std::to_string(row["features"].get<int>());
        for (const char* key : {"accuracy", "roc_auc", "pr_auc"}) text += " | " + figure(row["alone"], key);
        for (const char* key : {"accuracy", "roc_auc", "pr_auc"})
            text += " | " + with_sign(row["gained"][key]) + interval(row["gained_interval"][key]);
        text += " |\n";
    }
    return text;
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
    row("kind", kind_in_words(model));
    row("trained", card["date"].get<std::string>() + " with Armonica " + card["armonica_version"].get<std::string>());
    text += section(card, "labels", "How labels were made");
    text += figures(model);
    text += figures_by_fold(card["out_of_fold"]);
    text += feature_families(card);
    text += section(card, "limits", "Known limits");
    text += section(card, "notes", "Notes from training");
    return text;
}

}  // namespace armonica::app
