#include "audio/decode_progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace armonica::audio {

namespace {

/// Lengths in headers are rounded and leave encoder delays in or out; beyond this the sound itself is missing.
constexpr double length_tolerance_seconds = 1.0;
constexpr double length_tolerance_share = 0.02;

/// A file that is cut off breaks in its last packet, and with it the one that was to be joined to it.
constexpr std::size_t packets_broken_by_a_cut = 2;

/// Overlapping frames can come out of a codec even behind the packet that the cut broke.
constexpr double reach_of_a_cut_seconds = 0.5;

/// From here on a file of samples does not hold the sound that its header claims.
constexpr double largest_bad_share = 0.1;

std::string in_seconds(double seconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", seconds);
    return text;
}

bool was_cut_in_its_last_packet(const DecodeProgress& progress) {
    return progress.damaged_at_end > 0 && progress.damaged_at_end <= packets_broken_by_a_cut;
}

std::optional<TrackWarning> truncation(const DecodeProgress& progress) {
    const double heard = progress.seconds();
    const double declared = progress.declared_seconds.value_or(0.0);
    const double tolerance = std::max(length_tolerance_seconds, length_tolerance_share * declared);
    if (progress.has_endless_sound) {
        return TrackWarning{WarningCode::truncated,
                            "only the first " + in_seconds(heard) + " were read: split the file", heard};
    }
    if (heard < declared - tolerance) {
        return TrackWarning{WarningCode::truncated,
                            "the file declares " + in_seconds(declared) + " of sound and holds " + in_seconds(heard) +
                                ", which were measured; fetch or copy it again to have all",
                            heard};
    }
    if (progress.container_ends_early || progress.demuxer_failed || progress.last_packet_is_incomplete ||
        was_cut_in_its_last_packet(progress)) {
        return TrackWarning{WarningCode::truncated,
                            "the file is cut off after " + in_seconds(heard) +
                                ", which were measured; fetch or copy it again to have all",
                            heard};
    }
    return std::nullopt;
}

/// How many damaged packets the warning of truncation has spoken of already.
std::size_t packets_lost_to_a_cut(const DecodeProgress& progress) {
    if (was_cut_in_its_last_packet(progress)) return progress.damaged_at_end;
    const bool only_at_the_end = progress.damaged_packets <= packets_broken_by_a_cut && progress.first_damage &&
                                 *progress.first_damage > progress.seconds() - reach_of_a_cut_seconds;
    return only_at_the_end && truncation(progress) ? progress.damaged_packets : 0;
}

std::optional<TrackWarning> damage(const DecodeProgress& progress) {
    const auto packets = progress.damaged_packets - packets_lost_to_a_cut(progress);
    if (packets == 0 && progress.bad_samples == 0) return std::nullopt;
    std::string what;
    if (packets > 0) what = std::to_string(packets) + " damaged packets were left out";
    if (progress.bad_samples > 0) {
        what += (what.empty() ? "" : ", and ") + std::to_string(progress.bad_samples) +
                " impossible samples (not numbers, or far beyond full scale) were set to 0";
    }
    return TrackWarning{WarningCode::damaged_packets, what + "; the rest was measured", progress.first_damage};
}

}  // namespace

void DecodeProgress::note_damage() {
    ++damaged_packets;
    ++damaged_at_end;
    if (!first_damage) first_damage = seconds();
}

void DecodeProgress::note_good_frame() {
    ++good_frames;
    damaged_at_end = 0;
}

std::optional<TrackError> final_error(const DecodeProgress& progress) {
    if (progress.read_error) {
        auto error = *progress.read_error;
        error.second = progress.seconds();
        return error;
    }
    const bool is_mostly_damaged = progress.damaged_packets > progress.good_frames;
    const bool is_empty = progress.samples == 0;
    if (!progress.format_is_certain && (is_empty || is_mostly_damaged)) {
        return TrackError{ErrorCode::not_audio, "this is not a sound file: its content matches no known audio format"};
    }
    const bool has_lost_its_sound =
        progress.damaged_packets > 0 || progress.demuxer_failed || progress.declared_seconds.value_or(0.0) > 0.0;
    if (is_empty && has_lost_its_sound) {
        return TrackError{ErrorCode::damaged_audio, "none of the sound in it could be decoded; fetch or copy it again"};
    }
    if (is_empty) return TrackError{ErrorCode::no_samples, "it is an audio file that holds no sound at all"};
    if (is_mostly_damaged) {
        return TrackError{ErrorCode::damaged_audio,
                          "less than half of it could be decoded (" + std::to_string(progress.damaged_packets) +
                              " packets failed); fetch or copy it again",
                          progress.first_damage};
    }
    if (static_cast<double>(progress.bad_samples) > largest_bad_share * static_cast<double>(progress.source_samples)) {
        return TrackError{ErrorCode::damaged_audio,
                          std::to_string(progress.bad_samples) +
                              " of its samples are not numbers or far beyond full scale: its header describes its "
                              "samples wrongly; convert it again from its source",
                          progress.first_damage};
    }
    return std::nullopt;
}

std::vector<TrackWarning> final_warnings(const DecodeProgress& progress) {
    std::vector<TrackWarning> warnings;
    if (const auto warning = truncation(progress)) warnings.push_back(*warning);
    if (const auto warning = damage(progress)) warnings.push_back(*warning);
    return warnings;
}

}  // namespace armonica::audio
