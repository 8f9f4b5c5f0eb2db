#include "app/importance_report.hpp"

#include <algorithm>

namespace armonica::app {

std::size_t ImportanceReport::features_of(std::size_t place) const {
    const auto& columns = labelled.collection.group_of_column;
    return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), importance.groups[place]));
}

std::optional<double> ImportanceReport::value(Measure measure, std::size_t place_in_layout) const {
    return importance.of(measure).values[place_in_layout];
}

std::optional<Interval> ImportanceReport::interval(Measure measure, std::size_t place_in_layout) const {
    const auto& intervals = importance.of(measure).intervals;
    return intervals.empty() ? std::nullopt : intervals[place_in_layout];
}

std::string ImportanceReport::resampled_what() const {
    const std::string& unit = labelled.collection.unit_column;
    return unit.empty() ? "tracks" : "all tracks of one `" + unit + "` together";
}

}  // namespace armonica::app
