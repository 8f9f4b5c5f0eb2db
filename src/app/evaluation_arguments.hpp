#pragma once

#include <string>

#include "app/commands.hpp"
#include "model/em_options.hpp"
#include "model/folded_collection.hpp"
#include "model/kind.hpp"

namespace armonica::app {

/// What `evaluate` and `importance` ask of their arguments alike. All throw std::invalid_argument, worded for a person.

/// Whether there is a collection at all, for commands that also do without.
bool names_collection(const CollectionArguments& collection);

/// Where a collection comes without one.
void require_grouping(const CollectionArguments& collection);

/// --task. Never throws.
Task task_of(const CollectionArguments& collection);

/// Unless the arguments say how the collection is divided.
void require_folds(const CollectionArguments& collection, const std::string& command);

/// Where there are some resamples, but too few for an interval.
void check_resamples(int resamples);

/// The likelihood of this name. Throws for a kind that has its own.
Likelihood likelihood_for(const std::string& name, Kind kind);

}  // namespace armonica::app
