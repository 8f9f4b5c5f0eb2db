#include "support/made_songs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

namespace armonica::test {

using features::harmony::Chord;
using features::harmony::LocalKey;
using features::harmony::Quality;

namespace {

// A chord of a pattern: semitones above the tonic, quality, the bass above the root, length in bars.
struct Step {
    int degree;
    Quality quality;
    int bass = 0;
    double bars = 1.0;
};
using Pattern = std::vector<Step>;

struct Style {
    const char* name;
    bool minor;
    std::vector<Pattern> patterns;
};

constexpr auto M = Quality::maj, m = Quality::min, D = Quality::dim, A = Quality::aug, d7 = Quality::dom7,
               M7 = Quality::maj7, m7 = Quality::min7, h7 = Quality::hdim7, o7 = Quality::dim7, s2 = Quality::sus2,
               s4 = Quality::sus4;

const std::vector<Style>& styles() {
    static const std::vector<Style> all = {
        {"pop",
         false,
         {{{0, M}, {7, M}, {9, m}, {5, M}},
          {{9, m}, {5, M}, {0, M}, {7, M}},
          {{0, M}, {9, m}, {2, m}, {7, M}},
          {{0, M}, {4, m}, {5, M}, {7, M}},
          {{0, M}, {7, M, 4}, {9, m}, {5, M}},
          {{5, M}, {7, M}, {4, m}, {9, m}},
          {{0, M}, {5, M}, {7, s4, 0, .5}, {7, M, 0, .5}, {0, M}}}},
        {"minor pop",
         true,
         {{{0, m}, {8, M}, {3, M}, {10, M}},
          {{0, m}, {5, m}, {7, m}, {0, m}},
          {{0, m}, {10, M}, {8, M}, {7, M}},
          {{0, m}, {5, m}, {7, M}, {0, m}},
          {{0, m}, {3, M}, {10, M}, {5, m}},
          {{8, M}, {10, M}, {0, m}, {0, m}},
          {{2, D}, {7, M}, {0, m}, {0, m}}}},
        {"rock",
         false,
         {{{0, M}, {10, M}, {5, M}, {0, M}},
          {{0, M}, {5, M}, {7, M}, {5, M}},
          {{0, M}, {0, s4, 0, .5}, {0, M, 0, .5}, {5, M}, {7, M}},
          {{0, M}, {3, M}, {5, M}, {0, M}},
          {{0, M}, {0, s2}, {5, M}, {7, M}},
          {{0, M}, {0, A}, {5, M}, {5, m}}}},
        {"soul",
         false,
         {{{0, M7}, {5, M7}, {2, m7}, {7, d7}},
          {{0, M7}, {9, m7}, {5, M7}, {7, s4}},
          {{0, M}, {4, m7}, {5, M7}, {5, m}},
          {{5, M7}, {4, m7}, {2, m7}, {0, M7}},
          {{0, M}, {0, d7}, {5, M}, {5, m}}}},
        {"jazz",
         false,
         {{{2, m7}, {7, d7}, {0, M7, 0, 2}},
          {{0, M7, 0, .5}, {9, m7, 0, .5}, {2, m7, 0, .5}, {7, d7, 0, .5}},
          {{4, m7}, {9, d7}, {2, m7}, {7, d7}},
          {{0, M7}, {1, o7}, {2, m7}, {7, d7}},
          {{5, M7}, {10, d7}, {0, M7, 0, 2}},
          {{2, m7}, {1, d7}, {0, M7, 0, 2}},
          {{11, h7}, {4, d7}, {9, m7}, {2, d7}}}},
        {"minor jazz",
         true,
         {{{2, h7}, {7, d7}, {0, m7, 0, 2}},
          {{0, m7}, {5, m7}, {2, h7}, {7, d7}},
          {{0, m7}, {8, M7}, {2, h7}, {7, d7}},
          {{0, m}, {8, d7}, {7, d7}, {0, m}}}},
        {"blues", false, {{{0, d7, 0, 4}, {5, d7, 0, 2}, {0, d7, 0, 2}, {7, d7}, {5, d7}, {0, d7}, {7, d7}}}},
        {"hymn",
         false,
         {{{0, M}, {5, M, 7, .5}, {0, M, 4, .5}, {7, M}, {0, M}},
          {{0, M, 0, .5}, {7, M, 4, .5}, {9, m, 0, .5}, {5, M, 0, .5}, {2, m, 3, .5}, {7, M, 0, .5}, {0, M}},
          {{0, M}, {2, M, 4}, {7, M}, {11, D, 3, .5}, {0, M, 0, .5}},
          {{9, m}, {4, M}, {9, m, 0, .5}, {2, m, 3, .5}, {7, d7}, {0, M}}}},
    };
    return all;
}

const std::map<Quality, std::vector<int>>& notes_above_root() {
    static const std::map<Quality, std::vector<int>> all = {
        {M, {0, 4, 7}},      {m, {0, 3, 7}},      {D, {0, 3, 6}},      {A, {0, 4, 8}},
        {d7, {0, 4, 7, 10}}, {M7, {0, 4, 7, 11}}, {m7, {0, 3, 7, 10}}, {h7, {0, 3, 6, 10}},
        {o7, {0, 3, 6, 9}},  {s2, {0, 2, 7}},     {s4, {0, 5, 7}}};
    return all;
}

int modulo12(int value) { return ((value % 12) + 12) % 12; }

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {
        const Style& style = styles()[seed % styles().size()];
        song_.name = std::string(style.name) + " " + std::to_string(seed);
        song_.bpm = between(66, 160);
        key_ = {between(0, 11), style.minor};
        write_chords(style);
        choose_band(style);
        play_chords();
        play_bass();
        if (chance(0.85)) play_melody();
        if (chance(0.85)) play_drums();
    }

    MadeSong take() { return std::move(song_); }

private:
    struct Written {
        Chord chord;
        LocalKey key;
        double start, end;  // in beats
    };

    int between(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }
    bool chance(double p) { return static_cast<double>(random_()) / 4294967296.0 < p; }
    template <typename T>
    const T& one_of(const std::vector<T>& all) {
        return all[random_() % all.size()];
    }

    void write_chords(const Style& style) {
        const double bars = std::ceil(between(30, 60) * song_.bpm / 60.0 / 4.0);
        const bool modulates = chance(1.0 / 3.0);
        const int step = one_of(std::vector<int>{1, 2, 3, 5, 7, 9});
        bool modulated = false;
        double beat = 0.0;
        while (beat < 4.0 * bars) {
            if (modulates && !modulated && beat >= 2.0 * bars) {
                key_.tonic = modulo12(key_.tonic + step);
                modulated = true;
            }
            const Pattern& pattern = one_of(style.patterns);
            const int times = pattern.size() > 6 ? 1 : between(1, 2);
            for (int i = 0; i < times; ++i)
                for (const Step& s : pattern) {
                    const int root = modulo12(key_.tonic + s.degree);
                    written_.push_back({{root, s.quality, modulo12(root + s.bass)}, key_, beat, beat + 4.0 * s.bars});
                    beat += 4.0 * s.bars;
                }
        }
        const int last = key_.tonic;
        written_.push_back({{last, style.minor ? m : M, last}, key_, beat, beat + 4.0});
        const double seconds = 60.0 / song_.bpm;
        for (const Written& w : written_) {
            if (!song_.chords.empty() && song_.chords.back().chord == w.chord && song_.keys.back() == w.key) {
                song_.chords.back().end = w.end * seconds;
                continue;
            }
            song_.chords.push_back({w.start * seconds, w.end * seconds, w.chord, 1.0});
            song_.keys.push_back(w.key);
        }
    }

    void choose_band(const Style& style) {
        const bool jazz = std::string(style.name).find("jazz") != std::string::npos;
        const std::vector<int> compers = jazz ? std::vector<int>{0, 4, 26, 16, 11}
                                              : std::vector<int>{0, 1, 4, 5, 16, 19, 21, 24, 25, 27, 29, 48, 6, 46};
        song_.programs = {one_of(compers), one_of(std::vector<int>{48, 49, 50, 52, 89, 19, 61}),
                          one_of(jazz ? std::vector<int>{32, 32, 33} : std::vector<int>{32, 33, 34, 35, 38, 43}),
                          one_of(std::vector<int>{73, 65, 66, 56, 40, 71, 80, 22, 52, 68, 0, 11})};
    }

    void add(double start, double length, int pitch, int velocity, int channel) {
        song_.notes.push_back({start, length, pitch, velocity, channel});
    }

    // The notes of a chord around `centre`, each where it is nearest to it, and so in the inversion that comes of it.
    std::vector<int> voicing(const Chord& chord, int centre) {
        std::vector<int> pitches;
        for (const int above : notes_above_root().at(chord.quality)) {
            const int lowest = centre - 6;
            pitches.push_back(lowest + modulo12(chord.root + above - lowest));
        }
        std::sort(pitches.begin(), pitches.end());
        return pitches;
    }

    void play_chords() {
        const int manner = between(0, 3), centre = between(57, 66);
        const bool pad = chance(0.5), wide = chance(0.3);
        for (const Written& w : written_) {
            std::vector<int> pitches = voicing(w.chord, centre + between(-1, 1));
            if (wide) pitches[1] += 12;
            const double length = w.end - w.start;
            for (double beat = 0.0; beat < length; beat += 1.0) {
                const double at = w.start + beat;
                if (manner == 0 && std::fmod(beat, 4.0) == 0.0)  // held
                    for (const int p : pitches) add(at, std::min(4.0, length - beat) - 0.05, p, between(70, 90), 0);
                if (manner == 1)  // every beat
                    for (const int p : pitches) add(at, 0.9, p, between(65, 90), 0);
                if (manner == 2)  // broken
                    for (int i = 0; i < 2; ++i)
                        add(at + 0.5 * i, 0.8, pitches[(static_cast<std::size_t>(2 * beat) + i) % pitches.size()],
                            between(70, 95), 0);
                if (manner == 3)  // off the beat
                    for (const int p : pitches) add(at + 0.5, 0.4, p, between(65, 85), 0);
            }
            if (pad)
                for (const int p : voicing(w.chord, 60)) add(w.start, length - 0.02, p, between(45, 60), 1);
        }
    }

    void play_bass() {
        const int manner = between(0, 2);
        for (std::size_t i = 0; i < written_.size(); ++i) {
            const Written& w = written_[i];
            const auto low = [](int pitch_class) { return 28 + modulo12(pitch_class - 28); };
            const int bass = low(w.chord.bass), fifth = low(w.chord.root + notes_above_root().at(w.chord.quality)[2]);
            const int next = i + 1 < written_.size() ? low(written_[i + 1].chord.bass) : bass;
            const double length = w.end - w.start;
            for (double beat = 0.0; beat < length; beat += 1.0) {
                const double at = w.start + beat;
                const bool first = beat == 0.0, last = beat + 1.0 >= length;
                if (manner == 0 && std::fmod(beat, 2.0) == 0.0) add(at, 1.9, bass, between(80, 100), 2);
                if (manner == 1 && std::fmod(beat, 2.0) == 0.0)
                    add(at, 1.8, std::fmod(beat, 4.0) == 2.0 ? fifth : bass, between(80, 100), 2);
                if (manner == 2) {  // walking: a chord note, and a step towards the next bass
                    const int inner = low(w.chord.root + one_of(notes_above_root().at(w.chord.quality)));
                    add(at, 0.95, first ? bass : last ? next + (chance(0.5) ? 1 : -1) : inner, between(80, 95), 2);
                }
            }
        }
    }

    void play_melody() {
        static const std::array<int, 7> major = {0, 2, 4, 5, 7, 9, 11}, minor = {0, 2, 3, 5, 7, 8, 10};
        int pitch = 72;
        for (const Written& w : written_) {
            const auto& scale = w.key.minor ? minor : major;
            for (double at = w.start; at < w.end;) {
                const double length = one_of(std::vector<double>{0.5, 0.5, 1.0, 1.0, 2.0});
                if (!chance(0.15)) {
                    const int towards = pitch + between(-4, 4);
                    const int nearest = chance(0.66) ? w.chord.root + one_of(notes_above_root().at(w.chord.quality))
                                                     : w.key.tonic + scale[static_cast<std::size_t>(between(0, 6))];
                    pitch = std::clamp(towards, 66, 82);
                    pitch = pitch - 6 + modulo12(nearest - pitch + 6);
                    add(at, std::min(length, w.end - at) * 0.95, pitch, between(75, 105), 3);
                }
                at += length;
            }
        }
    }

    void play_drums() {
        for (double at = 0.0; at < written_.back().end - 4.0; at += 0.5) {
            const double in_bar = std::fmod(at, 4.0);
            if (in_bar == 0.0 || in_bar == 2.0 || (in_bar == 2.5 && chance(0.4))) add(at, 0.2, 36, between(85, 110), 9);
            if (in_bar == 1.0 || in_bar == 3.0) add(at, 0.2, 38, between(80, 105), 9);
            add(at, 0.2, in_bar == 3.5 ? 46 : 42, between(50, 80), 9);
        }
        add(written_.back().start, 2.0, 49, 95, 9);
    }

    std::mt19937 random_;
    LocalKey key_;
    std::vector<Written> written_;
    MadeSong song_;
};

std::string big_endian(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return text;
}

std::string variable_length(std::uint32_t value) {
    std::string text(1, static_cast<char>(value & 0x7FU));
    while ((value >>= 7) != 0) text.insert(text.begin(), static_cast<char>((value & 0x7FU) | 0x80U));
    return text;
}

}  // namespace

MadeSong make_song(unsigned seed) { return Maker(seed).take(); }

std::string midi_file(const MadeSong& song) {
    constexpr double ticks = 480.0;
    std::multimap<std::pair<std::uint32_t, int>, std::string> events;  // offs before ons at one time
    const auto at = [&](double beat, int order, const std::string& bytes) {
        events.insert({{static_cast<std::uint32_t>(std::llround(std::max(0.0, beat) * ticks)), order}, bytes});
    };
    const auto byte = [](int value) { return static_cast<char>(value); };
    at(0.0, 0, std::string("\xFF\x51\x03") + big_endian(static_cast<std::uint32_t>(std::llround(6e7 / song.bpm)), 3));
    for (std::size_t channel = 0; channel < song.programs.size(); ++channel)
        at(0.0, 1, {byte(0xC0 + static_cast<int>(channel)), byte(song.programs[channel])});
    for (const Note& note : song.notes) {
        at(note.start, 3, {byte(0x90 + note.channel), byte(note.pitch), byte(note.velocity)});
        at(note.start + note.length, 2, {byte(0x80 + note.channel), byte(note.pitch), byte(0)});
    }
    std::string track;
    std::uint32_t before = 0;
    for (const auto& [time, bytes] : events) {
        track += variable_length(time.first - before) + bytes;
        before = time.first;
    }
    track += std::string("\x00\xFF\x2F\x00", 4);
    return "MThd" + big_endian(6, 4) + big_endian(0, 2) + big_endian(1, 2) + big_endian(480, 2) + "MTrk" +
           big_endian(static_cast<std::uint32_t>(track.size()), 4) + track;
}

std::string soundfont() {
    for (const char* file : {"/usr/share/sounds/sf3/MuseScore_General_Lite.sf3", "/usr/share/sounds/sf2/TimGM6mb.sf2"})
        if (std::filesystem::exists(file)) return file;
    return {};
}

bool render(const MadeSong& song, const std::string& soundfont, const std::string& wav) {
    const std::string midi = wav + ".mid";
    std::ofstream(midi, std::ios::binary) << midi_file(song);
    const std::string command = "fluidsynth -ni -q -g 0.5 -r 44100 -o synth.dynamic-sample-loading=1 -F '" + wav +
                                "' '" + soundfont + "' '" + midi + "' >/dev/null 2>&1";
    const int status = std::system(command.c_str());
    std::filesystem::remove(midi);
    return status == 0 && std::filesystem::exists(wav);
}

}  // namespace armonica::test
