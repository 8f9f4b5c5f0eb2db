#include "explain/learned_bands.hpp"

#include <algorithm>
#include <cmath>

#include "model/additive_fit.hpp"
#include "model/fit_material.hpp"

namespace armonica {
namespace {

constexpr double deviations_of_90_percent = 1.6448536269514722;  // Φ⁻¹(0.95)

std::optional<Interval> interval_around(double lambda, std::optional<double> log_deviation) {
    if (!log_deviation) return std::nullopt;
    const double factor = std::exp(deviations_of_90_percent * *log_deviation);
    const Interval interval{lambda / factor, lambda * factor};
    // A deviation that a file claims may be absurd; an infinite end says nothing.
    if (!std::isfinite(interval.high)) return std::nullopt;
    return interval;
}

}  // namespace

std::vector<LearnedBand> learned_bands(const Tagger::Model& model, std::size_t place) {
    const ModelTag& tag = model.tags[place];
    const bool has_relatives = !tag.shared_lambdas.empty() && !relatives_of(model, place).empty();
    std::vector<LearnedBand> learned;
    for (std::size_t b = 0; b < model.bands.size(); ++b) {
        LearnedBand band{
            .band = model.bands[b], .lambda = tag.lambdas[b], .interval = {}, .shared = {}, .own = {}, .taken = {}};
        if (!tag.log_lambda_deviations.empty())
            band.interval = interval_around(band.lambda, tag.log_lambda_deviations[b]);
        if (has_relatives) {
            const double shared = tag.shared_lambdas[b];
            band.shared = shared;
            band.own = std::max(0.0, (1.0 + leaning) * band.lambda - leaning * shared);
            if (band.lambda > 0.0)
                band.taken = std::clamp(leaning * shared / ((1.0 + leaning) * band.lambda), 0.0, 1.0);
        }
        learned.push_back(band);
    }
    return learned;
}

std::vector<std::size_t> relatives_of(const Tagger::Model& model, std::size_t tag) {
    std::vector<std::size_t> relatives;
    if (model.kind == Kind::linear) return relatives;
    std::vector<std::string> names;
    for (const ModelTag& each : model.tags) names.push_back(each.info.name);
    const std::vector<int> pools = tag_pools(names);
    for (std::size_t t = 0; t < pools.size(); ++t)
        if (t != tag && pools[t] == pools[tag]) relatives.push_back(t);
    return relatives;
}

}  // namespace armonica
