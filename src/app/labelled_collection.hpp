#pragma once

#include <cstddef>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "tables/collection.hpp"

namespace armonica::app {

/// What `train` and `evaluate` work on.
struct LabelledCollection {
    Grouping grouping;
    Collection collection;
    ExitStatus status = all_good;  ///< some_failed where tracks could not be measured, stopped_by_user after Ctrl-C
    bool measured = false;         ///< from sound: the features are those of the catalogue
};

/// Reads the table, or measures the sound, and joins labels and folds to it. Prints what was left aside on the error
/// stream. Throws InputError.
LabelledCollection read_labelled_collection(const CollectionArguments& arguments);

}  // namespace armonica::app
