// Training speed: 56 tags over 13,500 tracks with 100 features, 200 iterations of banded EM, on one core.
//
// `accelerated` is `fast` with accelerated EM. `fast` does the whole fit from the table: standardise, gather the
// statistics, all tags. `plain` runs the printed equations from the same statistics, which is what a direct program
// does once it has thought of the statistics. Two tags stand for 56, so compare time per tag: the counter
// "seconds_for_56_tags".

#include <random>

#include <benchmark/benchmark.h>

#include "model/linear_fit.hpp"
#include "model/plain_banded_em.hpp"
#include "model/sufficient_statistics.hpp"

namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr Index tracks = 13500;
constexpr Index features = 100;
constexpr Index tags = 56;

struct Collection {
    MatrixXd features, targets;
    std::vector<int> groups;
};

// Correlated features, and tags of 2 to 20 % that hang on a few of them.
Collection make_collection(int group_count) {
    std::mt19937_64 engine(1);
    std::normal_distribution<double> normal;
    const auto noise = [&](Index rows, Index columns) {
        return MatrixXd(MatrixXd::NullaryExpr(rows, columns, [&] { return normal(engine); }));
    };
    Collection collection;
    collection.features = noise(tracks, 20) * noise(20, features) + noise(tracks, features);
    const MatrixXd scores = collection.features * noise(features, tags) + 20.0 * noise(tracks, tags);
    collection.targets = scores.unaryExpr([](double score) { return score > 60.0 ? 1.0 : 0.0; });
    for (Index j = 0; j < features; ++j) collection.groups.push_back(static_cast<int>(j * group_count / features));
    return collection;
}

void train(benchmark::State& state, const armonica::EmOptions& options) {
    const auto groups = static_cast<int>(state.range(0));
    const Collection collection = make_collection(groups);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            armonica::fit_linear(collection.features, collection.targets, collection.groups, groups, options, 1));
    state.counters["seconds_for_56_tags"] =
        benchmark::Counter(1.0, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void fast(benchmark::State& state) { train(state, {}); }

void accelerated(benchmark::State& state) { train(state, {.acceleration = armonica::Acceleration::squarem}); }

void plain(benchmark::State& state) {
    const auto groups = static_cast<int>(state.range(0));
    const Collection collection = make_collection(groups);
    const auto statistics = armonica::centre(armonica::gather_statistics(collection.features, collection.targets));
    std::vector<armonica::Band> bands(static_cast<std::size_t>(groups));
    for (Index j = 0; j < features; ++j)
        bands[static_cast<std::size_t>(collection.groups[static_cast<std::size_t>(j)])].columns.push_back(
            static_cast<int>(j));
    for (auto _ : state)
        for (const int tag : {0, 1})
            benchmark::DoNotOptimize(
                armonica::fit_plain_banded_em(statistics, bands, armonica::EmOptions{}, std::vector<int>{tag}));
    state.counters["seconds_for_56_tags"] = benchmark::Counter(
        2.0 / static_cast<double>(tags), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

}  // namespace

BENCHMARK(fast)->ArgName("groups")->Arg(3)->Arg(4)->Arg(8)->Unit(benchmark::kSecond);
BENCHMARK(accelerated)->ArgName("groups")->Arg(3)->Arg(4)->Arg(8)->Unit(benchmark::kSecond);
BENCHMARK(plain)->ArgName("groups")->Arg(4)->Unit(benchmark::kSecond);

BENCHMARK_MAIN();
