#include <algorithm>
#include <armonica/extract.hpp>
#include <cmath>
#include <exception>
#include <stdexcept>
#include <thread>

#include "audio/decoder.hpp"
#include "features/harmony/ontology/chord_functions.hpp"
#include "features/lyrics/files/read_lyrics.hpp"
#include "features/measure_lyrics.hpp"
#include "features/passages.hpp"
#include "features/spectrum_strip.hpp"
#include "features/track_measurement.hpp"

namespace armonica {

struct Extractor::Plan {
    features::MeasurementPlan measurement;
    ExtractOptions options;
};

constexpr double shortest_passage_seconds = 5.0, longest_passage_seconds = 3600.0;

static_assert(audio::sample_rate == static_cast<int>(features::sample_rate));

namespace {

std::size_t samples_in(double seconds) {
    return static_cast<std::size_t>(std::max(1.0, std::round(seconds * features::sample_rate)));
}

/// The track's words. A file of lyrics that cannot be read costs the track its lyrics, and a warning.
features::lyrics::Song find_song(const std::filesystem::path& file, const ExtractOptions& options,
                                 std::vector<TrackWarning>& warnings) {
    try {
        return features::lyrics::song_of(features::lyrics::find_lyrics(file, {.place = options.lyrics_place}));
    } catch (const InputError& error) {
        warnings.push_back(
            {WarningCode::unreadable_lyrics, error.what() + std::string("; measured without lyrics"), {}});
        return features::lyrics::Song(MissingReason::no_lyrics);
    }
}

/// What hears the track's sound beside the measurement of the whole.
struct Beside {
    features::PassageMeasurements passages;
    features::StripDrawing strip{};
};

std::variant<FeatureVector, TrackError> decode_and_measure(const std::filesystem::path& file,
                                                           const features::MeasurementPlan& plan,
                                                           const ExtractOptions& options, Beside* beside = nullptr) {
    auto opened = audio::Decoder::open(file);
    if (auto* error = std::get_if<TrackError>(&opened)) return std::move(*error);
    auto& decoder = std::get<audio::Decoder>(opened);
    features::TrackMeasurement measurement(plan);
    while (const audio::Block* block = decoder.next()) {
        measurement.add(block->left, block->right);
        if (beside == nullptr) continue;
        beside->passages.add(block->left, block->right);
        beside->strip.add(block->left, block->right);
    }
    audio::DecodeReport report = decoder.finish();
    if (report.error) return std::move(*report.error);
    std::optional<LyricsFound> found;
    if (plan.needs().lyrics && options.lyrics) {
        features::lyrics::Song song = find_song(file, options, report.warnings);
        found = features::lyrics_found(song);
        measurement.set_lyrics(std::move(song));
    }
    FeatureVector result = measurement.finish();
    if (!options.quotes) result.forget_quotes();
    result.lyrics = std::move(found);
    result.content_hash = std::move(report.content_hash);
    result.warnings = std::move(report.warnings);
    return result;
}

}  // namespace

Extractor::Extractor(const ExtractOptions& options)
    : plan_(std::make_unique<const Plan>(Plan{features::MeasurementPlan(options), options})) {
    // Read here, so that what is shipped with an error in it stops a collection before its first track and not at each.
    if (plan_->measurement.needs().harmony) features::harmony::ChordFunctions::shipped();
    if (!options.lyrics || !plan_->measurement.needs().lyrics) return;
    features::read_shipped_lyrics();
    std::error_code ignored;
    if (options.lyrics_place && !std::filesystem::exists(*options.lyrics_place, ignored))
        throw InputError(*options.lyrics_place, std::nullopt, "there is no such file or folder of lyrics");
}
std::vector<std::string> Extractor::own_outputs() const {
    std::vector<std::string> ids;
    if (!plan_->measurement.needs().midlevel) return ids;
    for (const auto& output : plan_->measurement.ear().beside()) ids.push_back("midlevel_" + output.id);
    return ids;
}

std::string Extractor::catalogue_version() const { return plan_->measurement.catalogue_version(); }

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

std::variant<FeatureVector, TrackError> Extractor::extract(const std::filesystem::path& file) const {
    // A track that cannot be measured must not take the batch with it: neither for want of memory nor for a defect.
    try {
        return decode_and_measure(file, plan_->measurement, plan_->options);
    } catch (const std::exception& defect) {
        return TrackError{ErrorCode::internal_error, std::string("could not be measured: ") + defect.what()};
    }
}

std::variant<ExtractionInTime, TrackError> Extractor::extract_in_time(const std::filesystem::path& file,
                                                                      const PassageOptions& options) const {
    if (!(options.length_seconds >= shortest_passage_seconds) || !(options.step_seconds > 0.0) ||
        !(options.step_seconds <= options.length_seconds) || options.length_seconds > longest_passage_seconds)
        throw std::invalid_argument("passages must last 5 s to an hour, and begin at least every so often");
    const unsigned jobs = options.jobs > 0 ? options.jobs : std::max(std::thread::hardware_concurrency(), 1U);
    try {
        Beside beside{features::PassageMeasurements(plan_->measurement, samples_in(options.length_seconds),
                                                    samples_in(options.step_seconds), jobs)};
        auto whole = decode_and_measure(file, plan_->measurement, plan_->options, &beside);
        if (auto* error = std::get_if<TrackError>(&whole)) return std::move(*error);
        return ExtractionInTime{std::get<FeatureVector>(std::move(whole)), beside.passages.finish(),
                                beside.strip.finish()};
    } catch (const std::exception& defect) {
        return TrackError{ErrorCode::internal_error, std::string("could not be measured: ") + defect.what()};
    }
}

}  // namespace armonica
