#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/midlevel/ear.hpp"
#include "features/midlevel/window_builder.hpp"

namespace armonica::features::midlevel {

/// What a network's output says of a whole track.
struct HeardOutput {
    double mean = 0.0;                 ///< over the windows; of a source the share of the time in which it is heard
    std::optional<double> spread;      ///< standard deviation over the windows; empty where there is but one
    double uncertainty = 0.0;          ///< of the mean, one standard deviation
    std::vector<double> sets_in = {};  ///< of a source: where it is heard for two seconds at least, beginnings, s
};

/// What was heard in a track.
struct Heard {
    std::size_t windows = 0;                                  ///< that sounded; where there is none, `outputs` is empty
    std::map<std::string, HeardOutput, std::less<>> outputs;  ///< by the id of the descriptor

    const HeardOutput* find(std::string_view id) const;
};

/// Hears one track, while it passes.
class Listener {
public:
    /// `ear` must outlive the listener.
    explicit Listener(const Ear& ear);

    WindowBuilder& windows() { return windows_; }

    /// To be called once, after the last frame.
    Heard finish();

private:
    struct HeardWindow {
        double start_seconds, new_share;
        std::vector<Impression> impressions;  // as ear_.networks()
    };

    HeardOutput perception(std::size_t network, std::size_t output, double error) const;
    HeardOutput source(std::size_t network, std::size_t output, double error) const;

    const Ear& ear_;
    std::vector<HeardWindow> heard_;
    WindowBuilder windows_;
};

}  // namespace armonica::features::midlevel
