#include <cstdio>
#include <stdexcept>

#include "app/commands.hpp"
#include "app/date.hpp"
#include "app/evaluation_arguments.hpp"
#include "app/labelled_collection.hpp"
#include "app/language.hpp"
#include "app/output.hpp"
#include "app/pages/model_page.hpp"
#include "app/pages/page.hpp"
#include "app/statistics.hpp"
#include "app/text.hpp"
#include "model/trainer.hpp"
#include "tables/collection_folds.hpp"

namespace armonica::app {
namespace {

void check(const ReportArguments& arguments) {
    require_page(arguments.html);
    check_resamples(arguments.resamples);
    if (!names_collection(arguments.collection)) return;
    require_grouping(arguments.collection);
    require_folds(arguments.collection, "report");
}

Tagger trained_on(const LabelledCollection& labelled, const ReportArguments& arguments) {
    std::fprintf(stderr, "training …\n");
    TrainOptions options;
    options.kind = *kind_named(arguments.kind);
    options.em.likelihood = likelihood_for(arguments.likelihood, options.kind);
    options.jobs = static_cast<int>(arguments.collection.jobs);
    options.date = date();
    // Pages are passed on: where the collection lies is nobody's business.
    const auto& source = arguments.collection.table ? *arguments.collection.table : *arguments.collection.audio;
    options.data_description = path_text(source.has_filename() ? source.filename() : source.parent_path().filename());
    if (features_are_measured(labelled)) options.catalogue_version = labelled.catalogue_version;
    return armonica::train(labelled.collection.data, labelled.grouping, labelled.collection.group_of_column, options);
}

ImportanceView importance_of(LabelledCollection& labelled, const ReportArguments& arguments) {
    std::fprintf(stderr, "measuring importances …\n");
    Collection& collection = labelled.collection;
    ImportanceOptions options;
    options.kind = *kind_named(arguments.kind);
    options.em.likelihood = likelihood_for(arguments.likelihood, options.kind);
    options.task = task_of(arguments.collection);
    options.test_folds = fixed_test_folds(collection);
    options.refit = arguments.refit;
    options.resamples = arguments.resamples;
    options.seed = arguments.seed;
    options.jobs = static_cast<int>(arguments.collection.jobs);
    ImportanceView view{group_importance(collection.data, collection.group_of_column, labelled.grouping.groups.size(),
                                         collection.unit_of_track, options),
                        {},
                        collection.data.tag_names};
    for (const int group : view.importance.groups)
        view.groups.push_back(labelled.grouping.groups[static_cast<std::size_t>(group)].id);
    return view;
}

}  // namespace

ExitStatus report(const ReportArguments& arguments) {
    check(arguments);
    const Messages messages = messages_in(arguments.language);
    std::vector<Tagger> taggers;
    for (const auto& file : arguments.models) taggers.push_back(Tagger::load(file));
    std::optional<ImportanceView> importance;
    ExitStatus status = all_good;
    if (names_collection(arguments.collection)) {
        LabelledCollection labelled = read_labelled_collection(arguments.collection);
        if (labelled.status == stopped_by_user) return stopped_by_user;
        status = labelled.status;
        taggers.insert(taggers.begin(), trained_on(labelled, arguments));
        importance = importance_of(labelled, arguments);
    }
    if (taggers.empty()) taggers.push_back(Tagger::load(default_model_file()));
    std::vector<const Tagger::Model*> models;
    for (const Tagger& tagger : taggers) models.push_back(&tagger.model());
    Output output(arguments.html);
    output.write(page_html(model_page(models, importance ? &*importance : nullptr, messages)));
    output.commit();
    return status;
}

}  // namespace armonica::app
