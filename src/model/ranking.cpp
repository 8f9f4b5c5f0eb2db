#include "model/ranking.hpp"

#include <algorithm>
#include <stdexcept>

namespace armonica {

Ranking::Ranking(std::span<const int> rows, std::span<const double> scores, std::span<const int> labels) {
    if (scores.size() != labels.size()) throw std::invalid_argument("a ranking needs a label for every score");
    std::vector<std::uint32_t> order;
    for (const int row : rows) {
        if (row < 0 || static_cast<std::size_t>(row) >= scores.size())
            throw std::invalid_argument("a ranking was asked for a row that is not there");
        order.push_back(static_cast<std::uint32_t>(row));
    }
    // Rows of equal score in ascending order, so that a resample reads its counts forwards.
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return scores[a] > scores[b] || (scores[a] == scores[b] && a < b); });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool ends = i + 1 == order.size() || scores[order[i]] != scores[order[i + 1]];
        entries_.push_back({order[i], labels[order[i]] != 0, ends});
    }
}

std::optional<RankingAreas> Ranking::areas(std::span<const std::uint32_t> counts) const {
    double positives = 0.0, negatives = 0.0;               // of all scores so far
    std::uint64_t tied_positives = 0, tied_negatives = 0;  // of this score
    double ordered = 0.0;                                  // pairs in the right order, ties one half
    double precisions = 0.0;                               // Σ over positives of the precision down to their score
    for (const Entry& entry : entries_) {
        (entry.positive ? tied_positives : tied_negatives) += counts[entry.row];
        if (!entry.ends_tie) continue;
        const auto here = static_cast<double>(tied_positives), against = static_cast<double>(tied_negatives);
        ordered += against * (positives + 0.5 * here);
        positives += here;
        negatives += against;
        if (tied_positives != 0) precisions += here * positives / (positives + negatives);
        tied_positives = tied_negatives = 0;
    }
    if (positives == 0.0 || negatives == 0.0) return std::nullopt;
    return RankingAreas{ordered / (positives * negatives), precisions / positives};
}

}  // namespace armonica
