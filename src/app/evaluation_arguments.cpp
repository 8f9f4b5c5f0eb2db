#include "app/evaluation_arguments.hpp"

#include <stdexcept>

namespace armonica::app {
namespace {

/// Fewer do not tell where the outermost 2.5 % begin.
constexpr int fewest_resamples = 100;

}  // namespace

bool names_collection(const CollectionArguments& collection) { return collection.table || collection.audio; }

void require_grouping(const CollectionArguments& collection) {
    if (collection.grouping.empty()) throw std::invalid_argument("--grouping is required with a collection");
}

Task task_of(const CollectionArguments& collection) {
    return collection.task == "multiclass" ? Task::multiclass : Task::multilabel;
}

void require_folds(const CollectionArguments& collection, const std::string& command) {
    if (!collection.folds && collection.fold_column.empty() && collection.split.empty() && collection.make_folds == 0)
        throw std::invalid_argument(
            command +
            " needs folds: --folds FILE, --fold-column NAME, --split NAME=FILE, or --make-folds N (and --apart "
            "COLUMN, to keep artists apart)");
}

void check_resamples(int resamples) {
    if (resamples != 0 && resamples < fewest_resamples)
        throw std::invalid_argument("--resamples " + std::to_string(resamples) + ": a 95 % interval needs " +
                                    std::to_string(fewest_resamples) + " or more; 0 leaves intervals out");
}

Likelihood likelihood_for(const std::string& name, Kind kind) {
    const Likelihood likelihood = *likelihood_named(name);
    if (likelihood == Likelihood::logistic && kind != Kind::linear && kind != Kind::additive)
        throw std::invalid_argument("--likelihood logistic is for the kinds linear and additive; " +
                                    std::string(to_string(kind)) + " has its own");
    return likelihood;
}

}  // namespace armonica::app
