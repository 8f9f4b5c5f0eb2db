#include "model/metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <stdexcept>

namespace armonica {
namespace {

// Tracks of one score: how many there are with and without the tag.
struct Tie {
    double positives = 0.0;
    double negatives = 0.0;
};

void require_same_length(std::size_t a, std::size_t b) {
    if (a != b) throw std::invalid_argument("a metric was asked for lists of different length");
}

// From the highest score down.
std::vector<Tie> ties_by_score(std::span<const double> scores, std::span<const int> labels) {
    require_same_length(scores.size(), labels.size());
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return scores[a] > scores[b]; });
    std::vector<Tie> ties;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || scores[order[i]] != scores[order[i - 1]]) ties.emplace_back();
        (labels[order[i]] != 0 ? ties.back().positives : ties.back().negatives) += 1.0;
    }
    return ties;
}

Tie total(const std::vector<Tie>& ties) {
    Tie sum;
    for (const auto& tie : ties) {
        sum.positives += tie.positives;
        sum.negatives += tie.negatives;
    }
    return sum;
}

}  // namespace

std::optional<double> roc_auc(std::span<const double> scores, std::span<const int> labels) {
    const auto ties = ties_by_score(scores, labels);
    const Tie all = total(ties);
    if (all.positives == 0.0 || all.negatives == 0.0) return std::nullopt;
    double above = 0.0;    // positives of a higher score
    double ordered = 0.0;  // pairs in the right order, ties one half
    for (const auto& tie : ties) {
        ordered += tie.negatives * (above + 0.5 * tie.positives);
        above += tie.positives;
    }
    return ordered / (all.positives * all.negatives);
}

std::optional<double> average_precision(std::span<const double> scores, std::span<const int> labels) {
    const auto ties = ties_by_score(scores, labels);
    const Tie all = total(ties);
    if (all.positives == 0.0 || all.negatives == 0.0) return std::nullopt;
    double found = 0.0;
    double given = 0.0;
    double area = 0.0;
    for (const auto& tie : ties) {
        found += tie.positives;
        given += tie.positives + tie.negatives;
        area += tie.positives / all.positives * (found / given);
    }
    return area;
}

double f1_score(std::span<const int> given, std::span<const int> labels) {
    require_same_length(given.size(), labels.size());
    double right = 0.0;
    double wrong = 0.0;  // false positives and false negatives
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i] != 0 && labels[i] != 0) right += 1.0;
        if ((given[i] != 0) != (labels[i] != 0)) wrong += 1.0;
    }
    return right == 0.0 ? 0.0 : 2.0 * right / (2.0 * right + wrong);
}

std::optional<double> accuracy(std::span<const int> best, std::span<const int> actual) {
    require_same_length(best.size(), actual.size());
    if (best.empty()) return std::nullopt;
    double right = 0.0;
    for (std::size_t i = 0; i < best.size(); ++i) right += best[i] == actual[i] ? 1.0 : 0.0;
    return right / static_cast<double>(best.size());
}

std::optional<double> log_loss(std::span<const double> probabilities, std::span<const int> labels) {
    require_same_length(probabilities.size(), labels.size());
    if (labels.empty()) return std::nullopt;
    double loss = 0.0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double p = std::clamp(probabilities[i], 1e-15, 1.0 - 1e-15);
        loss -= labels[i] != 0 ? std::log(p) : std::log1p(-p);
    }
    return loss / static_cast<double>(labels.size());
}

std::optional<double> calibration_error(std::span<const double> probabilities, std::span<const int> labels) {
    require_same_length(probabilities.size(), labels.size());
    if (labels.empty()) return std::nullopt;
    std::array<double, calibration_bins>
        excess{};  // Σ (probability − label) by bin: |mean − share| · tracks is its absolute value
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto bin = std::min(static_cast<std::size_t>(probabilities[i] * calibration_bins), calibration_bins - 1);
        excess[bin] += probabilities[i] - (labels[i] != 0 ? 1.0 : 0.0);
    }
    double error = 0.0;
    for (const double e : excess) error += std::abs(e);
    return error / static_cast<double>(labels.size());
}

std::optional<double> calibration_error_by_chance(std::span<const double> probabilities) {
    if (probabilities.empty()) return std::nullopt;
    std::array<double, calibration_bins> variances{};
    for (const double p : probabilities)
        variances[std::min(static_cast<std::size_t>(p * calibration_bins), calibration_bins - 1)] += p * (1.0 - p);
    double error = 0.0;
    for (const double variance : variances) error += std::sqrt(variance * 2.0 * std::numbers::inv_pi);
    return error / static_cast<double>(probabilities.size());
}

std::optional<double> mean_of_present(std::span<const std::optional<double>> values) {
    double sum = 0.0;
    double count = 0.0;
    for (const auto& value : values) {
        if (!value) continue;
        sum += *value;
        count += 1.0;
    }
    if (count == 0.0) return std::nullopt;
    return sum / count;
}

}  // namespace armonica
