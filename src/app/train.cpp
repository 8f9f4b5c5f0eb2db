#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <armonica/catalogue.hpp>

#include "app/commands.hpp"
#include "app/labelled_collection.hpp"
#include "app/model_card.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "model/model_file.hpp"
#include "model/trainer.hpp"

namespace armonica::app {
namespace {

/// Today, or the day of $SOURCE_DATE_EPOCH, for whoever wants the same bytes again.
std::string date() {
    const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
    const std::time_t now = fixed != nullptr ? static_cast<std::time_t>(std::atoll(fixed)) : std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
    return text;
}

/// A table whose features are all in the catalogue was written by `extract`, so its model can tag sound.
bool features_are_measured(const LabelledCollection& labelled) {
    const auto& names = labelled.collection.data.feature_names;
    return labelled.measured ||
           std::all_of(names.begin(), names.end(), [](const auto& name) { return find_feature(name) != nullptr; });
}

std::filesystem::path card_path(std::filesystem::path model) { return model.replace_extension(".md"); }

void print_summary(const Tagger::Model& model, const TrainArguments& arguments) {
    const auto& figures = model.card["out_of_fold"];
    std::printf("%s: %zu tags from %zu features in %zu groups, learned from %d tracks\n",
                path_text(arguments.out).c_str(), model.tags.size(), model.features.size(), model.groups.size(),
                model.card["tracks"].get<int>());
    const auto show = [&](const char* name, const nlohmann::json& value) {
        if (!value.is_null()) std::printf("%s %.3f  ", name, value.get<double>());
    };
    std::printf("on tracks not seen: ");
    show("ROC-AUC", figures["roc_auc_macro"]);
    show("PR-AUC", figures["pr_auc_macro"]);
    show("F1", figures["f1_macro"]);
    std::printf("\nthe card is %s\n", path_text(card_path(arguments.out)).c_str());
}

}  // namespace

ExitStatus train(const TrainArguments& arguments) {
    if (card_path(arguments.out) == arguments.out)
        throw std::invalid_argument("--out " + path_text(arguments.out) + ": a model's name should end in .json");
    const nlohmann::json card = arguments.card ? read_card_file(*arguments.card) : nlohmann::json::object();
    LabelledCollection labelled = read_labelled_collection(arguments.collection);
    if (labelled.status == stopped_by_user) return stopped_by_user;

    TrainOptions options;
    options.jobs = static_cast<int>(arguments.collection.jobs);
    options.date = date();
    options.feature_families = arguments.feature_families;
    options.data_description = card.value(
        "data", path_text(arguments.collection.table ? *arguments.collection.table : *arguments.collection.audio));
    if (features_are_measured(labelled)) options.catalogue_version = std::string(catalogue_version());
    const Tagger tagger =
        armonica::train(labelled.collection.data, labelled.grouping, labelled.collection.group_of_column, options);

    Tagger::Model model = tagger.model();
    for (const auto& [key, value] : card.items()) model.card[key] = value;
    for (const std::string& note : labelled.collection.notes) model.card["notes"].push_back(note);
    save_model(model, arguments.out);
    Output markdown(card_path(arguments.out));
    markdown.write(model_card_markdown(model));
    markdown.commit();
    for (const auto& note : tagger.model().card["notes"])
        std::fprintf(stderr, "note: %s\n", note.get<std::string>().c_str());
    print_summary(model, arguments);
    return labelled.status;
}

}  // namespace armonica::app
