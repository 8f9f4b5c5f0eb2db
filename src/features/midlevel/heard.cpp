#include "features/midlevel/heard.hpp"

#include <algorithm>
#include <cmath>

namespace armonica::features::midlevel {

namespace {

constexpr double window_seconds = static_cast<double>(pitch_frames) / LogFrames::rate;
constexpr float heard_from = 0.5F;  // probability
constexpr double shortest_passage_seconds = 2.0;

}  // namespace

const HeardOutput* Heard::find(std::string_view id) const {
    const auto found = outputs.find(id);
    return found == outputs.end() ? nullptr : &found->second;
}

Listener::Listener(const Ear& ear)
    : ear_(ear), windows_([this](const Window& window, double start_seconds, double new_share) {
          HeardWindow& heard = heard_.emplace_back(HeardWindow{start_seconds, new_share, {}});
          for (const auto& network : ear_.networks()) heard.impressions.push_back(network->hear(window));
      }) {}

Heard Listener::finish() {
    windows_.finish();
    Heard result;
    result.windows = heard_.size();
    if (heard_.empty()) return result;
    for (std::size_t n = 0; n < ear_.networks().size(); ++n) {
        const Descriptor& descriptor = ear_.networks()[n]->descriptor();
        for (std::size_t i = 0; i < descriptor.perceptions.size(); ++i)
            result.outputs[descriptor.perceptions[i].id] = perception(n, i, descriptor.perceptions[i].error);
        for (std::size_t i = 0; i < descriptor.sources.size(); ++i)
            result.outputs[descriptor.sources[i].id] = source(n, i, descriptor.sources[i].error);
    }
    return result;
}

HeardOutput Listener::perception(std::size_t network, std::size_t output, double error) const {
    double weights = 0.0, sum = 0.0, squares = 0.0;
    for (const HeardWindow& window : heard_) {
        const double value = window.impressions[network].perceptions[output];
        weights += window.new_share;
        sum += window.new_share * value;
        squares += window.new_share * value * value;
    }
    HeardOutput result;
    result.mean = sum / weights;
    const double variance = std::max(0.0, squares / weights - result.mean * result.mean);
    if (heard_.size() > 1) result.spread = std::sqrt(variance);
    // What the network gets wrong it gets wrong in every window alike; what varies from window to window averages out.
    result.uncertainty = std::sqrt(error * error + variance / weights);
    return result;
}

HeardOutput Listener::source(std::size_t network, std::size_t output, double error) const {
    const Descriptor& descriptor = ear_.networks()[network]->descriptor();
    const std::size_t segments = descriptor.segments, count = descriptor.sources.size();
    const double segment_seconds = window_seconds / static_cast<double>(segments);
    const auto needed = static_cast<std::size_t>(std::ceil(shortest_passage_seconds / segment_seconds - 0.2));
    HeardOutput result;
    double sum = 0.0, weights = 0.0, passage_start = 0.0;
    std::size_t run = 0;
    for (const HeardWindow& window : heard_) {
        const auto known =
            static_cast<std::size_t>(std::lround((1.0 - window.new_share) * static_cast<double>(segments)));
        for (std::size_t segment = known; segment < segments; ++segment) {
            const float heard = window.impressions[network].sources[segment * count + output];
            sum += heard;
            weights += 1.0;
            if (run == 0) passage_start = window.start_seconds + static_cast<double>(segment) * segment_seconds;
            run = heard >= heard_from ? run + 1 : 0;
            if (run == needed) result.sets_in.push_back(passage_start);
        }
    }
    result.mean = sum / weights;
    result.uncertainty = error;
    return result;
}

}  // namespace armonica::features::midlevel
