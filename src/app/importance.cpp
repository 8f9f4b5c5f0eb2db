#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>

#include "app/commands.hpp"
#include "app/evaluation_arguments.hpp"
#include "app/importance_report.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "tables/collection_folds.hpp"

namespace armonica::app {
namespace {

/// So many names help to find a slip; more would bury it.
constexpr std::size_t most_names = 60;

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i)
        text += (i == 0 ? "" : ", ") + printable(names[i]);
    return text + (names.size() > most_names ? " …" : "");
}

/// The tags to tell by themselves, in the order of the collection.
std::vector<std::size_t> chosen_tags(const ImportanceArguments& arguments, const std::vector<std::string>& names) {
    std::vector<std::size_t> all(names.size());
    std::iota(all.begin(), all.end(), 0);
    if (arguments.tags.empty()) return arguments.format == "text" ? std::vector<std::size_t>{} : all;
    std::set<std::size_t> chosen;
    for (const std::string& tag : arguments.tags) {
        const auto found = std::find(names.begin(), names.end(), tag);
        if (found == names.end())
            throw std::invalid_argument("--tag " + printable(tag) + ": the collection has no such tag; its tags are " +
                                        listed(names));
        chosen.insert(static_cast<std::size_t>(found - names.begin()));
    }
    return {chosen.begin(), chosen.end()};
}

ImportanceOptions options_of(const ImportanceArguments& arguments) {
    ImportanceOptions options;
    options.kind = *kind_named(arguments.kind);
    options.em.likelihood = likelihood_for(arguments.likelihood, options.kind);
    options.task = task_of(arguments.collection);
    options.refit = arguments.refit;
    options.permutations = arguments.permutations;
    options.resamples = arguments.resamples;
    options.seed = arguments.seed;
    options.jobs = static_cast<int>(arguments.collection.jobs);
    return options;
}

std::string printed(const ImportanceReport& report, const std::string& format) {
    if (format == "json") return importance_json(report).dump(2) + "\n";
    if (format == "csv") return importance_csv(report);
    return importance_text(report);
}

}  // namespace

ExitStatus importance(const ImportanceArguments& arguments) {
    require_folds(arguments.collection, "importance");
    check_resamples(arguments.resamples);
    ImportanceOptions options = options_of(arguments);
    LabelledCollection labelled = read_labelled_collection(arguments.collection);
    if (labelled.status == stopped_by_user) return stopped_by_user;
    Collection& collection = labelled.collection;
    const auto tags = chosen_tags(arguments, collection.data.tag_names);
    options.test_folds = fixed_test_folds(collection);
    const std::size_t folds = options.test_folds.empty() ? collection.fold_names.size() : options.test_folds.size();
    const ImportanceReport report{labelled, arguments,
                                  group_importance(collection.data, collection.group_of_column,
                                                   labelled.grouping.groups.size(), collection.unit_of_track, options),
                                  tags, folds};
    Output output(std::nullopt);
    output.write(printed(report, arguments.format));
    return labelled.status;
}

}  // namespace armonica::app
