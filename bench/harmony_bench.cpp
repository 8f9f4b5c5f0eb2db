// Functions of chords: reading the ontology, and classifying 1,000 chords with their local keys on one core. `compiled`
// is what the program does; `reasoned` is forward chaining over the same rules, the plain reading of them.

#include <benchmark/benchmark.h>

#include "features/harmony/ontology/chord_functions.hpp"
#include "features/harmony/key_features.hpp"
#include "features/harmony/published_features.hpp"

namespace {

using namespace armonica::features::harmony;

constexpr std::size_t length = 1000;

// Roots that fall by fifths and wander, all qualities, and an N now and then.
Progression chords() {
    Progression result;
    int root = 0;
    for (std::size_t i = 0; i < length; ++i) {
        root = (root + (i % 7 == 3 ? 2 : 5)) % 12;
        const auto start = static_cast<double>(i);
        result.push_back({start, start + 1.0, Chord{root, static_cast<Quality>(i * 5 % 16), root}, 1.0});
        if (i % 50 == 49) result.back().chord.reset();
    }
    return result;
}

std::vector<LocalKey> keys() {
    std::vector<LocalKey> result;
    for (std::size_t i = 0; i < length; ++i) result.push_back({static_cast<int>(i / 100 % 12), i / 200 % 2 == 1});
    return result;
}

void read_ontology(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(ChordFunctions(HarmonyOntology::shipped()));
}

void compiled(benchmark::State& state) {
    const auto all = chords();
    const auto all_keys = keys();
    for (auto _ : state) benchmark::DoNotOptimize(ChordFunctions::shipped().classify(all, all_keys));
}

void reasoned(benchmark::State& state) {
    const ClassGraph& graph = ChordFunctions::shipped().ontology().graph();
    const ChordFacts facts = chord_facts(graph, chords(), keys(), std::nullopt);
    for (auto _ : state) benchmark::DoNotOptimize(reason(graph, facts));
}

void all_features(benchmark::State& state) {
    const auto all = chords();
    const auto all_keys = keys();
    for (auto _ : state) {
        benchmark::DoNotOptimize(published_features(ChordFunctions::shipped(), all));
        benchmark::DoNotOptimize(key_features(ChordFunctions::shipped(), {all, all_keys, 1000.0}));
    }
}

BENCHMARK(read_ontology)->Unit(benchmark::kMillisecond);
BENCHMARK(compiled)->Unit(benchmark::kMillisecond);
BENCHMARK(reasoned)->Unit(benchmark::kMillisecond);
BENCHMARK(all_features)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
