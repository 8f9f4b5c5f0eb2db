#include "features/track_measurement.hpp"

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <stdexcept>

#include "dsp/lanes.hpp"
#include "features/families.hpp"

namespace armonica::features {

namespace {

constexpr float sample_limit = 16.0F;

// In this order the comparisons also turn what is not a number into the lower limit's neighbour: 0.
inline float limited(float sample) {
    const float above = sample > -sample_limit ? sample : (sample <= -sample_limit ? -sample_limit : 0.0F);
    return above < sample_limit ? above : sample_limit;
}

}  // namespace

MeasurementPlan::MeasurementPlan(const ExtractOptions& options) : wanted_(options.features) {
    for (const std::string& id : wanted_)
        if (find_feature(id) == nullptr) throw std::invalid_argument("no feature is called " + id);
    std::sort(wanted_.begin(), wanted_.end());
    for (const Family* family : features::families) {
        const bool needed = std::any_of(family->features.begin(), family->features.end(),
                                        [this](const FeatureInfo& info) { return wanted(info.id); });
        if (!needed) continue;
        families_.push_back(family);
        needs_.spectrum |= family->needs.spectrum;
        needs_.onsets |= family->needs.onsets;
        needs_.chroma |= family->needs.chroma;
        needs_.bands |= family->needs.bands;
    }
}

bool MeasurementPlan::wanted(std::string_view id) const {
    return wanted_.empty() || std::binary_search(wanted_.begin(), wanted_.end(), id);
}

TrackMeasurement::TrackMeasurement(const MeasurementPlan& plan) : plan_(plan) {
    for (const Family* family : plan.families()) {
        measurements_.push_back(family->start());
        if (family->needs.spectrum) seeing_.push_back(measurements_.back().get());
        if (family->needs.bands) following_.push_back(measurements_.back().get());
    }
    if (plan.needs().spectrum) spectrogram_.emplace();
    if (plan.needs().onsets) onsets_.emplace();
    if (plan.needs().chroma) chromagram_.emplace();
    if (plan.needs().bands) bands_.emplace();
    left_.reserve(hop_size);
    right_.reserve(hop_size);
    mono_.resize(hop_size);
}

void TrackMeasurement::add(std::span<const float> left, std::span<const float> right) {
    if (left.size() != right.size()) throw std::invalid_argument("left and right must be equally long");
    for (std::size_t at = 0; at < left.size();) {
        const std::size_t old = left_.size();
        const std::size_t count = std::min(left.size() - at, hop_size - old);
        left_.resize(old + count);
        right_.resize(old + count);
        std::transform(&left[at], &left[at] + count, &left_[old], limited);
        std::transform(&right[at], &right[at] + count, &right_[old], limited);
        at += count;
        if (left_.size() == hop_size) take_hop();
    }
}

void TrackMeasurement::take_hop() {
    const std::size_t size = left_.size();
    for (std::size_t i = 0; i < size; ++i) mono_[i] = 0.5F * (left_[i] + right_[i]);
    Hop hop{left_, right_, std::span(mono_).first(size)};
    const auto count = static_cast<double>(size);
    hop.mean = dsp::sum(hop.mono) / count;
    hop.mean_square = dsp::sum_of_squares_about(hop.mono, static_cast<float>(hop.mean)) / count;
    samples_ += size;
    silent_ = silent_ && !hop.sounding();

    for (const auto& measurement : measurements_) measurement->hear(hop);
    if (onsets_) onsets_->add(hop);
    if (chromagram_) chromagram_->add(hop);
    if (spectrogram_)
        if (const Spectrum* spectrum = spectrogram_->add(hop))
            for (Measurement* measurement : seeing_) measurement->see(*spectrum);
    if (bands_) {
        const BandEnergies& energies = bands_->add(hop);
        for (Measurement* measurement : following_) measurement->follow(energies);
    }
    left_.clear();
    right_.clear();
}

FeatureVector TrackMeasurement::finish() {
    if (!left_.empty()) take_hop();
    if (chromagram_) chromagram_->finish();
    FeatureVector result;
    result.length_seconds = seconds();
    result.catalogue_version = catalogue_version();
    for (std::size_t i = 0; i < measurements_.size(); ++i) finish_family(i, result);
    return result;
}

void TrackMeasurement::finish_family(std::size_t index, FeatureVector& result) {
    const Family& family = *plan_.families()[index];
    if (silent_ && !family.measures_silence)
        set_all_missing(family.features, MissingReason::silent, result);
    else if (seconds() < family.minimum_seconds)
        set_all_missing(family.features, MissingReason::too_short, result);
    else
        measurements_[index]->finish(*this, result);
    for (const FeatureInfo& info : family.features)
        if (!plan_.wanted(info.id)) result.set_missing(info.id, MissingReason::not_requested);
}

double TrackMeasurement::seconds() const { return static_cast<double>(samples_) / sample_rate; }

const OnsetEnvelope& TrackMeasurement::onsets() const {
    if (!onsets_) throw std::logic_error("a family looks at onsets without saying so");
    return *onsets_;
}

const Pulse& TrackMeasurement::pulse() const {
    if (!pulse_) pulse_ = find_pulse(onsets());
    return *pulse_;
}

const Chromagram& TrackMeasurement::chroma() const {
    if (!chromagram_) throw std::logic_error("a family looks at chroma without saying so");
    return *chromagram_;
}

FeatureVector measure(std::span<const float> left, std::span<const float> right, const ExtractOptions& options) {
    const MeasurementPlan plan(options);
    TrackMeasurement measurement(plan);
    measurement.add(left, right);
    return measurement.finish();
}

}  // namespace armonica::features
