#include "features/harmony/ontology/compiled_classes.hpp"

#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "features/harmony/ontology/chord_functions.hpp"
#include "features/harmony/ontology/node_order.hpp"
#include "support/progressions.hpp"
#include "support/sanitized.hpp"

namespace armonica::features::harmony {
namespace {

const ClassGraph& graph() { return ChordFunctions::shipped().ontology().graph(); }

std::vector<std::size_t> all_nodes(const ClassGraph& of) {
    std::vector<std::size_t> nodes(of.nodes.size());
    std::iota(nodes.begin(), nodes.end(), std::size_t{0});
    return nodes;
}

/// A key for each token: the same for a while, then another.
std::vector<LocalKey> random_keys(std::uint32_t seed, std::size_t length) {
    std::mt19937 random(seed);
    std::vector<LocalKey> keys;
    LocalKey key{static_cast<int>(random() % 12), random() % 2 == 0};
    for (std::size_t i = 0; i < length; ++i) {
        if (random() % 9 == 0) key = {static_cast<int>(random() % 12), random() % 2 == 0};
        keys.push_back(key);
    }
    return keys;
}

void expect_equal(const ClassGraph& of, const ChordFacts& facts) {
    const Memberships compiled = CompiledClasses(of).columns(facts, all_nodes(of));
    const Memberships reasoned = reason(of, facts);
    for (std::size_t n = 0; n < of.nodes.size(); ++n)
        ASSERT_EQ(compiled[n], reasoned[n]) << of.nodes[n].name << ", line " << of.nodes[n].line;
}

TEST(CompiledClasses, AreWhatIsReasonedOnRandomProgressions) {
    const std::uint32_t seeds = test::sanitized ? 4 : 30;
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        const std::size_t length = seed % 10 == 0 ? seed / 10 : 40;
        Progression chords = test::random_progression(seed, length);
        for (std::size_t i = 0; i < length; i += 5) chords[i].end = chords[i].start + 3.0;
        std::optional<SongTonality> song;
        if (seed % 3 == 0) song = {static_cast<int>(seed % 12), graph().song_modes[seed % graph().song_modes.size()]};
        const auto keys = random_keys(seed, length);
        expect_equal(graph(), chord_facts(graph(), chords, seed % 4 == 1 ? std::vector<LocalKey>() : keys, song));
    }
}

TEST(CompiledClasses, AreWhatIsReasonedWhereChordsFollowTheRules) {
    const Progression chords = test::progression(
        "C:7 F:7 C:7 G:7 F:7 C:7 D:min7 G:7 C:maj7 N F:min7 Bb:7 C:maj7 A:min G:maj F:maj E:7 A:min D:min7 Db:7 C:maj7 "
        "D:sus4 D:7 G:7sus4 G:7 C:maj B:dim7 C:min");
    expect_equal(graph(), chord_facts(graph(), chords, std::vector<LocalKey>(chords.size(), {0, false}), std::nullopt));
}

/// Rules of rules, drawn by lot: classes in key and not, in circles, with complements where they may stand.
ClassGraph random_graph(std::mt19937& random) {
    using Kind = ClassNode::Kind;
    ClassGraph result;
    const auto add = [&](Kind kind, int number, std::vector<std::size_t> parts) {
        ClassNode node;
        node.kind = kind;
        node.number = number;
        node.in_key = kind == Kind::interval;
        for (const std::size_t part : parts) node.in_key = node.in_key || result.nodes[part].in_key;
        node.parts = std::move(parts);
        result.nodes.push_back(node);
        return result.nodes.size() - 1;
    };
    for (int i = 0; i < 12; ++i) add(Kind::interval, i, {});
    for (int q = 0; q < 16; ++q) add(Kind::quality, q, {});
    const auto any = [&] { return random() % result.nodes.size(); };
    for (int level = 0; level < 3; ++level) {
        const std::size_t first_name = result.nodes.size();
        for (int n = 0; n < 8; ++n) {
            ClassNode node;
            node.in_key = random() % 2 == 0;
            node.name = "class " + std::to_string(result.nodes.size());
            result.nodes.push_back(node);
        }
        const std::size_t first_expression = result.nodes.size();
        for (int n = 0; n < 24; ++n) {
            constexpr Kind kinds[] = {Kind::intersection, Kind::union_of, Kind::next, Kind::previous};
            const Kind kind = kinds[random() % 4];
            std::vector<std::size_t> parts = {any()};
            if (kind == Kind::intersection || kind == Kind::union_of) parts.push_back(any());
            add(kind, 0, std::move(parts));
        }
        for (int n = 0; n < 4; ++n) add(Kind::complement, 0, {random() % first_name});
        for (std::size_t n = first_name; n < first_expression; ++n) {
            ClassNode& node = result.nodes[n];
            node.inputs = {node.in_key ? random() % 12 : 12 + random() % 16};
            for (int i = 0; i < 3; ++i) {
                const std::size_t input = any();
                if (!node.in_key || result.nodes[input].in_key) node.inputs.push_back(input);
            }
        }
    }
    order_nodes(result, "random");
    return result;
}

TEST(CompiledClasses, AreWhatIsReasonedByRandomRules) {
    std::mt19937 random(1);
    std::size_t circles = 0;
    for (int round = 0; round < (test::sanitized ? 10 : 100); ++round) {
        const ClassGraph rules = random_graph(random);
        for (const NodeCircle& circle : rules.order) circles += circle.circular ? 1 : 0;
        const Progression chords = test::random_progression(static_cast<std::uint32_t>(round), 25);
        expect_equal(rules, chord_facts(rules, chords, {}, std::nullopt));
    }
    EXPECT_GT(circles, 10U);
}

TEST(CompiledClasses, WrongCallsAreRefused) {
    const Progression chords = test::progression("C:maj F:maj");
    const std::vector<LocalKey> one_key = {{0, false}};
    EXPECT_THROW(ChordFunctions::shipped().classify(chords, one_key), std::invalid_argument);
    const std::vector<LocalKey> foreign = {{0, false}, {12, false}};
    EXPECT_THROW(ChordFunctions::shipped().classify(chords, foreign), std::invalid_argument);
    EXPECT_THROW(ChordFunctions::shipped().classify(chords, {}, SongTonality{0, "Superlocrian"}),
                 std::invalid_argument);
    Progression wrong = chords;
    wrong[0].chord->root = -1;
    EXPECT_THROW(ChordFunctions::shipped().classify(wrong), std::invalid_argument);
}

}  // namespace
}  // namespace armonica::features::harmony
