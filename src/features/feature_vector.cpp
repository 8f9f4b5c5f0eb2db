#include <algorithm>
#include <armonica/catalogue.hpp>
#include <armonica/feature_vector.hpp>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace armonica {

namespace {

std::size_t position_of(std::string_view id) {
    const FeatureInfo* info = find_feature(id);
    if (info == nullptr) throw std::out_of_range("no feature is called " + std::string(id));
    return static_cast<std::size_t>(info - catalogue().data());
}

}  // namespace

std::string_view to_string(MissingReason reason) {
    switch (reason) {
        case MissingReason::not_requested:
            return "not_requested";
        case MissingReason::silent:
            return "silent";
        case MissingReason::too_short:
            return "too_short";
        case MissingReason::no_beat:
            return "no_beat";
        case MissingReason::no_pitch:
            return "no_pitch";
        case MissingReason::no_onsets:
            return "no_onsets";
        case MissingReason::no_chords:
            return "no_chords";
        case MissingReason::mono:
            return "mono";
        case MissingReason::not_in_table:
            return "not_in_table";
        case MissingReason::no_lyrics:
            return "no_lyrics";
        case MissingReason::instrumental:
            return "instrumental";
        case MissingReason::language_not_supported:
            return "language_not_supported";
        case MissingReason::no_rhymes:
            return "no_rhymes";
        case MissingReason::no_times:
            return "no_times";
        case MissingReason::no_sound:
            return "no_sound";
    }
    throw std::invalid_argument("not a reason");
}

std::string to_string(const Key& key) {
    static constexpr std::string_view names[] = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    if (key.tonic < 0 || key.tonic > 11) throw std::out_of_range("a tonic is a pitch class, 0 to 11");
    return std::string(names[key.tonic]) + (key.minor ? " minor" : " major");
}

FeatureVector::FeatureVector() : cells_(armonica::catalogue().size()) {}

std::optional<double> FeatureVector::value(std::string_view id) const {
    const FeatureInfo* info = find_feature(id);
    if (info == nullptr) return std::nullopt;
    const Cell& cell = cells_[position_of(id)];
    return cell.missing ? std::nullopt : std::optional(cell.value);
}

std::optional<MissingReason> FeatureVector::missing(std::string_view id) const {
    return cells_[position_of(id)].missing;
}

const std::vector<double>& FeatureVector::heard_at(std::string_view id) const {
    return cells_[position_of(id)].heard_at;
}

const std::vector<std::string>& FeatureVector::quotes(std::string_view id) const {
    return cells_[position_of(id)].quotes;
}

void FeatureVector::set(std::string_view id, double value, std::vector<double> heard_at,
                        std::vector<std::string> quotes) {
    const auto is_finite = [](double number) { return std::isfinite(number); };
    if (!is_finite(value) || !std::all_of(heard_at.begin(), heard_at.end(), is_finite))
        throw std::domain_error("feature " + std::string(id) + " is not a finite number");
    cells_[position_of(id)] = {value, std::nullopt, std::move(heard_at), std::move(quotes), std::nullopt};
}

std::optional<double> FeatureVector::uncertainty(std::string_view id) const {
    return cells_[position_of(id)].uncertainty;
}

void FeatureVector::set_uncertainty(std::string_view id, double uncertainty) {
    if (!std::isfinite(uncertainty))
        throw std::domain_error("the uncertainty of feature " + std::string(id) + " is not a finite number");
    cells_[position_of(id)].uncertainty = uncertainty;
}

void FeatureVector::set_missing(std::string_view id, MissingReason reason) {
    cells_[position_of(id)] = {0.0, reason, {}, {}, {}};
}

void FeatureVector::forget_quotes() {
    for (Cell& cell : cells_) cell.quotes.clear();
}

}  // namespace armonica
