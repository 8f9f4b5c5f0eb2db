#pragma once

#include <array>
#include <string_view>

#include "features/harmony/ontology/chord_functions.hpp"
#include "features/harmony/harmony_figure.hpp"

namespace armonica::features::harmony {

/// The publication's seven labels (arXiv 2312.11234, 2505.17233), by the ids that the ontology gives them.
inline constexpr std::array<std::string_view, 7> published_labels = {"dom",     "sub",        "glob",        "tonic",
                                                                     "aeolian", "mixolydian", "minor_fourth"};

/// How often labels occur alone, in pairs and in triples. A window that contains N is neither counted nor part of the
/// number of windows; a chord without a label breaks a pair, but its windows count.
struct LabelCounts {
    static constexpr std::size_t labels = published_labels.size();

    std::array<std::size_t, labels> unigrams{};
    std::array<std::size_t, labels * labels> bigrams{};            ///< first label · 7 + second
    std::array<std::size_t, labels * labels * labels> trigrams{};  ///< (first · 7 + second) · 7 + third
    std::array<std::size_t, 3> windows{};                          ///< chords, adjacent pairs, adjacent triples
};

/// Counts over a progression as it stands; nothing is merged.
LabelCounts count_labels(const ChordFunctions& functions, const Progression& progression);

/// The published features: equal neighbours merged, the ratio of each label over the chords, of each pair over all
/// windows of two chords and of each triple over those of three; 0 where there is no such window. Names:
/// `published_dom`, `published_dom_sub`, `published_dom_sub_tonic` …, 399 of them, always all and in the same order.
/// Without a chord none has a value.
HarmonyFigures published_features(const ChordFunctions& functions, const Progression& progression);

}  // namespace armonica::features::harmony
