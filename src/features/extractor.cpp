#include <armonica/extract.hpp>
#include <exception>

#include "audio/decoder.hpp"
#include "features/harmony/ontology/chord_functions.hpp"
#include "features/track_measurement.hpp"

namespace armonica {

struct Extractor::Plan {
    features::MeasurementPlan measurement;
};

static_assert(audio::sample_rate == static_cast<int>(features::sample_rate));

namespace {

std::variant<FeatureVector, TrackError> decode_and_measure(const std::filesystem::path& file,
                                                           const features::MeasurementPlan& plan) {
    auto opened = audio::Decoder::open(file);
    if (auto* error = std::get_if<TrackError>(&opened)) return std::move(*error);
    auto& decoder = std::get<audio::Decoder>(opened);
    features::TrackMeasurement measurement(plan);
    while (const audio::Block* block = decoder.next()) measurement.add(block->left, block->right);
    audio::DecodeReport report = decoder.finish();
    if (report.error) return std::move(*report.error);
    FeatureVector result = measurement.finish();
    result.content_hash = std::move(report.content_hash);
    result.warnings = std::move(report.warnings);
    return result;
}

}  // namespace

Extractor::Extractor(const ExtractOptions& options)
    : plan_(std::make_unique<const Plan>(Plan{features::MeasurementPlan(options)})) {
    // Read here, so that an ontology with an error in it stops a collection before its first track and not at each.
    if (plan_->measurement.needs().harmony) features::harmony::ChordFunctions::shipped();
}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

std::variant<FeatureVector, TrackError> Extractor::extract(const std::filesystem::path& file) const {
    // A track that cannot be measured must not take the batch with it: neither for want of memory nor for a defect.
    try {
        return decode_and_measure(file, plan_->measurement);
    } catch (const std::exception& defect) {
        return TrackError{ErrorCode::internal_error, std::string("could not be measured: ") + defect.what()};
    }
}

}  // namespace armonica
