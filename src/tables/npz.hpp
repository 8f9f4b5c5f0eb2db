#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tables/table.hpp"

namespace armonica {

/// What an array of an .npz file is for.
enum class ArrayRole { features, feature_names, labels, label_names, ids };

/// "features", "feature_names", … as users write it. Throws std::invalid_argument for another word.
ArrayRole array_role(const std::string& word);

/// Which array plays which role, where the names people use do not say so.
using ArrayNames = std::map<ArrayRole, std::string>;

/// Reads an archive of NumPy arrays. Without `chosen`, features are `X` or `features`, their names `feature_names`,
/// labels `y`, `Y` or `labels`, their names `label_names`, `tag_names`, `tags` or `classes`, and tracks `ids`,
/// `track_ids`, `tracks`, `paths`, `files`. Features are a matrix with a row a track; without names they are called
/// feature_0, feature_1, …; without ids, tracks "row 1", "row 2", …. Labels are a matrix of 0 and 1 (tag_0, tag_1, …),
/// or one number or text a track: text is a class, and so is a whole number unless all are 0 or 1, named by the label
/// names where there is one for each. Any other array of one value a track becomes a column of its own name. All that
/// is not used is said in the notes. `names` as for CSV: its first entry chooses a column as the id.
///
/// Throws InputError, listing the arrays with their shapes, where features and labels are missing or shapes do not fit;
/// for arrays of Python objects; for numbers that are infinite; for an archive that is damaged, or that unpacks to more
/// than 8 GiB, or to more than 256 MiB and 200 times its size.
Table read_npz(const std::filesystem::path& file, const std::vector<std::string>& names, const ArrayNames& chosen);

}  // namespace armonica
