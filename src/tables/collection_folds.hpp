#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tables/collection.hpp"
#include "tables/joined_tables.hpp"

namespace armonica {

/// Gives every track of `collection` its fold, as `request.folds` says: from a file, from split files, from a column of
/// the tables at hand, or made. Tracks that no split file lists are dropped with `keep`, which drops them from `tables`
/// too. Notes say what was made and where one artist's tracks stand in two folds. Throws InputError.
void assign_folds(const CollectionRequest& request, JoinedTables& tables, Collection& collection,
                  const std::function<void(const std::vector<std::size_t>&)>& keep);

/// Folds whose names say that they are a fixed split: `train`, `test`, `validation` (or `valid`, `val`, `dev`), in any
/// case. Then it returns the one fold to test on, `test`, or `validation` where there is no test; beside a test fold,
/// validation is joined to train, since banded EM chooses its own λ and has no other use for it. Empty for other folds.
std::vector<int> fixed_test_folds(Collection& collection);

}  // namespace armonica
