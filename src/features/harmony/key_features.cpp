#include "features/harmony/key_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>
#include <tuple>

#include "features/harmony/merged_chords.hpp"

namespace armonica::features::harmony {
namespace {

// ii_V_I is called so for the degrees; a feature's name is in lower case.
std::string lower_case(std::string text) {
    for (char& letter : text) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return text;
}

constexpr std::array<std::string_view, 11> shared_functions = {
    "tonic",          "predominant", "dominant",    "secondary_dominant", "unresolved_dominant", "tritone_substitute",
    "two_of_another", "borrowed",    "blues_tonic", "outside_key",        "chromatic_other"};
constexpr std::array<std::string_view, 3> main_functions = {"tonic", "predominant", "dominant"};

/// The merged progression, classified, and its figures so far.
class KeyMeasurement {
public:
    KeyMeasurement(const ChordFunctions& functions, const KeyedProgression& track)
        : functions_(functions),
          track_(track),
          merged_(merged(track.chords, track.keys)),
          classes_(functions.classify(merged_.chords, merged_.keys)) {
        for (std::size_t i = 0; i < merged_.chords.size(); ++i) {
            if (!is_chord(i)) continue;
            seconds_ += seconds(i);
            if (is_step(i)) ++steps_;
        }
    }

    HarmonyFigures figures() {
        for (const std::string_view id : shared_functions) add_function(id);
        for (std::size_t c = 0; c < functions_.classes().size(); ++c)
            if (functions_.classes()[c].role == ClassRole::kind)
                add("kind_" + functions_.classes()[c].id, share_of_time(c));
        add_pairs();
        add_cadences();
        add_vocabulary();
        add_rhythm();
        add_keys();
        return std::move(figures_);
    }

private:
    bool is_chord(std::size_t i) const { return merged_.chords[i].chord.has_value(); }
    double seconds(std::size_t i) const { return merged_.chords[i].end - merged_.chords[i].start; }
    /// Whether the chord before `i` is one too, so that a change leads here.
    bool is_step(std::size_t i) const { return i > 0 && is_chord(i) && is_chord(i - 1); }
    double minutes() const { return track_.total_seconds / 60.0; }

    void add(const std::string& name, double value, std::vector<double> heard_at = {}) {
        figures_.push_back({"harmony_" + name, std::nullopt});
        if (seconds_ == 0.0) return;
        figures_.back().value = value;
        figures_.back().heard_at = std::move(heard_at);
    }

    // Where the chords begin that are in a class; `counts` tells by their number which of them matter.
    template <typename Counts>
    std::vector<double> beginnings(std::size_t shown, const Counts& counts) const {
        std::vector<double> times;
        for (std::size_t i = 0; i < merged_.chords.size(); ++i)
            if (classes_.holds(shown, i) && counts(i)) times.push_back(merged_.chords[i].start);
        return times;
    }

    double share_of_time(std::size_t shown) const {
        double held = 0.0;
        for (std::size_t i = 0; i < merged_.chords.size(); ++i)
            if (classes_.holds(shown, i)) held += seconds(i);
        return seconds_ > 0.0 ? std::clamp(held / seconds_, 0.0, 1.0) : 0.0;
    }

    double share_of_steps(std::size_t count) const {
        return steps_ == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(steps_);
    }

    void add_function(std::string_view id) {
        const std::size_t function = functions_.index(ClassRole::function, id);
        // Tonics, predominants and dominants are everywhere: no one wants to be told where.
        const bool everywhere = std::find(main_functions.begin(), main_functions.end(), id) != main_functions.end();
        std::vector<double> heard_at;
        if (!everywhere) heard_at = beginnings(function, [this](std::size_t i) { return is_chord(i); });
        add(std::string(id), share_of_time(function), std::move(heard_at));
    }

    void add_pairs() {
        for (const std::string_view one : main_functions)
            for (const std::string_view two : main_functions) {
                const std::size_t first = functions_.index(ClassRole::function, one);
                const std::size_t second = functions_.index(ClassRole::function, two);
                std::size_t count = 0;
                for (std::size_t i = 0; i < merged_.chords.size(); ++i)
                    if (is_step(i) && classes_.holds(first, i - 1) && classes_.holds(second, i)) ++count;
                add(std::string(one) + "_" + std::string(two), share_of_steps(count));
            }
    }

    void add_cadences() {
        for (std::size_t c = 0; c < functions_.classes().size(); ++c) {
            const HarmonyClass& cadence = functions_.classes()[c];
            if (cadence.role != ClassRole::cadence) continue;
            const std::vector<double> arrivals = beginnings(c, [this](std::size_t i) { return is_step(i); });
            const std::string name = "cadence_" + lower_case(cadence.id);
            add(name + "_rate", static_cast<double>(arrivals.size()) / minutes(), arrivals);
            add(name + "_share", share_of_steps(arrivals.size()), arrivals);
        }
    }

    void add_vocabulary() {
        std::map<std::tuple<int, Quality>, std::size_t> times;
        std::size_t total = 0;
        for (std::size_t i = 0; i < merged_.chords.size(); ++i) {
            if (!is_chord(i)) continue;
            const Chord& chord = *merged_.chords[i].chord;
            ++times[{(chord.root - merged_.keys[i].tonic + 12) % 12, chord.quality}];
            ++total;
        }
        double entropy = 0.0;
        for (const auto& [chord, count] : times) {
            const double share = static_cast<double>(count) / static_cast<double>(total);
            entropy -= share * std::log2(share);
        }
        add("vocabulary", static_cast<double>(times.size()));
        add("vocabulary_entropy", std::max(entropy, 0.0));
    }

    void add_rhythm() {
        const auto steps = static_cast<double>(steps_);
        add("rhythm", seconds_ > 0.0 ? steps / seconds_ : 0.0);
        const auto beats = std::count_if(track_.beats.begin(), track_.beats.end(),
                                         [this](double beat) { return is_within_chord(beat); });
        add("rhythm_beat", beats == 0 ? 0.0 : steps / static_cast<double>(beats));
        if (beats > 0 || seconds_ == 0.0) return;
        figures_.back().value.reset();
        figures_.back().missing = NoFigure::no_beats;
    }

    bool is_within_chord(double second) const {
        const auto after = std::upper_bound(merged_.chords.begin(), merged_.chords.end(), second,
                                            [](double at, const TimedChord& each) { return at < each.start; });
        return after != merged_.chords.begin() && std::prev(after)->chord && second < std::prev(after)->end;
    }

    void add_keys() {
        std::map<std::pair<int, bool>, double> held;
        std::vector<double> changes;
        const LocalKey* last = nullptr;
        for (std::size_t i = 0; i < merged_.chords.size(); ++i) {
            if (!is_chord(i)) continue;
            const LocalKey& key = merged_.keys[i];
            if (last != nullptr && !(*last == key)) changes.push_back(merged_.chords[i].start);
            last = &key;
            held[{key.tonic, key.minor}] += seconds(i);
        }
        double most = 0.0;
        for (const auto& [key, time] : held) most = std::max(most, time);
        add("modulation_rate", static_cast<double>(changes.size()) / minutes(), changes);
        add("home_key", seconds_ > 0.0 ? std::min(most / seconds_, 1.0) : 0.0);
    }

    const ChordFunctions& functions_;
    const KeyedProgression& track_;
    MergedChords merged_;
    Classification classes_;
    HarmonyFigures figures_;
    double seconds_ = 0.0;   // with chords
    std::size_t steps_ = 0;  // from chord to chord
};

}  // namespace

HarmonyFigures key_features(const ChordFunctions& functions, const KeyedProgression& track) {
    if (track.keys.size() != track.chords.size())
        throw std::invalid_argument("there must be one local key for each chord");
    if (!std::isfinite(track.total_seconds) || track.total_seconds <= 0.0)
        throw std::invalid_argument("the total of seconds must be above 0");
    return KeyMeasurement(functions, track).figures();
}

}  // namespace armonica::features::harmony
