// How fast a file is measured, beside how fast it is only decoded, in one run: both as multiples of real time in
// processor time of one core, and the ratio between them. Then what each family costs alone, with the shared stages
// that it needs, as a share of measuring everything; and the peak memory.
//
//     ARMONICA_BENCH_FILE=song.mp3 build/bench/bench/extraction_bench
//
// Without ARMONICA_BENCH_FILE a WAV of two minutes is synthesised: then "decoding" is little more than reading.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <armonica/extract.hpp>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "audio/decoder.hpp"
#include "features/families.hpp"
#include "features/track_measurement.hpp"

namespace {

using namespace armonica;

// Processor time of this thread: what else the machine does at the same time is not counted.
double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Sound {
    std::vector<float> left, right;
    double seconds() const { return static_cast<double>(left.size()) / features::sample_rate; }
};

audio::Decoder open(const std::filesystem::path& file) {
    auto opened = audio::Decoder::open(file);
    if (auto* error = std::get_if<TrackError>(&opened)) throw std::runtime_error(file.string() + ": " + error->message);
    return std::get<audio::Decoder>(std::move(opened));
}

Sound decode(const std::filesystem::path& file) {
    auto decoder = open(file);
    Sound sound;
    while (const audio::Block* block = decoder.next()) {
        sound.left.insert(sound.left.end(), block->left.begin(), block->left.end());
        sound.right.insert(sound.right.end(), block->right.begin(), block->right.end());
    }
    return sound;
}

std::size_t count_samples(const std::filesystem::path& file) {
    auto decoder = open(file);
    std::size_t samples = 0;
    while (const audio::Block* block = decoder.next()) samples += block->left.size();
    return samples;
}

// Four voices that change every half second over a beat of noise: every stage has work to do.
std::vector<std::int16_t> synthesise(double seconds) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(seconds * features::sample_rate) * 2);
    std::uint32_t noise = 1;
    for (std::size_t i = 0; i < samples.size() / 2; ++i) {
        const double time = static_cast<double>(i) / features::sample_rate;
        const double beat = std::fmod(time, 0.5);
        noise = noise * 1664525U + 1013904223U;
        double value = 0.2 * std::exp(-20.0 * beat) * (static_cast<double>(noise) / 2147483648.0 - 1.0);
        for (int voice = 0; voice < 4; ++voice) {
            const int semitones = (static_cast<int>(time * 2.0) * 5 + voice * 7) % 36;
            value += 0.1 * std::sin(6.283185307179586 * 110.0 * std::exp2(semitones / 12.0) * time);
        }
        samples[2 * i] = static_cast<std::int16_t>(20000.0 * value);
        samples[2 * i + 1] = static_cast<std::int16_t>(18000.0 * value);
    }
    return samples;
}

template <typename Number>
void put(std::ofstream& out, Number number) {
    out.write(reinterpret_cast<const char*>(&number), sizeof number);
}

std::filesystem::path synthesised_file() {
    const auto file = std::filesystem::temp_directory_path() / "armonica_extraction_bench.wav";
    const auto samples = synthesise(120.0);
    const auto bytes = static_cast<std::uint32_t>(samples.size() * sizeof(std::int16_t));
    std::ofstream out(file, std::ios::binary);
    out << "RIFF";
    put<std::uint32_t>(out, 36 + bytes);
    out << "WAVEfmt ";
    put<std::uint32_t>(out, 16);
    put<std::uint16_t>(out, 1);
    put<std::uint16_t>(out, 2);
    put<std::uint32_t>(out, 44100);
    put<std::uint32_t>(out, 44100 * 4);
    put<std::uint16_t>(out, 4);
    put<std::uint16_t>(out, 16);
    out << "data";
    put<std::uint32_t>(out, bytes);
    out.write(reinterpret_cast<const char*>(samples.data()), bytes);
    if (!out) throw std::runtime_error("cannot write " + file.string());
    return file;
}

std::filesystem::path bench_file() {
    static const std::filesystem::path file = [] {
        const char* given = std::getenv("ARMONICA_BENCH_FILE");
        return given != nullptr ? std::filesystem::path(given) : synthesised_file();
    }();
    return file;
}

const Sound& bench_sound() {
    static const Sound sound = decode(bench_file());
    return sound;
}

double bench_seconds() {
    static const double seconds = static_cast<double>(count_samples(bench_file())) / features::sample_rate;
    return seconds;
}

void report_speed(benchmark::State& state, double seconds) {
    state.counters["x_real_time"] =
        benchmark::Counter(seconds * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void decode_only(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(count_samples(bench_file()));
    report_speed(state, bench_seconds());
}

void extract_all(benchmark::State& state) {
    const Extractor extractor;
    for (auto _ : state) {
        auto result = extractor.extract(bench_file());
        if (!std::holds_alternative<FeatureVector>(result)) return state.SkipWithError("the file cannot be measured");
    }
    report_speed(state, bench_seconds());
}

// Decoding and extraction take turns, so that what slows the machine slows both alike; the best of each counts.
void ratio_to_decoding(benchmark::State& state) {
    const Extractor extractor;
    double decoding = 1e9, extraction = 1e9;
    for (auto _ : state) {
        const auto start = processor_seconds();
        benchmark::DoNotOptimize(count_samples(bench_file()));
        const auto middle = processor_seconds();
        benchmark::DoNotOptimize(extractor.extract(bench_file()));
        const auto end = processor_seconds();
        decoding = std::min(decoding, middle - start);
        extraction = std::min(extraction, end - middle);
    }
    state.counters["decode_x"] = bench_seconds() / decoding;
    state.counters["extract_x"] = bench_seconds() / extraction;
    state.counters["extract_to_decode_time"] = extraction / decoding;
}

// In blocks as the decoder gives them: features::measure() would add a copy of the whole sound to every row.
void measure_in_blocks(const Sound& sound, const features::MeasurementPlan& plan) {
    constexpr std::size_t block = 4096;
    features::TrackMeasurement measurement(plan);
    for (std::size_t start = 0; start < sound.left.size(); start += block) {
        const std::size_t length = std::min(block, sound.left.size() - start);
        measurement.add({&sound.left[start], length}, {&sound.right[start], length});
    }
    benchmark::DoNotOptimize(measurement.finish());
}

double seconds_to_measure(const features::MeasurementPlan& plan) {
    const auto start = processor_seconds();
    measure_in_blocks(bench_sound(), plan);
    return processor_seconds() - start;
}

void measure_all(benchmark::State& state) {
    const features::MeasurementPlan plan(ExtractOptions{});
    for (auto _ : state) measure_in_blocks(bench_sound(), plan);
    report_speed(state, bench_sound().seconds());
}

// A family alone, with the shared stages it needs, takes turns with all families together; the best of each counts.
// The shares add up to more than 1, since families share stages.
void measure_family(benchmark::State& state, const std::vector<std::string>& ids) {
    const features::MeasurementPlan everything(ExtractOptions{}), family(ExtractOptions{.features = ids});
    double whole = 1e9, part = 1e9;
    for (auto _ : state) {
        part = std::min(part, seconds_to_measure(family));
        whole = std::min(whole, seconds_to_measure(everything));
    }
    state.counters["alone_ms"] = 1000.0 * part;
    state.counters["share_of_all"] = part / whole;
}

// Read first, while nothing but extraction has run: the peak only ever rises.
double peak_memory_of_extraction() {
    benchmark::DoNotOptimize(Extractor().extract(bench_file()));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

std::vector<std::string> ids_of(const features::Family& family) {
    std::vector<std::string> ids;
    for (const FeatureInfo& info : family.features) ids.emplace_back(info.id);
    return ids;
}

}  // namespace

int main(int argc, char** argv) try {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    const double memory = peak_memory_of_extraction();
    benchmark::AddCustomContext("file", bench_file().string());
    benchmark::AddCustomContext("seconds", std::to_string(bench_seconds()));
    benchmark::AddCustomContext("peak_memory_mb", std::to_string(memory));

    benchmark::RegisterBenchmark("ratio_to_decoding", ratio_to_decoding)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("decode_only", decode_only)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("extract_all", extract_all)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("measure_all", measure_all)->Unit(benchmark::kMillisecond);
    for (const features::Family* family : features::families)
        benchmark::RegisterBenchmark(("family/" + std::string(family->name)).c_str(),
                                     [family](benchmark::State& state) { measure_family(state, ids_of(*family)); })
            ->Unit(benchmark::kMillisecond)
            ->Iterations(3);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
} catch (const std::exception& problem) {
    std::cerr << "extraction_bench: " << problem.what() << '\n';
    return 1;
}
