#include "support/decoded_file.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace armonica::test {

namespace {

bool is_finite(std::span<const float> samples) {
    return std::all_of(samples.begin(), samples.end(), [](float sample) { return std::isfinite(sample); });
}

}  // namespace

bool DecodedFile::warns_of(WarningCode code) const {
    return std::any_of(report.warnings.begin(), report.warnings.end(),
                       [&](const TrackWarning& warning) { return warning.code == code; });
}

DecodedFile decode(const std::filesystem::path& file) {
    auto opened = audio::Decoder::open(file);
    if (const auto* error = std::get_if<TrackError>(&opened)) {
        throw std::runtime_error(std::string(to_string(error->code)) + ": " + error->message);
    }
    auto& decoder = std::get<audio::Decoder>(opened);
    DecodedFile decoded;
    decoded.info = decoder.info();
    while (const auto* block = decoder.next()) {
        decoded.left.insert(decoded.left.end(), block->left.begin(), block->left.end());
        decoded.right.insert(decoded.right.end(), block->right.begin(), block->right.end());
        for (std::size_t i = 0; i < block->left.size(); ++i)
            decoded.mono.push_back(0.5F * (block->left[i] + block->right[i]));
        decoded.all_finite = decoded.all_finite && is_finite(block->left) && is_finite(block->right);
        decoded.all_blocks_mono = decoded.all_blocks_mono && block->left.data() == block->right.data();
    }
    decoded.report = decoder.finish();
    return decoded;
}

std::optional<ErrorCode> error_of(const std::filesystem::path& file) {
    auto opened = audio::Decoder::open(file);
    if (const auto* error = std::get_if<TrackError>(&opened)) return error->code;
    auto& decoder = std::get<audio::Decoder>(opened);
    while (decoder.next()) continue;
    const auto report = decoder.finish();
    return report.error ? std::optional(report.error->code) : std::nullopt;
}

double rms(const std::vector<float>& samples) {
    double sum = 0.0;
    for (const float sample : samples) sum += static_cast<double>(sample) * sample;
    return samples.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

double frequency(const std::vector<float>& sine) {
    // A crossing counts after a real swing below zero: noise in a silent stretch must not.
    float peak = 0.0F;
    for (const float sample : sine) peak = std::max(peak, std::abs(sample));
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t crossings = 0;
    bool has_swung = false;
    for (std::size_t i = 0; i < sine.size(); ++i) {
        if (sine[i] < -0.5F * peak) has_swung = true;
        if (!has_swung || sine[i] < 0.0F) continue;
        has_swung = false;
        if (crossings++ == 0) first = i;
        last = i;
    }
    if (crossings < 2) return 0.0;
    return static_cast<double>(crossings - 1) * audio::sample_rate / static_cast<double>(last - first);
}

}  // namespace armonica::test
