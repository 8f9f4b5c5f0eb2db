#include "features/harmony/merged_chords.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace armonica::features::harmony {
namespace {

bool sounds_alike(const TimedChord& a, const TimedChord& b) {
    if (!a.chord || !b.chord) return !a.chord && !b.chord;
    return a.chord->root == b.chord->root && a.chord->quality == b.chord->quality;
}

double seconds(const TimedChord& token) { return token.end - token.start; }

TimedChord joined(std::span<const TimedChord> run) {
    TimedChord result = run.front();
    result.end = run.back().end;
    double total = 0.0;
    double sure = 0.0;
    for (const TimedChord& each : run) {
        total += seconds(each);
        sure += seconds(each) * each.confidence;
    }
    if (total > 0.0) result.confidence = sure / total;
    return result;
}

// Of keys that last equally long the later one.
LocalKey longest_key(std::span<const TimedChord> run, std::span<const LocalKey> keys) {
    std::array<double, 24> lasts{};
    const auto length_of = [&](const LocalKey& key) -> double& {
        return lasts.at(static_cast<std::size_t>(key.tonic) + (key.minor ? 12 : 0));
    };
    for (std::size_t i = 0; i < run.size(); ++i) length_of(keys[i]) += seconds(run[i]);
    LocalKey longest = keys.back();
    for (std::size_t i = run.size(); i-- > 0;)
        if (length_of(keys[i]) > length_of(longest)) longest = keys[i];
    return longest;
}

}  // namespace

MergedChords merged(std::span<const TimedChord> progression, std::span<const LocalKey> keys) {
    if (!keys.empty() && keys.size() != progression.size())
        throw std::invalid_argument("there must be one local key for each chord");
    MergedChords result;
    for (std::size_t start = 0; start < progression.size();) {
        std::size_t end = start + 1;
        while (end < progression.size() && sounds_alike(progression[start], progression[end])) ++end;
        const auto run = progression.subspan(start, end - start);
        result.chords.push_back(joined(run));
        if (!keys.empty()) result.keys.push_back(longest_key(run, keys.subspan(start, end - start)));
        start = end;
    }
    return result;
}

}  // namespace armonica::features::harmony
