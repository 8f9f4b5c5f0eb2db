#include "app/audit/hearing.hpp"

#include <algorithm>

#include "app/track_text.hpp"
#include "audio/decoder.hpp"
#include "audio/reencode.hpp"
#include "features/track_measurement.hpp"

namespace armonica::app {
namespace {

std::variant<audit::Sound, TrackError> decoded(const std::filesystem::path& file, double seconds) {
    auto opened = audio::Decoder::open(file);
    if (auto* error = std::get_if<TrackError>(&opened)) return std::move(*error);
    auto& decoder = std::get<audio::Decoder>(opened);
    const auto most = static_cast<std::size_t>(seconds * audio::sample_rate);
    audit::Sound sound;
    while (const audio::Block* block = decoder.next()) {
        const auto room = static_cast<std::ptrdiff_t>(std::min(most - sound.left.size(), block->left.size()));
        sound.left.insert(sound.left.end(), block->left.begin(), block->left.begin() + room);
        sound.right.insert(sound.right.end(), block->right.begin(), block->right.begin() + room);
        if (sound.left.size() == most) return sound;
    }
    if (auto error = decoder.finish().error) return std::move(*error);
    return sound;
}

audio::Codec codec_of(audit::Coding::Codec codec) {
    switch (codec) {
        case audit::Coding::Codec::mp3:
            return audio::Codec::mp3;
        case audit::Coding::Codec::aac:
            return audio::Codec::aac;
        case audit::Coding::Codec::opus:
            return audio::Codec::opus;
    }
    return audio::Codec::mp3;
}

}  // namespace

audit::Hearing hearing_for(const Tagger& tagger) {
    ExtractOptions options;
    options.features = features_to_measure(tagger);
    options.lyrics = false;  // words do not change with the sound
    return {
        .decode = decoded,
        .measure = [options](const audit::Sound& sound) { return features::measure(sound.left, sound.right, options); },
        .reencode = [](const audit::Sound& sound, const audit::Coding& coding) -> std::optional<audit::Sound> {
            auto result = audio::reencoded(sound.left, sound.right, codec_of(coding.codec), coding.bits_per_second);
            if (!result) return std::nullopt;
            return audit::Sound{std::move(result->left), std::move(result->right)};
        }};
}

}  // namespace armonica::app
