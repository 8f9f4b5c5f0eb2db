#pragma once

#include <optional>

#include "features/harmony/chord.hpp"

namespace armonica::test {

/// How right recognised chords are, by the rules of the field (MIREX Audio Chord Estimation; Raffel et al., mir_eval,
/// ISMIR 2014): shares of the reference's time, of those parts that a vocabulary has words for.
struct ChordScores {
    double root = 0.0;          ///< the root is right; none against none counts, too
    double majmin = 0.0;        ///< root and triad are right, where the reference's triad is major or minor, or none
    double sevenths = 0.0;      ///< root and quality are right, where the reference is maj, min, 7, maj7, min7 or none
    double segmentation = 0.0;  ///< 1 less the larger of over- and under-segmentation
    double root_seconds = 0.0, majmin_seconds = 0.0, sevenths_seconds = 0.0;  ///< of the reference, that count
};

/// Both cover the same time without gaps. What the estimate lacks at the end counts as none.
ChordScores score_chords(const features::harmony::Progression& reference,
                         const features::harmony::Progression& estimate);

/// Harte, directional Hamming divergence (PhD thesis, 2010, 8.3.1): the share of time in which the segments of
/// `segments` are not covered by their best single segment of `by`.
double uncovered(const features::harmony::Progression& segments, const features::harmony::Progression& by);

}  // namespace armonica::test
