#include "features/track_measurement.hpp"

#include <algorithm>
#include <armonica/catalogue.hpp>
#include <stdexcept>

#include "dsp/lanes.hpp"
#include "features/families.hpp"

namespace armonica::features {

namespace {

constexpr float sample_limit = 16.0F;

// Samples within the limit; what is not a number becomes 0, as it equals nothing, not even itself.
inline dsp::Float4 limited(dsp::Float4 samples) {
    constexpr dsp::Float4 zero{}, limit = zero + sample_limit;
    samples = samples == samples ? samples : zero;
    samples = samples < limit ? samples : limit;
    return samples > -limit ? samples : -limit;
}

std::vector<float> limited_copy(std::span<const float> samples) {
    std::vector<float> copy(samples.size());
    std::size_t i = 0;
    for (; i + 4 <= samples.size(); i += 4) dsp::store4(&copy[i], limited(dsp::load4(&samples[i])));
    for (; i < samples.size(); ++i) copy[i] = limited(dsp::Float4{samples[i], 0, 0, 0})[0];
    return copy;
}

void mix(std::span<const float> left, std::span<const float> right, float* mono) {
    std::size_t i = 0;
    for (; i + 4 <= left.size(); i += 4) dsp::store4(mono + i, 0.5F * (dsp::load4(&left[i]) + dsp::load4(&right[i])));
    for (; i < left.size(); ++i) mono[i] = 0.5F * (left[i] + right[i]);
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
        needs_.mel |= family->needs.mel;
        needs_.harmony |= family->needs.harmony;
        needs_.onsets |= family->needs.onsets || family->needs.harmony;
        needs_.chroma |= family->needs.chroma || family->needs.harmony;
        needs_.bands |= family->needs.bands;
        needs_.lyrics |= family->needs.lyrics;
        needs_.midlevel |= family->needs.midlevel;
    }
    needs_.midlevel |= options.midlevel.has_value();
    if (!needs_.midlevel) return;
    needs_.spectrum = needs_.chroma = true;
    ear_ = std::make_shared<const midlevel::Ear>(options.midlevel);
}

bool MeasurementPlan::wanted(std::string_view id) const {
    return wanted_.empty() || std::binary_search(wanted_.begin(), wanted_.end(), id);
}

std::string MeasurementPlan::catalogue_version() const {
    // Values of another network are another catalogue's: no model may mix them with the shipped network's.
    const std::string other = ear_ ? ear_->replacement() : std::string();
    return std::string(armonica::catalogue_version()) + (other.empty() ? "" : "+" + other);
}

TrackMeasurement::TrackMeasurement(const MeasurementPlan& plan) : plan_(plan) {
    for (const Family* family : plan.families()) {
        measurements_.push_back(family->start());
        if (family->needs.spectrum) seeing_.push_back(measurements_.back().get());
        if (family->needs.chroma) following_.push_back(measurements_.back().get());
        if (family->needs.bands) watching_.push_back(measurements_.back().get());
    }
    if (plan.needs().spectrum) spectrogram_.emplace();
    if (plan.needs().mel) mel_.emplace();
    if (plan.needs().onsets) onsets_.emplace();
    if (plan.needs().chroma) chromagram_.emplace();
    if (plan.needs().harmony) notes_.emplace();
    if (plan.needs().midlevel) listener_.emplace(plan.ear());
    if (notes_ || listener_) log_frames_.emplace();
    if (plan.needs().bands) bands_.emplace();
}

void TrackMeasurement::add(std::span<const float> left, std::span<const float> right) {
    if (left.size() != right.size()) throw std::invalid_argument("left and right must be equally long");
    for (std::size_t at = 0; at < left.size();) {
        const std::size_t count = std::min(left.size() - at, hop_size - filled_);
        const auto new_left = left.subspan(at, count), new_right = right.subspan(at, count);
        at += count;
        if (count == hop_size) {  // nearly always: blocks are cut into whole hops, and nothing need be copied
            take_hop(new_left, new_right);
            continue;
        }
        std::copy(new_left.begin(), new_left.end(), &left_[filled_]);
        std::copy(new_right.begin(), new_right.end(), &right_[filled_]);
        filled_ += count;
        if (filled_ == hop_size) take_filled_hop();
    }
}

void TrackMeasurement::take_filled_hop() {
    take_hop(std::span(left_).first(filled_), std::span(right_).first(filled_));
    filled_ = 0;
}

void TrackMeasurement::take_hop(std::span<const float> left, std::span<const float> right) {
    mix(left, right, mono_.data());
    Hop hop{left, right, std::span(mono_).first(left.size())};
    const std::size_t count = left.size();
    hop.mean = dsp::sum(hop.mono) / static_cast<double>(count);
    hop.mean_square = dsp::sum_of_squares_about(hop.mono, static_cast<float>(hop.mean)) / static_cast<double>(count);
    samples_ += left.size();
    silent_ = silent_ && !hop.sounding();

    for (const auto& measurement : measurements_) measurement->hear(hop);
    if (onsets_) onsets_->add(hop);
    if (chromagram_) follow(hop);
    if (spectrogram_) {
        const Spectrum* spectrum = spectrogram_->add(hop);
        // The first hop, and a last that is short, complete no frame.
        if (listener_ && samples_ > hop_size && count == hop_size)
            listener_->windows().add_spectrum(spectrum != nullptr ? spectrum->power : std::span<const float>());
        if (spectrum != nullptr) show(*spectrum);
    }
    if (bands_) {
        const BandEnergies& energies = bands_->add(hop);
        for (Measurement* measurement : watching_) measurement->watch(energies);
    }
}

void TrackMeasurement::follow(const Hop& hop) {
    const std::size_t before = chromagram_->size();
    if (const Partials* partials = chromagram_->add(hop))
        for (Measurement* measurement : following_) measurement->follow(*partials);
    if (!log_frames_ || chromagram_->size() == before) return;
    log_frames_->map(*chromagram_);
    const double tuning = chromagram_->tuning_so_far();
    if (notes_) notes_->add(*log_frames_, tuning);
    if (listener_) listener_->windows().add_pitches(*log_frames_, tuning);
}

void TrackMeasurement::show(Spectrum spectrum) {
    if (mel_) spectrum.log_mel = mel_->levels(spectrum.power);
    for (Measurement* measurement : seeing_) measurement->see(spectrum);
}

FeatureVector TrackMeasurement::finish() {
    if (filled_ > 0) take_filled_hop();
    if (onsets_) onsets_->finish();
    if (chromagram_) chromagram_->finish();
    if (notes_) notes_->finish(*chromagram_);
    if (listener_) heard_ = listener_->finish();
    FeatureVector result;
    result.length_seconds = seconds();
    result.catalogue_version = plan_.catalogue_version();
    if (listener_) set_own_outputs(result);
    for (std::size_t i = 0; i < measurements_.size(); ++i) finish_family(i, result);
    return result;
}

void TrackMeasurement::set_own_outputs(FeatureVector& result) const {
    for (const midlevel::OutputInfo& info : plan_.ear().beside()) {
        OwnOutput& output = result.own_outputs.emplace_back(OwnOutput{"midlevel_" + info.id, info.title, {}, {}});
        const midlevel::HeardOutput* heard = heard_.find(info.id);
        if (heard == nullptr) continue;
        output.value = heard->mean;
        output.uncertainty = heard->uncertainty;
    }
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

const midlevel::Heard& TrackMeasurement::midlevel() const {
    if (!listener_) throw std::logic_error("a family looks at what networks heard without saying so");
    return heard_;
}

const lyrics::Song& TrackMeasurement::lyrics() const {
    if (!plan_.needs().lyrics) throw std::logic_error("a family looks at lyrics without saying so");
    return song_;
}

const harmony::HeardHarmony& TrackMeasurement::harmony() const {
    if (!notes_) throw std::logic_error("a family looks at harmony without saying so");
    if (!harmony_ && chroma().tonal()) harmony_ = harmony::hear_harmony(*notes_, pulse(), seconds());
    if (!harmony_) harmony_ = {{{0.0, seconds(), std::nullopt}}, {harmony::LocalKey{}}, {}};
    return *harmony_;
}

FeatureVector measure(std::span<const float> left, std::span<const float> right, const ExtractOptions& options) {
    const MeasurementPlan plan(options);
    TrackMeasurement measurement(plan);
    measurement.add(limited_copy(left), limited_copy(right));
    return measurement.finish();
}

}  // namespace armonica::features
