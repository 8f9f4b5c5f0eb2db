#include "features/harmony/files/midi_file.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <armonica/error.hpp>

namespace armonica::features::harmony {
namespace {

/// Thrown within this file where a chunk ends too early or holds what is no event.
struct Damage {};

/// Bytes from the first to the last, big end first.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : rest_(bytes) {}

    bool empty() const { return rest_.empty(); }
    std::size_t size() const { return rest_.size(); }
    bool data_follows() const { return !rest_.empty() && (rest_.front() & '\x80') == 0; }

    unsigned byte() {
        if (rest_.empty()) throw Damage{};
        const auto value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }

    unsigned data() {
        if (!data_follows()) throw Damage{};
        return byte();
    }

    std::uint32_t number(int bytes) {
        std::uint32_t value = 0;
        for (int i = 0; i < bytes; ++i) value = value << 8U | byte();
        return value;
    }

    /// Seven bits a byte, the last without its highest bit; four bytes at most.
    std::uint32_t variable_length() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const unsigned next = byte();
            value = value << 7U | (next & 0x7FU);
            if (next < 0x80) return value;
        }
        throw Damage{};
    }

    std::string_view take(std::size_t count) {
        if (count > rest_.size()) throw Damage{};
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

private:
    std::string_view rest_;
};

struct TempoEvent {
    std::int64_t tick;
    double seconds_per_quarter;
};

constexpr int channels = 16, pitches = 128;
constexpr int drum_channel = 9;
constexpr unsigned first_percussive_program = 112;

/// Reads one track into a song.
class TrackReader {
public:
    TrackReader(std::string_view track, MidiSong& song, std::vector<TempoEvent>& tempi)
        : bytes_(track), song_(song), tempi_(tempi) {
        for (auto& of_channel : started_) of_channel.fill(-1);
    }

    void read() {
        try {
            while (!bytes_.empty() && !ended_) {
                now_ += bytes_.variable_length();
                event();
            }
        } catch (const Damage&) {
            song_.damaged = true;
        }
        for (int channel = 0; channel < channels; ++channel)
            for (int pitch = 0; pitch < pitches; ++pitch) end_note(channel, pitch);  // those never released
    }

private:
    void event() {
        if (!bytes_.data_follows()) status_ = bytes_.byte();
        if (status_ == 0xFF) return meta_event();
        if (status_ == 0xF0 || status_ == 0xF7) {
            bytes_.take(bytes_.variable_length());
            status_ = 0;
            return;
        }
        if (status_ < 0x80 || status_ > 0xEF) throw Damage{};
        channel_event(static_cast<int>(status_ & 0x0FU));
    }

    void channel_event(int channel) {
        const unsigned first = bytes_.data();
        const unsigned kind = status_ & 0xF0U;
        if (kind == 0xC0) {
            percussive_[static_cast<std::size_t>(channel)] = first >= first_percussive_program;
            return;
        }
        if (kind == 0xD0) return;
        const unsigned second = bytes_.data();
        const int pitch = static_cast<int>(first);
        if (kind == 0x80 || kind == 0x90) end_note(channel, pitch);
        if (kind == 0x90 && second > 0) start(channel, pitch) = now_;
    }

    void meta_event() {
        status_ = 0;
        const unsigned kind = bytes_.byte();
        const std::string_view content = bytes_.take(bytes_.variable_length());
        Bytes values(content);
        if (kind == 0x03 && song_.title.empty()) song_.title = content;
        if (kind == 0x2F) ended_ = true;
        if (kind == 0x51 && content.size() == 3) {
            const std::uint32_t microseconds = values.number(3);
            if (microseconds > 0) tempi_.push_back({now_, microseconds * 1e-6});
        }
        if (kind == 0x58 && content.size() >= 2) {
            const unsigned beats = values.byte(), power = values.byte();
            if (beats > 0 && power <= 6) song_.metres.push_back({now_, static_cast<int>(beats), 1 << power});
        }
    }

    std::int64_t& start(int channel, int pitch) {
        return started_[static_cast<std::size_t>(channel)][static_cast<std::size_t>(pitch)];
    }

    void end_note(int channel, int pitch) {
        std::int64_t& begin = start(channel, pitch);
        const bool of_pitch = channel != drum_channel && !percussive_[static_cast<std::size_t>(channel)];
        if (begin >= 0 && begin < now_ && of_pitch) song_.notes.push_back({begin, now_, pitch});
        begin = -1;
    }

    Bytes bytes_;
    MidiSong& song_;
    std::vector<TempoEvent>& tempi_;
    std::int64_t now_ = 0;
    unsigned status_ = 0;  // running status: the last one holds until another comes
    bool ended_ = false;
    std::array<bool, channels> percussive_{};
    std::array<std::array<std::int64_t, pitches>, channels> started_;
};

std::vector<MidiSong::Tempo> tempo_map(std::vector<TempoEvent> events, double ticks_per_quarter) {
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.tick < b.tick; });
    std::vector<MidiSong::Tempo> map = {{0, 0.0, 0.5 / ticks_per_quarter}};  // 120 a minute until told otherwise
    for (const TempoEvent& event : events) {
        const MidiSong::Tempo& last = map.back();
        const double seconds = last.seconds + static_cast<double>(event.tick - last.tick) * last.seconds_per_tick;
        map.push_back({event.tick, seconds, event.seconds_per_quarter / ticks_per_quarter});
    }
    return map;
}

/// The chunk of the name at the start of `bytes`, as long as it says or as there is.
struct Chunk {
    std::string_view name;
    std::string_view content;
    bool whole = true;
};

std::optional<Chunk> next_chunk(std::string_view& bytes) {
    if (bytes.size() < 8) return std::nullopt;
    Bytes length(bytes.substr(4, 4));
    const std::size_t declared = length.number(4), there = std::min(declared, bytes.size() - 8);
    const Chunk chunk{bytes.substr(0, 4), bytes.substr(8, there), there == declared};
    bytes.remove_prefix(8 + there);
    return chunk;
}

void read_division(unsigned division, MidiSong& song) {
    if (division >= 0x8000) {  // frames a second (negative, in the upper byte) and ticks a frame
        const unsigned frames = 256 - (division >> 8U), per_frame = division & 0xFFU;
        song.has_beats = false;
        song.ticks_per_quarter = 0.5 * (frames == 29 ? 29.97 : frames) * per_frame;
    } else {
        song.ticks_per_quarter = division;
    }
}

}  // namespace

double MidiSong::seconds_at(double tick) const {
    const auto after = std::upper_bound(tempi.begin(), tempi.end(), tick, [](double at, const Tempo& tempo) {
        return at < static_cast<double>(tempo.tick);
    });
    const Tempo& tempo = after == tempi.begin() ? *after : *(after - 1);
    return tempo.seconds + (tick - static_cast<double>(tempo.tick)) * tempo.seconds_per_tick;
}

MidiSong read_midi_notes(std::string_view bytes, const std::string& file) {
    const auto refuse = [&](const char* problem) { throw InputError(file, std::nullopt, problem); };
    if (bytes.starts_with("RIFF")) bytes.remove_prefix(std::min(bytes.find("MThd"), bytes.size()));
    const auto header = next_chunk(bytes);
    if (!header || header->name != "MThd" || header->content.size() < 6)
        refuse("the file ends within the header of its MIDI data");
    Bytes values(header->content);
    const std::uint32_t format = values.number(2);
    values.number(2);  // how many tracks: those that are there count
    if (format > 1)
        refuse(
            "this MIDI file is of format 2, independent patterns that do not sound together; save it in format 0 or 1");
    MidiSong song;
    read_division(values.number(2), song);
    if (song.ticks_per_quarter <= 0.0) refuse("its MIDI header has no division of time");
    std::vector<TempoEvent> tempi;
    while (const auto chunk = next_chunk(bytes)) {
        if (!chunk->whole) song.damaged = true;
        if (chunk->name == "MTrk") TrackReader(chunk->content, song, tempi).read();
    }
    if (!song.has_beats) tempi.clear();
    song.tempi = tempo_map(std::move(tempi), song.ticks_per_quarter);
    std::stable_sort(song.notes.begin(), song.notes.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    std::stable_sort(song.metres.begin(), song.metres.end(),
                     [](const auto& a, const auto& b) { return a.tick < b.tick; });
    std::int64_t last = 0;
    for (const MidiNote& note : song.notes) last = std::max(last, note.end);
    if (song.seconds_at(static_cast<double>(last)) > 86400.0)
        refuse("its notes last for more than a day, so it must be damaged");
    return song;
}

}  // namespace armonica::features::harmony
