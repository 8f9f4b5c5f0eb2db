#include "features/hear_chords.hpp"

#include "audio/decoder.hpp"
#include "features/track_measurement.hpp"

namespace armonica::features {

std::variant<harmony::HeardHarmony, TrackError> hear_chords(const std::filesystem::path& file) {
    auto opened = audio::Decoder::open(file);
    if (auto* error = std::get_if<TrackError>(&opened)) return std::move(*error);
    auto& decoder = std::get<audio::Decoder>(opened);
    const MeasurementPlan plan(Needs{.onsets = true, .chroma = true, .harmony = true});
    TrackMeasurement measurement(plan);
    while (const audio::Block* block = decoder.next()) measurement.add(block->left, block->right);
    audio::DecodeReport report = decoder.finish();
    if (report.error) return std::move(*report.error);
    measurement.finish();
    return measurement.harmony();
}

}  // namespace armonica::features
