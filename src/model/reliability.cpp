#include "model/reliability.hpp"

#include <algorithm>
#include <cmath>

namespace armonica {
namespace {

using Eigen::Index;

// Sums first: `bins` hold them until `average` divides.
void add(Reliability& table, double probability, bool carried) {
    const auto bin =
        std::min(static_cast<std::size_t>(probability * static_cast<double>(reliability_bins)), reliability_bins - 1);
    ++table.count;
    ++table.bins[bin].count;
    table.bins[bin].mean_probability += probability;
    table.bins[bin].share += carried ? 1.0 : 0.0;
}

void average(Reliability& table) {
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
    for (Index i = 0; i < tracks.probabilities.rows(); ++i)
        for (std::size_t t = 0; t < result.tags.size(); ++t) {
            const auto fold = static_cast<std::size_t>(tracks.folds[static_cast<std::size_t>(i)]);
            if (!tracks.judged[fold][t]) continue;
            const auto tag = static_cast<Index>(t);
            add(result.tags[t], tracks.probabilities(i, tag), tracks.labels(i, tag) != 0);
            add(result.pooled, tracks.probabilities(i, tag), tracks.labels(i, tag) != 0);
        }
    average(result.pooled);
    for (Reliability& tag : result.tags) average(tag);
    return result;
}

}  // namespace armonica
