#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <armonica/tagger.hpp>

namespace armonica {

/// "f1", "precision=0.9" or "recall=0.5". Throws std::invalid_argument, worded for a person, for anything else.
DecisionGoal decision_goal_named(const std::string& text);
std::string to_string(const DecisionGoal& goal);

/// What giving a tag from some probability on would have meant on tracks that the model had not seen.
struct OperatingPoint {
    double threshold = 0.0;
    std::size_t given = 0;  ///< tracks that would be given the tag
    std::size_t right = 0;  ///< of these, those that carry it

    bool operator==(const OperatingPoint&) const = default;
};

/// One point for each different probability, from the highest down, or evenly chosen ones where there are more than
/// `most` (0: all). A threshold lies half-way to the next lower probability, the last one at the lowest.
std::vector<OperatingPoint> operating_points(std::span<const double> probabilities, std::span<const int> labels,
                                             std::size_t most = 0);

/// From which probability a tag is never given by a threshold: only a certainty would reach it.
inline constexpr double never_given = 1.0;

/// The fewest positives from which a tag's threshold is chosen by F1.
inline constexpr std::size_t fewest_positives_for_f1 = 10;

/// The threshold that reaches the goal on the tracks of `points`, of which `positives` carry the tag:
///
/// - F1: the one of highest F1; of equal F1 the highest, because a wrong tag costs more than a missing one. With fewer
///   than `fewest_positives_for_f1` positives F1 depends on where one or two tracks happen to fall: then the threshold
///   that gives the tag to as many tracks as carry it. With a single point nothing was learned: `never_given`.
/// - precision: the lowest from which (right + 1)/(given + 2) reaches it. The smoothing (Laplace's rule of succession)
///   asks for more proof where few tracks would be given: two right of two do not show a precision of 0.9.
/// - recall: the highest from which right/positives reaches it.
///
/// `never_given` where no threshold does, or there are no points.
double threshold_for(const DecisionGoal& goal, std::span<const OperatingPoint> points, std::size_t positives);

/// The same from probabilities predicted out of fold. Throws std::invalid_argument without any.
double choose_threshold(std::span<const double> probabilities, std::span<const int> labels,
                        const DecisionGoal& goal = {});

}  // namespace armonica
