#include <algorithm>
#include <cstdio>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "app/commands.hpp"
#include "app/date.hpp"
#include "app/labelled_collection.hpp"
#include "app/model_card.hpp"
#include "app/output.hpp"
#include "app/statistics.hpp"
#include "app/text.hpp"
#include "model/decision_goal.hpp"
#include "model/model_file.hpp"
#include "model/statistics_trainer.hpp"
#include "model/trainer.hpp"

namespace armonica::app {
namespace {

std::filesystem::path card_path(std::filesystem::path model) { return model.replace_extension(".md"); }

void print_summary(const Tagger::Model& model, const TrainArguments& arguments) {
    const auto& figures = model.card["out_of_fold"];
    std::printf("%s: %zu tags from %zu features in %zu groups, learned from %d tracks\n",
                path_text(arguments.out).c_str(), model.tags.size(), model.features.size(), model.groups.size(),
                model.card["tracks"].get<int>());
    const auto show = [&](const char* name, const nlohmann::json& value) {
        if (!value.is_null()) std::printf("%s %.3f  ", name, value.get<double>());
    };
    if (figures["roc_auc_macro"].is_null() && figures["f1_macro"].is_null()) {
        std::printf("on tracks not seen: not measured");
    } else {
        std::printf("on tracks not seen: ");
        show("ROC-AUC", figures["roc_auc_macro"]);
        show("PR-AUC", figures["pr_auc_macro"]);
        show("F1", figures["f1_macro"]);
    }
    std::printf("\nthe card is %s\n", path_text(card_path(arguments.out)).c_str());
}

TrainOptions train_options(const TrainArguments& arguments, const nlohmann::json& card, std::string data) {
    TrainOptions options;
    // Statistics hold what a linear model needs, and no more.
    options.kind = *kind_named(arguments.kind.value_or(arguments.merge.empty() ? "glass" : "linear"));
    options.jobs = static_cast<int>(arguments.collection.jobs);
    options.em.likelihood = *likelihood_named(arguments.likelihood);
    options.goal = decision_goal_named(arguments.goal);
    options.date = date();
    options.feature_families = arguments.feature_families;
    options.data_description = card.value("data", std::move(data));
    return options;
}

/// Writes the model and its card, and says what it is.
void save(const Tagger& tagger, const nlohmann::json& card, const std::vector<std::string>& notes,
          const TrainArguments& arguments) {
    Tagger::Model model = tagger.model();
    for (const auto& [key, value] : card.items()) model.card[key] = value;
    for (const std::string& note : notes) model.card["notes"].push_back(note);
    save_model(model, arguments.out);
    Output markdown(card_path(arguments.out));
    markdown.write(model_card_markdown(model));
    markdown.commit();
    for (const auto& note : tagger.model().card["notes"])
        std::fprintf(stderr, "note: %s\n", note.get<std::string>().c_str());
    print_summary(model, arguments);
}

ExitStatus train_from_tracks(const TrainArguments& arguments, const nlohmann::json& card) {
    LabelledCollection labelled = read_labelled_collection(arguments.collection);
    if (labelled.status == stopped_by_user) return stopped_by_user;
    if (arguments.statistics_out)
        write_statistics(statistics_of(labelled, arguments.collection), *arguments.statistics_out);
    if (arguments.out.empty()) return labelled.status;
    const auto& source = arguments.collection.table ? *arguments.collection.table : *arguments.collection.audio;
    TrainOptions options = train_options(arguments, card, path_text(source));
    if (features_are_measured(labelled)) options.catalogue_version = labelled.catalogue_version;
    save(armonica::train(labelled.collection.data, labelled.grouping, labelled.collection.group_of_column, options),
         card, labelled.collection.notes, arguments);
    return labelled.status;
}

ExitStatus train_from_parts(const TrainArguments& arguments, const nlohmann::json& card) {
    const Grouping grouping = load_grouping(arguments.collection.grouping);
    const CollectionStatistics statistics = merge_statistics(arguments.merge);
    if (arguments.statistics_out) write_statistics(statistics, *arguments.statistics_out);
    if (arguments.out.empty()) return all_good;
    std::vector<int> group_of_column = assign_groups(grouping, statistics.features).group_of_column;
    for (const std::string& excluded : arguments.collection.exclude) {
        const auto found = std::find(statistics.features.begin(), statistics.features.end(), excluded);
        if (found == statistics.features.end())
            throw InputError("--exclude", std::nullopt, "the statistics hold no feature \"" + excluded + "\"");
        group_of_column[static_cast<std::size_t>(found - statistics.features.begin())] = GroupAssignment::none;
    }
    if (statistics.catalogue_version && measuring_catalogue(*statistics.catalogue_version) != catalogue_version())
        throw InputError(path_text(arguments.merge.front()), std::nullopt,
                         "was measured with catalogue version " + *statistics.catalogue_version +
                             ", but this build measures with " + std::string(catalogue_version()) +
                             "; gather the statistics again");
    std::string parts;
    for (const auto& file : arguments.merge) parts += (parts.empty() ? "" : ", ") + path_text(file);
    save(train_from_statistics(statistics, grouping, group_of_column, train_options(arguments, card, parts)), card, {},
         arguments);
    return all_good;
}

}  // namespace

ExitStatus train(const TrainArguments& arguments) {
    if (!arguments.out.empty() && card_path(arguments.out) == arguments.out)
        throw std::invalid_argument("--out " + path_text(arguments.out) + ": a model's name should end in .json");
    decision_goal_named(arguments.goal);  // what is wrong with it should be said before the sound is measured
    const nlohmann::json card = arguments.card ? read_card_file(*arguments.card) : nlohmann::json::object();
    return arguments.merge.empty() ? train_from_tracks(arguments, card) : train_from_parts(arguments, card);
}

}  // namespace armonica::app
