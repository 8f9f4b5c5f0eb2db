#include "app/snippets.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "audio/decoder.hpp"
#include "audio/wav_file.hpp"
#include "dsp/band_filter.hpp"

namespace armonica::app {
namespace {

namespace fs = std::filesystem;

/// One stretch of sound, filled while the track passes.
struct Stretch {
    std::string name;
    std::size_t first = 0, last = 0;  ///< samples
    std::optional<FrequencyBand> band;
    std::vector<float> left = {}, right = {};
};

/// "emotion sadness", of "emotion---sadness", as part of a file's name on any system.
std::string file_name_of(const std::string& tag) {
    std::string name = tag;
    if (const std::size_t at = name.find("---"); at != std::string::npos) name.replace(at, 3, " ");
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    return name;
}

std::string place(double seconds) {
    char text[48];
    const long whole = std::lround(seconds);
    std::snprintf(text, sizeof text, "%ldm%02lds", whole / 60, whole % 60);
    return text;
}

std::vector<Stretch> stretches_of(const std::vector<TagInTime>& tags) {
    std::vector<Stretch> stretches;
    const auto sample = [](double seconds) {
        return static_cast<std::size_t>(std::llround(seconds * audio::sample_rate));
    };
    for (const TagInTime& tag : tags)
        for (std::size_t i = 0; i < tag.carrying.size(); ++i) {
            const CarryingStretch& carrying = tag.carrying[i];
            Stretch stretch{file_name_of(tag.tag) + " " + std::to_string(i + 1) + " at " + place(carrying.start),
                            sample(carrying.start), sample(carrying.end), std::nullopt};
            for (const std::string& feature : carrying.features)
                if (!stretch.band) stretch.band = band_of(feature);
            stretches.push_back(std::move(stretch));
        }
    return stretches;
}

void append(const audio::Block& block, std::size_t begin, Stretch& stretch) {
    const std::size_t end = begin + block.left.size();
    const std::size_t first = std::max(begin, stretch.first), last = std::min(end, stretch.last);
    if (first >= last) return;
    const auto add = [&](std::span<const float> from, std::vector<float>& to) {
        const auto part = from.subspan(first - begin, last - first);
        to.insert(to.end(), part.begin(), part.end());
    };
    add(block.left, stretch.left);
    add(block.right, stretch.right);
}

void read_sound(const fs::path& track, std::vector<Stretch>& stretches) {
    auto opened = audio::Decoder::open(track);
    if (const auto* error = std::get_if<TrackError>(&opened))
        throw InputError(track.string(), std::nullopt, "cannot be read again: " + error->message);
    auto& decoder = std::get<audio::Decoder>(opened);
    std::size_t begin = 0;
    while (const audio::Block* block = decoder.next()) {
        for (Stretch& stretch : stretches) append(*block, begin, stretch);
        begin += block->left.size();
    }
}

std::string band_text(const FrequencyBand& band) {
    char text[64];
    std::snprintf(text, sizeof text, "%.0f-%.0f Hz", band.from_hertz, band.to_hertz);
    return text;
}

}  // namespace

std::vector<Snippet> write_snippets(const fs::path& track, const std::vector<TagInTime>& tags, const fs::path& folder) {
    std::vector<Stretch> stretches = stretches_of(tags);
    if (stretches.empty()) return {};
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) throw InputError(folder.string(), std::nullopt, "cannot be made: " + problem.message());
    read_sound(track, stretches);

    std::vector<Snippet> snippets;
    const auto write = [&](const std::string& name, std::span<const float> left, std::span<const float> right) {
        snippets.push_back({folder / (name + ".wav")});
        audio::write_wav_file(snippets.back().file, left, right);
    };
    for (const Stretch& stretch : stretches) {
        write(stretch.name, stretch.left, stretch.right);
        if (!stretch.band) continue;
        const auto part = [&](const std::vector<float>& sound, dsp::BandPart kept) {
            return dsp::filtered(sound, audio::sample_rate, stretch.band->from_hertz, stretch.band->to_hertz, kept);
        };
        const std::string band = band_text(*stretch.band);
        write(stretch.name + " only " + band, part(stretch.left, dsp::BandPart::inside),
              part(stretch.right, dsp::BandPart::inside));
        write(stretch.name + " without " + band, part(stretch.left, dsp::BandPart::outside),
              part(stretch.right, dsp::BandPart::outside));
    }
    return snippets;
}

}  // namespace armonica::app
