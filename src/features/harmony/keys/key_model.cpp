#include "features/harmony/keys/key_model.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "features/harmony/keys/scale.hpp"

namespace armonica::features::harmony {
namespace {

using Row = std::array<double, 12>;  // by semitones of the root above the tonic
using Rows = std::array<Row, quality_names.size()>;

constexpr Row times(Row row, double factor) {
    for (double& weight : row) weight *= factor;
    return row;
}

// How often a chord is met in a key, in rough parts of a thousand. The order of sizes is what counts: primary triads
// before the other diatonic ones (with I, IV, V, bVII, vi, ii in this order over rock music: T. de Clercq and
// D. Temperley, "A corpus analysis of rock harmony", Popular Music 30/1, 2011), then dominants of other degrees
// and chords borrowed from the parallel key, then the rest, which is rare but never impossible.

// clang-format off
constexpr Rows major_weights = [] {
    Rows rows{};
    const auto row = [&rows](Quality quality) -> Row& { return rows[static_cast<std::size_t>(quality)]; };
    //                         I    bII   II   bIII  III   IV   #IV   V    bVI   VI   bVII  VII
    row(Quality::maj)     = {200,   2,   12,   8,    8,  120,   1,  120,  10,   10,   30,   3};
    row(Quality::min)     = {  5,   1,   50,   1,   30,   12,   2,    8,   1,   80,    1,   3};
    row(Quality::dim)     = {  1,   2,    1,   2,    1,   .3,   2,   .3,   2,   .5,   .3,   6};
    row(Quality::aug)     = {  2,  .3,   .3,  .5,   .5,   .7,  .3,  2.5,  .5,   .5,   .3,  .5};
    row(Quality::dom7)    = { 12,   4,   16,   1,   12,   10,   1,   75,   5,   14,    8,   6};
    row(Quality::maj7)    = { 30, 1.5,   .5,   2,   .3,   20,  .3,    1,   2,   .3,    3,  .2};
    row(Quality::min7)    = {  1,  .5,   35,  .5,   14,    3,   2,    5,  .3,   24,   .5,   2};
    row(Quality::hdim7)   = { .2,  .2,    3,  .2,    2,   .2,   4,   .2,  .2,    1,   .2,   5};
    row(Quality::dim7)    = {1.5, 2.5,    2,   2,    1,    2,   3,    1,   2,  1.5,    1,   4};
    row(Quality::minmaj7) = { .5,  .2,   .5,  .2,   .2,    1,  .2,   .2,  .2,    1,   .2,  .2};
    row(Quality::sus2)    = {  5,  .2,    1,  .3,   .5,    5,  .1,    3,  .3,    1,    1,  .1};
    row(Quality::sus4)    = { 10,  .2,    4,  .3,    2,    2,  .1,   12,  .3,    3,  1.5,  .3};
    row(Quality::sus7)    = {  1,  .1,    2,  .1,    1,   .3,  .1,    8,  .2,    1,   .7,  .2};
    return rows;
}();

// Natural, harmonic and melodic minor together: V and v, VII and vii dim, IV and iv.
constexpr Rows minor_weights = [] {
    Rows rows{};
    const auto row = [&rows](Quality quality) -> Row& { return rows[static_cast<std::size_t>(quality)]; };
    //                         I    bII   II   bIII  III   IV   #IV   V    bVI   VI   bVII  VII
    row(Quality::maj)     = {  6,   6,    4,  60,   .5,   14,  .5,   80,  70,    1,   80,  .5};
    row(Quality::min)     = {200,  .5,    3,  .5,   .5,   90,  .3,   35,   1,   .7,    4,  .3};
    row(Quality::dim)     = { .5,  .2,   12,  .3,    1,   .3,   2,   .3,  .2,    3,   .2,  10};
    row(Quality::aug)     = {1.5,  .3,   .3,   3,   .5,   .3,  .3,    3,   1,   .3,   .3,  .8};
    row(Quality::dom7)    = {  6,   4,    6,   3,   .5,   10,  .3,   85,   8,    2,   20,  .7};
    row(Quality::maj7)    = { .3,   3,   .2,  16,   .2,   .5,  .2,   .3,  22,   .2,    3,  .2};
    row(Quality::min7)    = { 40,  .3,    2,  .3,   .2,   28,  .2,   10,  .3,   .3,    2,  .2};
    row(Quality::hdim7)   = { .3,  .2,   22,  .2,    1,   .2,   2,   .2,  .2,    4,   .2,  .7};
    row(Quality::dim7)    = {  1,   1,    4,   1,  1.5,    4,   3,    1,   4,    1,    1,  10};
    row(Quality::minmaj7) = {  6,  .1,   .1,  .1,   .1,  1.5,  .1,   .1,  .1,   .1,   .1,  .1};
    row(Quality::sus2)    = {  5,  .2,   .3,   3,   .1,    2,  .1,    1,   4,   .1,    3,  .1};
    row(Quality::sus4)    = {  8,  .2,  1.5, 1.5,   .2,    4,  .1,   14,  .7,   .2,    4,  .1};
    row(Quality::sus7)    = {  1,  .1,    1,  .3,   .1,    2,  .1,    8,  .2,   .1,    3,  .1};
    return rows;
}();

constexpr Rows blues_weights = [] {
    Rows rows = major_weights;
    const auto row = [&rows](Quality quality) -> Row& { return rows[static_cast<std::size_t>(quality)]; };
    //                         I    bII   II   bIII  III   IV   #IV   V    bVI   VI   bVII  VII
    row(Quality::maj)     = { 80,   1,    5,  12,    1,   50,   1,   40,   5,    3,   20,   1};
    row(Quality::min)     = {  8,   1,   10,   1,    5,    8,   1,    5,   1,    8,    1,   1};
    row(Quality::dom7)    = {200,   4,   15,   5,    6,  120,   2,  110,   8,   15,   10,   4};
    row(Quality::dim7)    = {1.5,   2,    1,   2,    1,    1,   6,    1,   1,  1.5,    1,   2};
    row(Quality::maj7)    = times(row(Quality::maj7), 0.2);
    row(Quality::min7)    = times(row(Quality::min7), 0.6);
    return rows;
}();
// clang-format on

using Table = std::array<Rows, 12>;  // by tonic; roots from C

Table logarithms(Rows weights) {
    const auto row = [&weights](Quality quality) -> Row& { return weights[static_cast<std::size_t>(quality)]; };
    row(Quality::dom9) = times(row(Quality::dom7), 0.15);
    row(Quality::maj9) = times(row(Quality::maj7), 0.2);
    row(Quality::min9) = times(row(Quality::min7), 0.2);
    double sum = 0.0;
    for (const Row& of_quality : weights)
        for (const double weight : of_quality) sum += weight;
    Table table{};
    for (std::size_t tonic = 0; tonic < 12; ++tonic)
        for (std::size_t quality = 0; quality < weights.size(); ++quality)
            for (std::size_t above = 0; above < 12; ++above)
                table[tonic][quality][(tonic + above) % 12] = std::log(weights[quality][above] / sum);
    return table;
}

const Table& table_of(Idiom idiom) {
    static const std::array<Table, idiom_count> tables = {logarithms(major_weights), logarithms(minor_weights),
                                                          logarithms(blues_weights)};
    return tables[static_cast<std::size_t>(idiom)];
}

const Table& table_of_mixed_major() {
    static const Table mixed = [] {
        constexpr double share_of_blues = 0.1;
        Table table = table_of(Idiom::major);
        for (std::size_t tonic = 0; tonic < 12; ++tonic)
            for (std::size_t quality = 0; quality < quality_names.size(); ++quality)
                for (std::size_t root = 0; root < 12; ++root) {
                    double& entry = table[tonic][quality][root];
                    entry = std::log((1.0 - share_of_blues) * std::exp(entry) +
                                     share_of_blues * std::exp(table_of(Idiom::blues)[tonic][quality][root]));
                }
        return table;
    }();
    return mixed;
}

double look_up(const Table& table, const Chord& chord, int tonic) {
    return table[static_cast<std::size_t>(tonic)][static_cast<std::size_t>(chord.quality)]
                [static_cast<std::size_t>(chord.root)];
}

bool is_one_of(Quality quality, std::initializer_list<Quality> list) {
    return std::find(list.begin(), list.end(), quality) != list.end();
}

bool has_tritone_over_root(Quality q) { return is_one_of(q, {Quality::dom7, Quality::dom9}); }

/// Whether a chord could be the tonic of the mode: a major chord may end a minor key (the Picardy third).
bool is_tonic(const Chord& chord, LocalKey key) {
    if (chord.root != key.tonic) return false;
    if (key.minor) return is_minor(chord.quality) || chord.quality == Quality::maj;
    return is_stable_major(chord.quality) || chord.quality == Quality::dom7;
}

/// How strongly a chord strives to the root a fifth below or a semitone above its own; 0 where it does not.
double dominant_strength(const Chord& chord, int target) {
    const int above = (chord.root - target + 12) % 12;
    if (above == 7 && has_tritone_over_root(chord.quality)) return 1.0;
    if (above == 7 && is_one_of(chord.quality, {Quality::maj, Quality::sus7, Quality::aug})) return 0.6;
    if (above == 11 && is_diminished(chord.quality)) return 0.6;
    if (above == 1 && has_tritone_over_root(chord.quality)) return 0.6;  // the tritone substitute
    return 0.0;
}

double step_to_tonic(const Chord& chord, LocalKey key) {
    const double strength = dominant_strength(chord, key.tonic);
    if (strength > 0.0) return 2.0 * strength;
    const int above = (chord.root - key.tonic + 12) % 12;
    if (above == 5 && !is_diminished(chord.quality)) return 0.4;  // plagal
    if (above == 10 && !is_diminished(chord.quality) && !is_minor(chord.quality)) return 0.3;
    return 0.0;
}

/// ii, or the half-diminished one that a major key borrows from its parallel.
bool is_second_degree(const Chord& chord, LocalKey key) {
    return (chord.root - key.tonic + 12) % 12 == 2 && (is_minor(chord.quality) || is_diminished(chord.quality));
}

constexpr std::size_t key_count = 24;  // twelve major, twelve minor

std::size_t index_of(LocalKey key) { return static_cast<std::size_t>(key.tonic) + (key.minor ? 12 : 0); }

/// Steps between any two keys on Weber's chart: dominant, subdominant, relative and parallel are one step away.
using Chart = std::array<std::array<int, key_count>, key_count>;

Chart make_chart() {
    Chart steps{};
    for (auto& row : steps) row.fill(static_cast<int>(key_count));
    for (std::size_t i = 0; i < key_count; ++i) {
        const int tonic = static_cast<int>(i % 12);
        const bool minor = i >= 12;
        const int relative = (tonic + (minor ? 3 : 9)) % 12;
        steps[i][i] = 0;
        for (const LocalKey neighbour : {LocalKey{(tonic + 7) % 12, minor}, LocalKey{(tonic + 5) % 12, minor},
                                         LocalKey{relative, !minor}, LocalKey{tonic, !minor}})
            steps[i][index_of(neighbour)] = 1;
    }
    for (std::size_t via = 0; via < key_count; ++via)  // shortest paths: Floyd and Warshall
        for (std::size_t from = 0; from < key_count; ++from)
            for (std::size_t to = 0; to < key_count; ++to)
                steps[from][to] = std::min(steps[from][to], steps[from][via] + steps[via][to]);
    return steps;
}

}  // namespace

double chord_in_idiom(const Chord& chord, int tonic, Idiom idiom) { return look_up(table_of(idiom), chord, tonic); }

double chord_in_key(const Chord& chord, LocalKey key) {
    return look_up(key.minor ? table_of(Idiom::minor) : table_of_mixed_major(), chord, key.tonic);
}

double chord_succession(const Chord& chord, const Chord& next, LocalKey key) {
    if (chord.root == next.root) return 0.0;
    if (is_tonic(next, key)) return step_to_tonic(chord, key);
    const int above = (next.root - key.tonic + 12) % 12;
    if (above == 7 && is_second_degree(chord, key) && dominant_strength(next, key.tonic) > 0.0) return 0.8;
    // A dominant of another degree: what resolves is at home, though it holds foreign notes.
    constexpr double rare = -5.0;
    if (leaves_scale(chord, key) && !is_diminished(next.quality) && chord_in_key(next, key) > rare)
        return 1.2 * dominant_strength(chord, next.root);
    return 0.0;
}

double key_change(LocalKey key, LocalKey next) {
    static const Chart chart = make_chart();
    // One modulation to a neighbour in some thirty chords, shared among four; each further step is half as likely.
    constexpr double to_a_neighbour = -4.8, per_further_step = -0.7;
    const int steps = chart[index_of(key)][index_of(next)];
    return steps == 0 ? 0.0 : to_a_neighbour + per_further_step * (steps - 1);
}

}  // namespace armonica::features::harmony
