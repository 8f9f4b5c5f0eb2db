#pragma once

#include <array>

#include "features/harmony/chord.hpp"

namespace armonica::features::harmony {

/// What is known of chords and keys before any music is heard. All numbers are natural logarithms; they come from
/// musical knowledge, not from training (key_model.cpp says which), and are the same in all transpositions.

/// How a key uses its chords. Blues is a major key whose tonic and subdominant carry minor sevenths.
enum class Idiom { major, minor, blues };

inline constexpr std::size_t idiom_count = 3;

/// log P(chord | tonic, idiom); sums to 1 over the 192 chords. The bass does not count. Looked up in a table.
double chord_in_idiom(const Chord& chord, int tonic, Idiom idiom);

/// log P(chord | key), the idioms of a major key mixed: one chord in ten is taken for blues.
double chord_in_key(const Chord& chord, LocalKey key);

/// By how much more than by chance `next` follows `chord` in `key`: above 0 for the steps that establish a key (a
/// dominant to its tonic, ii–V, a plagal close, a tritone substitute) and for dominants of other degrees that resolve,
/// which belong to the key though they hold foreign notes; 0 for all else.
double chord_succession(const Chord& chord, const Chord& next, LocalKey key);

/// By how much more than other chords the tonic is the first or last chord of a piece. Some two pieces of three begin
/// with it, and a few more end with it, while it is every third chord within: the odds are four times as high.
inline constexpr double begins_with_tonic = 1.3, ends_with_tonic = 1.5;

/// How likely it is that the music goes over to `next` from one chord to the following one: the further away, the less.
/// 0 where the keys are the same. Distance is counted in steps over G. Weber's chart of keys (Versuch einer geordneten
/// Theorie der Tonsetzkunst, 1821), on which a key's neighbours are its dominant, its subdominant, its relative and its
/// parallel.
double key_change(LocalKey key, LocalKey next);

}  // namespace armonica::features::harmony
