#pragma once

#include <optional>
#include <string>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// The Roman numeral of a chord in its key, in the notation of the textbooks (S. Kostka and D. Payne, Tonal Harmony):
///
/// - Upper case for chords with a major third or none (suspended), lower case for those with a minor one; `°`
///   diminished, `ø` half-diminished, `+` augmented.
/// - Degrees are those of the key's own scale, major or natural minor: bVII of a major key is ♭VII, and the same chord
/// in
///   the minor key VII. Other degrees are ♭ or ♯ of these. The diminished chord on the leading tone of a minor key is
///   vii°.
/// - `7` is the seventh that a dominant or minor chord has (V7, ii7), `maj7` a major one (Imaj7, imaj7); `9` and `maj9`
///   likewise; `sus2`, `sus4`, `7sus4`.
/// - Inverted triads have the figures 6 and 64, inverted seventh chords 65, 43 and 42 in place of the 7 (V65, viiø42,
/// Imaj65).
///   A bass that is not of these, and that of a ninth or suspended chord, stands behind a slash as a degree above the
///   chord's own root: V9/3, I/2.
/// - A chord that leaves the scale and resolves as a dominant (major, 7, 9 or augmented, a fifth above `next`) or as a
///   leading-tone chord (diminished, a semitone below `next`) is named by what it leads to: V7/V, vii°7/ii. That is
///   where `next` is given, is no diminished or augmented chord, and is not on the tonic.
std::string roman(const Chord& chord, LocalKey key, const std::optional<Chord>& next = std::nullopt);

}  // namespace armonica::features::harmony
