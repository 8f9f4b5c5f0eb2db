#include "model/reliability.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace armonica {
namespace {

using Eigen::Index;

// Sums first: `bins` hold them until `average` divides.
void add(Reliability& table, double probability, bool carried) {
    const auto bin =
        std::min(static_cast<std::size_t>(probability * static_cast<double>(calibration_bins)), calibration_bins - 1);
    ++table.count;
    ++table.bins[bin].count;
    table.bins[bin].mean_probability += probability;
    table.bins[bin].share += carried ? 1.0 : 0.0;
}

void average(Reliability& table, std::span<const double> probabilities) {
    table.by_chance = calibration_error_by_chance(probabilities);
    double error = 0.0;
    for (ReliabilityBin& bin : table.bins) {
        if (bin.count == 0) continue;
        error += std::abs(bin.mean_probability - bin.share);
        bin.mean_probability /= static_cast<double>(bin.count);
        bin.share /= static_cast<double>(bin.count);
    }
    if (table.count > 0) table.calibration_error = error / static_cast<double>(table.count);
}

}  // namespace

EvaluationReliability reliability_of(const HeldOutTracks& tracks) {
    EvaluationReliability result;
    result.tags.resize(static_cast<std::size_t>(tracks.scores.cols()));
    if (!tracks.decided()) return result;
    std::vector<std::vector<double>> probabilities(result.tags.size());
    for (Index i = 0; i < tracks.probabilities.rows(); ++i)
        for (std::size_t t = 0; t < result.tags.size(); ++t) {
            const auto fold = static_cast<std::size_t>(tracks.folds[static_cast<std::size_t>(i)]);
            if (!tracks.judged[fold][t]) continue;
            const auto tag = static_cast<Index>(t);
            probabilities[t].push_back(tracks.probabilities(i, tag));
            add(result.tags[t], tracks.probabilities(i, tag), tracks.labels(i, tag) != 0);
            add(result.pooled, tracks.probabilities(i, tag), tracks.labels(i, tag) != 0);
        }
    std::vector<double> pooled;
    for (std::size_t t = 0; t < result.tags.size(); ++t) {
        average(result.tags[t], probabilities[t]);
        pooled.insert(pooled.end(), probabilities[t].begin(), probabilities[t].end());
    }
    average(result.pooled, pooled);
    return result;
}

}  // namespace armonica
