#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <armonica/catalogue.hpp>

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
    std::string catalogue_version = std::string(armonica::catalogue_version());  ///< that sound was measured with
};

/// Reads the table, or measures the sound, and joins labels and folds to it. Prints what was left aside on the error
/// stream. Throws InputError.
LabelledCollection read_labelled_collection(const CollectionArguments& arguments);

/// The same for several groupings in place of that of `arguments`: the same tracks, labels and folds, each time with
/// the features of one grouping. Sound is measured once.
std::vector<LabelledCollection> read_labelled_collections(const CollectionArguments& arguments,
                                                          const std::vector<std::string>& groupings);

}  // namespace armonica::app
