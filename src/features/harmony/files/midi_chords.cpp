#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>

#include <armonica/error.hpp>

#include "features/harmony/files/chord_file.hpp"
#include "features/harmony/symbols/chord_tones.hpp"
#include "features/harmony/files/midi_file.hpp"

namespace armonica::features::harmony {
namespace {

constexpr std::size_t chord_count = 12 * quality_names.size();
constexpr std::size_t no_chord = chord_count;
constexpr std::size_t state_count = chord_count + 1;

Chord chord_at(std::size_t state) {
    const int root = static_cast<int>(state % 12);
    return {root, static_cast<Quality>(state / 12), root};
}

/// Half a beat of music.
struct Window {
    std::array<double, 12> notes{};  ///< by pitch class: how many sound in it, each counted by the part that it fills
    int bass = -1;                   ///< pitch class of the lowest note that fills a quarter of it; −1 for none
    double voices = 0.0;             ///< how many notes sound at once
    double bass_weight = 1.0;        ///< how much the bass says of the root
    double change_cost = 4.0;        ///< of a new chord at its start, as −log P
};

constexpr std::size_t most_windows = 100000;

// --- from notes to windows ---

/// What the place of a window in the bar says. Chords change with the bar rather than with the beat, and seldom between
/// beats; a walking bass has the root when the bar begins, then wanders.
void place_in_bar(Window& window, double quarters_in_bar, const MidiMetre& metre) {
    const bool threes = metre.beat_unit == 8 && metre.beats % 3 == 0;  // 6/8 has beats of three eighths
    const double beat = std::max(threes ? 1.5 : 4.0 / metre.beat_unit, 1.0);
    const double beats = quarters_in_bar / beat;
    const bool bar_begins = quarters_in_bar < 1e-6;
    const bool beat_begins = std::abs(beats - std::round(beats)) < 1e-6;
    window.change_cost = bar_begins ? 2.0 : beat_begins ? 3.0 : 6.0;
    window.bass_weight = bar_begins ? 2.0 : 0.6;
}

/// Goes along the notes, and tells at any time which pitches sound.
class Sweep {
public:
    explicit Sweep(const std::vector<MidiNote>& notes) {
        for (const MidiNote& note : notes) {
            changes_.push_back({note.start, note.pitch, +1});
            changes_.push_back({note.end, note.pitch, -1});
        }
        std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
            return std::tie(a.tick, a.pitch, a.step) < std::tie(b.tick, b.pitch, b.step);
        });
    }

    /// For each pitch, how many ticks of the time up to `end` it fills; goes on from where the last call ended.
    std::array<double, 128> until(double end) {
        std::array<double, 128> filled{};
        while (next_ < changes_.size() && static_cast<double>(changes_[next_].tick) < end) {
            const Change& change = changes_[next_++];
            pass(filled, static_cast<double>(change.tick));
            sounding_[static_cast<std::size_t>(change.pitch)] += change.step;
        }
        pass(filled, end);
        return filled;
    }

private:
    struct Change {
        std::int64_t tick;
        int pitch;
        int step;
    };

    void pass(std::array<double, 128>& filled, double to) {
        if (to > now_)
            for (std::size_t pitch = 0; pitch < filled.size(); ++pitch)
                if (sounding_[pitch] > 0) filled[pitch] += to - now_;  // doubled by another instrument, it counts once
        now_ = std::max(now_, to);
    }

    std::vector<Change> changes_;
    std::size_t next_ = 0;
    double now_ = 0.0;
    std::array<int, 128> sounding_{};
};

// From C5 up it is melodies that sound, whose passing notes say less of the chord than what lies below.
constexpr std::size_t melody_from = 72;
constexpr double melody_weight = 0.5;

Window window_of(const std::array<double, 128>& filled, double ticks) {
    Window window;
    for (std::size_t pitch = 0; pitch < filled.size(); ++pitch) {
        const double part = filled[pitch] / ticks;
        window.notes[pitch % 12] += part * (pitch < melody_from ? 1.0 : melody_weight);
        if (window.bass < 0 && part >= 0.25) window.bass = static_cast<int>(pitch % 12);
    }
    // A full orchestra is no surer of its chord than six voices are.
    constexpr double most_voices = 6.0;
    for (const double part : window.notes) window.voices += part;
    if (window.voices > most_voices)
        for (double& part : window.notes) part *= most_voices / window.voices;
    return window;
}

std::vector<Window> windows_of(const MidiSong& song, const std::string& file) {
    std::int64_t last = 0;
    for (const MidiNote& note : song.notes) last = std::max(last, note.end);
    const double ticks = song.ticks_per_quarter / 2.0;
    const double count = std::ceil(static_cast<double>(last) / ticks);
    if (count > static_cast<double>(most_windows))
        throw InputError(file, std::nullopt,
                         "it has more than " + std::to_string(most_windows / 2) + " beats, so it must be damaged");
    Sweep sweep(song.notes);
    std::vector<Window> windows;
    MidiMetre metre;
    std::size_t next_metre = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const double start = static_cast<double>(i) * ticks;
        while (next_metre < song.metres.size() && static_cast<double>(song.metres[next_metre].tick) <= start)
            metre = song.metres[next_metre++];
        windows.push_back(window_of(sweep.until(start + ticks), ticks));
        const double bar = 4.0 * metre.beats / metre.beat_unit;
        const double quarters = (start - static_cast<double>(metre.tick)) / song.ticks_per_quarter;
        if (song.has_beats) place_in_bar(windows.back(), quarters - bar * std::floor(quarters / bar + 1e-9), metre);
    }
    return windows;
}

// --- from windows to chords ---

/// Where the notes of a window come from: log P(pitch class | chord), root first and foreign notes seldom; likewise for
/// the bass. Judged, not trained: nine of ten notes belong to the chord, and two of three basses are its root.
struct Sources {
    std::array<std::array<double, 12>, state_count> notes;
    std::array<std::array<double, 12>, state_count> bass;
    std::array<double, state_count> entry;  ///< log P of the chord itself when it begins
};

/// How usual a quality is: major and minor chords above all, then sevenths.
double usual(Quality quality) {
    switch (quality) {
        case Quality::maj:
        case Quality::min:
            return 0.0;
        case Quality::dom7:
        case Quality::min7:
        case Quality::maj7:
            return -0.7;
        case Quality::dim:
        case Quality::sus4:
        case Quality::hdim7:
        case Quality::dim7:
            return -1.4;
        default:
            return -2.1;
    }
}

Sources make_sources() {
    Sources sources{};
    for (auto& row : sources.notes) row.fill(std::log(1.0 / 12));
    for (auto& row : sources.bass) row.fill(std::log(1.0 / 12));
    sources.entry[no_chord] = -1.4;
    for (std::size_t state = 0; state < chord_count; ++state) {
        const Chord chord = chord_at(state);
        const Tones tones = tones_of(chord.quality);
        const int size = __builtin_popcount(tones);
        sources.entry[state] = usual(chord.quality);
        for (int above = 0; above < 12; ++above) {
            const auto pitch_class = static_cast<std::size_t>((chord.root + above) % 12);
            const bool belongs = (tones >> above & 1) != 0;
            constexpr double root_share = 1.3;  // the root is doubled more often than the other notes
            const double share = 0.9 * (above == 0 ? root_share : 1.0) / (size - 1 + root_share);
            sources.notes[state][pitch_class] = std::log(belongs ? share : 0.1 / (12 - size));
            sources.bass[state][pitch_class] = std::log(above == 0 ? 0.66
                                                        : belongs  ? 0.28 / (size - 1)
                                                                   : 0.06 / (12 - size));
        }
    }
    return sources;
}

double fit(const Window& window, const Sources& sources, std::size_t state) {
    // A short rest belongs to the chord before it, a long one is a time without chord.
    constexpr double silence_within_a_chord = -0.7;
    if (window.voices < 0.05) return state == no_chord ? 0.0 : silence_within_a_chord;
    double score = 0.0;
    if (window.bass >= 0) score += window.bass_weight * sources.bass[state][static_cast<std::size_t>(window.bass)];
    for (std::size_t pitch_class = 0; pitch_class < 12; ++pitch_class)
        score += window.notes[pitch_class] * sources.notes[state][pitch_class];
    return score;
}

/// The most probable chord of every window, by the Viterbi algorithm.
std::vector<std::size_t> best_chords(const std::vector<Window>& windows) {
    const Sources sources = make_sources();
    std::vector<double> scores(sources.entry.begin(), sources.entry.end());
    std::vector<std::uint16_t> best_before(windows.size());
    std::vector<std::array<bool, state_count>> stayed(windows.size());
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const std::size_t best =
            static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        best_before[i] = static_cast<std::uint16_t>(best);
        const double best_score = scores[best];
        for (std::size_t state = 0; state < state_count; ++state) {
            const double changed = best_score - windows[i].change_cost + sources.entry[state];
            stayed[i][state] = i == 0 || scores[state] >= changed;
            scores[state] = (stayed[i][state] ? scores[state] : changed) + fit(windows[i], sources, state);
        }
    }
    std::vector<std::size_t> path(windows.size());
    std::size_t state = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t i = windows.size(); i-- > 0;) {
        path[i] = state;
        if (!stayed[i][state]) state = best_before[i];
    }
    return path;
}

/// The bass of the windows `first` to `last` where one note of the chord has it for more than half of the time, else
/// the root.
int bass_of(const std::vector<Window>& windows, std::size_t first, std::size_t last, const Chord& chord) {
    std::array<std::size_t, 12> counts{};
    std::size_t sum = 0;
    for (std::size_t i = first; i < last; ++i)
        if (windows[i].bass >= 0) ++counts[static_cast<std::size_t>(windows[i].bass)], ++sum;
    const auto most = std::max_element(counts.begin(), counts.end());
    const int bass = static_cast<int>(most - counts.begin());
    const bool belongs = (tones_of(chord.quality) >> ((bass - chord.root + 12) % 12) & 1) != 0;
    return belongs && 2 * *most > sum ? bass : chord.root;
}

}  // namespace

ChordFile read_midi(std::string_view bytes, const std::string& file) {
    const MidiSong song = read_midi_notes(bytes, file);
    if (song.notes.empty())
        throw InputError(file, std::nullopt,
                         song.damaged ? "this MIDI file is damaged: not one note can be read"
                                      : "there is no note in this MIDI file but those of drums, if any");
    const std::vector<Window> windows = windows_of(song, file);
    const std::vector<std::size_t> path = best_chords(windows);
    ChordFile result{"MIDI", {}, true, song.title, {}, {}, {}};
    if (song.damaged) result.warnings.emplace_back("the MIDI file is damaged; what could be read of it is used");
    double reached = 0.0;
    for (std::size_t first = 0, last = 0; first < path.size(); first = last) {
        while (last < path.size() && path[last] == path[first]) ++last;
        const double end = song.seconds_at(static_cast<double>(last) * song.ticks_per_quarter / 2.0);
        TimedChord timed{reached, end, std::nullopt, 1.0};
        if (path[first] != no_chord) {
            timed.chord = chord_at(path[first]);
            timed.chord->bass = bass_of(windows, first, last, *timed.chord);
        }
        result.chords.push_back(timed);
        reached = end;
    }
    return result;
}

}  // namespace armonica::features::harmony
