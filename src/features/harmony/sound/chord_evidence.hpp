#pragma once

#include <optional>
#include <span>
#include <vector>

#include "features/harmony/chord.hpp"
#include "features/harmony/sound/note_track.hpp"

namespace armonica::features::harmony {

/// The chords that sound is searched for: on each root eleven qualities, of which major and minor triads, sevenths and
/// minor sevenths also with another chord note in the bass; and none.
const std::vector<std::optional<Chord>>& heard_chords();

/// log P of each of heard_chords() beside what a key says of it: inversions are rarer than root positions.
std::span<const float> chord_priors();

/// How well each of heard_chords() explains the pitch classes: natural logarithms of likelihoods, up to a constant that
/// is the same for all.
///
/// Each pitch class stands by itself: it is a note of the chord, a likely overtone of one (a fifth above one of its
/// notes, which may also be a ninth or a melody's), or foreign to it; likewise in the bass the lowest note, another
/// note of the chord, or foreign. What strengths to expect of each was read off rendered songs (chord_evidence.cpp).
void chord_evidence(const PitchClasses& sound, std::span<float> evidence);

}  // namespace armonica::features::harmony
