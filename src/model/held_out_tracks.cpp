#include "model/held_out_tracks.hpp"

namespace armonica {

std::vector<std::vector<int>> HeldOutTracks::tracks_by_fold() const {
    std::vector<std::vector<int>> tracks(judged.size());
    for (std::size_t i = 0; i < folds.size(); ++i)
        tracks[static_cast<std::size_t>(folds[i])].push_back(static_cast<int>(i));
    return tracks;
}

WeightedFigures HeldOutTracks::figures() const {
    return WeightedFigures({scores, labels, decided() ? &given : nullptr, families, tracks_by_fold(), judged});
}

Resampling HeldOutTracks::resampling(const std::vector<int>& unit_of_track, std::uint64_t seed) const {
    std::vector<int> units;
    if (!unit_of_track.empty())
        for (const int row : rows) units.push_back(unit_of_track[static_cast<std::size_t>(row)]);
    return Resampling(tracks_by_fold(), units, seed);
}

HeldOutTracks tested_tracks(const FoldedCollection& collection) {
    HeldOutTracks tracks;
    tracks.families = collection.families;
    const Eigen::MatrixXi& labels = collection.material.labels;
    for (std::size_t f = 0; f < collection.splits.size(); ++f) {
        const FoldSplit& split = collection.splits[f];
        tracks.rows.insert(tracks.rows.end(), split.test.begin(), split.test.end());
        tracks.folds.insert(tracks.folds.end(), split.test.size(), static_cast<int>(f));
        std::vector<bool>& judged = tracks.judged.emplace_back();
        for (Eigen::Index t = 0; t < labels.cols(); ++t)
            judged.push_back(has_both_classes(labels, split.train, t) && has_both_classes(labels, split.test, t));
    }
    tracks.labels = labels(tracks.rows, Eigen::all);
    return tracks;
}

}  // namespace armonica
