#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/labelled_collection.hpp"
#include "model/group_importance.hpp"

namespace armonica::app {

/// All that `importance` has to say, whichever form it takes.
struct ImportanceReport {
    const LabelledCollection& labelled;
    const ImportanceArguments& arguments;
    GroupImportance importance;
    std::vector<std::size_t> tags;  ///< told by themselves
    std::size_t tested_folds = 0;

    const FeatureGroup& group(std::size_t place) const {
        return labelled.grouping.groups[static_cast<std::size_t>(importance.groups[place])];
    }
    /// How many features of the collection the group has.
    std::size_t features_of(std::size_t place) const;
    std::optional<double> value(Measure measure, std::size_t place_in_layout) const;
    std::optional<Interval> interval(Measure measure, std::size_t place_in_layout) const;
    /// "tracks", or "all tracks of one `artist` together"
    std::string resampled_what() const;
};

/// The report for a person, in lines of at most 80 columns.
std::string importance_text(const ImportanceReport& report);
/// One object for programs.
nlohmann::ordered_json importance_json(const ImportanceReport& report);
/// One row for each group over all tags, then for each tag and group.
std::string importance_csv(const ImportanceReport& report);

}  // namespace armonica::app
