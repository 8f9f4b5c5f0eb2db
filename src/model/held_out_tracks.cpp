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

}  // namespace armonica
