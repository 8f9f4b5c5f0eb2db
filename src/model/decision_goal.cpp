#include "model/decision_goal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace armonica {
namespace {

// Half-way between two probabilities, but above the lower one, which must stay out.
double between(double here, double next) {
    const double middle = std::midpoint(here, next);
    return middle == next ? here : middle;
}

// All of these go from the highest threshold down.

double lowest_of_precision(double least, std::span<const OperatingPoint> points) {
    double threshold = never_given;
    for (const OperatingPoint& point : points)
        if ((static_cast<double>(point.right) + 1.0) / (static_cast<double>(point.given) + 2.0) >= least)
            threshold = point.threshold;
    return threshold;
}

double highest_of_recall(double least, std::span<const OperatingPoint> points, double positives) {
    for (const OperatingPoint& point : points)
        if (static_cast<double>(point.right) >= least * positives) return point.threshold;
    return never_given;
}

double best_by_f1(std::span<const OperatingPoint> points, double positives) {
    double best = -1.0;
    double threshold = never_given;
    if (points.size() < 2) return threshold;
    const bool by_f1 = positives >= static_cast<double>(fewest_positives_for_f1);
    for (const OperatingPoint& point : points) {
        const auto right = static_cast<double>(point.right), given = static_cast<double>(point.given);
        const double quality = by_f1 ? 2.0 * right / (given + positives) : 1.0 / (1.0 + std::abs(given - positives));
        if (quality <= best) continue;
        best = quality;
        threshold = point.threshold;
    }
    return threshold;
}

}  // namespace

DecisionGoal decision_goal_named(const std::string& text) {
    if (text == "f1") return {};
    for (const auto& [name, measure] : {std::pair{"precision=", DecisionGoal::Measure::precision},
                                        std::pair{"recall=", DecisionGoal::Measure::recall}}) {
        if (!text.starts_with(name)) continue;
        const std::string number = text.substr(std::string(name).size());
        double least = 0.0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), least);
        if (error == std::errc{} && end == number.data() + number.size() && least > 0.0 && least < 1.0)
            return {measure, least};
    }
    throw std::invalid_argument("`" + text +
                                "` is no goal: it reads f1, precision=P or recall=R, with a number between 0 and 1");
}

std::string to_string(const DecisionGoal& goal) {
    if (goal.measure == DecisionGoal::Measure::f1) return "f1";
    char number[32];
    const auto [end, error] = std::to_chars(number, number + sizeof number, goal.least);
    return (goal.measure == DecisionGoal::Measure::precision ? "precision=" : "recall=") + std::string(number, end);
}

std::vector<OperatingPoint> operating_points(std::span<const double> probabilities, std::span<const int> labels,
                                             std::size_t most) {
    if (probabilities.size() != labels.size()) throw std::invalid_argument("every probability needs one label");
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return probabilities[a] > probabilities[b]; });
    std::vector<OperatingPoint> points;
    std::size_t right = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        right += labels[order[i]] != 0 ? 1 : 0;
        const double here = probabilities[order[i]];
        if (i + 1 == order.size())
            points.push_back({here, i + 1, right});
        else if (const double next = probabilities[order[i + 1]]; next != here)
            points.push_back({between(here, next), i + 1, right});
    }
    if (most == 0 || points.size() <= most) return points;
    std::vector<OperatingPoint> chosen;
    for (std::size_t k = 0; k < most; ++k) chosen.push_back(points[k * (points.size() - 1) / (most - 1)]);
    return chosen;
}

double threshold_for(const DecisionGoal& goal, std::span<const OperatingPoint> points, std::size_t positives) {
    switch (goal.measure) {
        case DecisionGoal::Measure::precision:
            return lowest_of_precision(goal.least, points);
        case DecisionGoal::Measure::recall:
            return highest_of_recall(goal.least, points, static_cast<double>(positives));
        case DecisionGoal::Measure::f1:
            break;
    }
    return best_by_f1(points, static_cast<double>(positives));
}

double choose_threshold(std::span<const double> probabilities, std::span<const int> labels, const DecisionGoal& goal) {
    if (probabilities.empty()) throw std::invalid_argument("a threshold needs at least one probability");
    const auto positives =
        static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), [](int l) { return l != 0; }));
    return threshold_for(goal, operating_points(probabilities, labels), positives);
}

}  // namespace armonica
