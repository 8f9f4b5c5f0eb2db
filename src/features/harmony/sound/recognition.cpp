#include "features/harmony/sound/recognition.hpp"

#include <algorithm>
#include <cmath>

#include "features/harmony/keys/local_keys.hpp"
#include "features/harmony/sound/chord_decoder.hpp"
#include "features/harmony/sound/chord_evidence.hpp"
#include "features/shared/onset_envelope.hpp"

namespace armonica::features::harmony {

namespace {

// In seconds. Where a tempo is found twice as fast as another time, the slots are the same, as long as beats are split
// down to half a second.
constexpr double longest_slot = 0.5;
constexpr double usual_slot = 0.5;  // the evidence of half a second counts once
constexpr double slot_without_beat = 0.4;
constexpr double shortest_slot = 0.02;  // what is left over at either end

double median_spacing(const std::vector<double>& times) {
    std::vector<double> spacings;
    for (std::size_t i = 1; i < times.size(); ++i) spacings.push_back(times[i] - times[i - 1]);
    const auto middle = spacings.begin() + static_cast<std::ptrdiff_t>(spacings.size() / 2);
    std::nth_element(spacings.begin(), middle, spacings.end());
    return *middle;
}

std::vector<double> beat_times(const Pulse& pulse) {
    std::vector<double> times;
    for (const std::size_t beat : pulse.beats) times.push_back(OnsetEnvelope::time_of(static_cast<double>(beat)));
    return times;
}

// The beats, and as many before the first and after the last as reach to the ends of the sound.
std::vector<double> beats_throughout(const Pulse& pulse, double seconds) {
    const std::vector<double> beats = beat_times(pulse);
    const double period = median_spacing(beats);
    std::vector<double> all;
    for (double time = beats.front() - period; time > -period; time -= period) all.push_back(time);
    std::reverse(all.begin(), all.end());
    all.insert(all.end(), beats.begin(), beats.end());
    while (all.back() < seconds) all.push_back(all.back() + period);
    return all;
}

// Frames whose middle lies between two times.
std::size_t first_frame_from(double time) {
    return static_cast<std::size_t>(std::max(0.0, std::ceil((time - NoteTrack::time_of(0)) * NoteTrack::rate)));
}

}  // namespace

std::vector<double> slot_times(const Pulse& pulse, double seconds) {
    std::vector<double> times = {0.0};
    const auto add = [&](double time) {
        if (time > times.back() + shortest_slot && time < seconds - shortest_slot) times.push_back(time);
    };
    if (pulse.beats.size() < 2) {
        for (double time = slot_without_beat; time < seconds; time += slot_without_beat) add(time);
    } else {
        const std::vector<double> beats = beats_throughout(pulse, seconds);
        int parts = 1;
        while (median_spacing(beats) / parts > longest_slot) parts *= 2;
        for (std::size_t i = 0; i + 1 < beats.size(); ++i)
            for (int part = 0; part < parts; ++part) add(beats[i] + (beats[i + 1] - beats[i]) * part / parts);
    }
    times.push_back(seconds);
    return times;
}

HeardHarmony hear_harmony(const NoteTrack& notes, const Pulse& pulse, double seconds) {
    HeardHarmony heard;
    if (seconds <= 0.0) return heard;
    const std::vector<double> times = slot_times(pulse, seconds);
    const auto decoded =
        decode_chords(times.size() - 1, pulse.beats.size() < 2 ? Slots::seconds : Slots::beats,
                      [&](std::size_t slot, std::span<float> evidence) {
                          const double from = times[slot], to = times[slot + 1];
                          chord_evidence(notes.mean(first_frame_from(from), first_frame_from(to)), evidence);
                          for (float& each : evidence) each *= static_cast<float>((to - from) / usual_slot);
                      });
    for (const DecodedChord& chord : decoded) {
        const TimedChord timed{times[chord.first], times[chord.end], heard_chords()[chord.chord], chord.confidence};
        if (heard.chords.empty() || heard.chords.back().chord != timed.chord) {
            heard.chords.push_back(timed);
            continue;
        }
        TimedChord& before = heard.chords.back();
        const double length = before.end - before.start, added = timed.end - timed.start;
        before.confidence = (length * before.confidence + added * timed.confidence) / (length + added);
        before.end = timed.end;
    }
    heard.keys = local_keys(heard.chords);
    heard.beats = beat_times(pulse);
    return heard;
}

}  // namespace armonica::features::harmony
