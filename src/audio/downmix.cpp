#include "audio/downmix.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace armonica::audio {

namespace {

constexpr double minus_3_db = 1.0 / std::numbers::sqrt2;
constexpr double low_frequency_level = 0.0;
constexpr std::size_t most_channels = 64;  // that libswresample's matrices know

/// libswresample's matrix for `layout`; empty where it has none.
std::vector<double> standard_matrix(const AVChannelLayout& layout) {
    const AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
    const auto channels = static_cast<std::size_t>(layout.nb_channels);
    if (layout.order != AV_CHANNEL_ORDER_NATIVE || channels > most_channels) return {};
    // Two rows are asked for, but libswresample normalises all 64, so all must be there.
    std::vector<double> matrix(most_channels * most_channels, 0.0);
    const int result = swr_build_matrix2(&layout, &stereo, minus_3_db, minus_3_db, low_frequency_level, 1.0, 1.0,
                                         matrix.data(), most_channels, AV_MATRIX_ENCODING_NONE, nullptr);
    if (result < 0) return {};
    return matrix;
}

bool is_low_frequency(const AVChannelLayout& layout, std::size_t channel) {
    const auto place = av_channel_layout_channel_from_index(&layout, static_cast<unsigned>(channel));
    return place == AV_CHAN_LOW_FREQUENCY || place == AV_CHAN_LOW_FREQUENCY_2;
}

void scale_to_unit_sum(std::array<std::vector<float>, 2>& rows) {
    float largest = 1.0F;
    for (const auto& row : rows) {
        const float sum =
            std::accumulate(row.begin(), row.end(), 0.0F, [](float a, float b) { return a + std::abs(b); });
        largest = std::max(largest, sum);
    }
    // Both rows by one factor: left and right keep their balance.
    for (auto& row : rows) {
        for (float& weight : row) weight /= largest;
    }
}

}  // namespace

DownmixMatrix stereo_downmix(const AVChannelLayout& source) {
    AVChannelLayout layout = source;  // custom layouts share their map with `source`; nothing here frees or changes it
    if (layout.order == AV_CHANNEL_ORDER_UNSPEC) av_channel_layout_default(&layout, source.nb_channels);
    const auto channels = static_cast<std::size_t>(source.nb_channels);
    const auto standard = standard_matrix(layout);
    DownmixMatrix matrix;
    for (std::size_t side = 0; side < 2; ++side) {
        auto& row = matrix.weights[side];
        row.assign(channels, static_cast<float>(minus_3_db));
        if (standard.empty()) continue;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            // swresample leaves out channels that it has no place for, heights for example; only low frequencies should
            // be.
            const bool is_dropped = standard[channel] == 0.0 && standard[most_channels + channel] == 0.0;
            if (is_dropped && !is_low_frequency(layout, channel)) continue;
            row[channel] = static_cast<float>(standard[side * most_channels + channel]);
        }
    }
    scale_to_unit_sum(matrix.weights);
    return matrix;
}

}  // namespace armonica::audio
