#include <ebur128.h>

#include <cmath>
#include <memory>
#include <new>
#include <vector>

#include "features/families.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "loudness",
    .title = "loudness",
    .modality = Modality::signal,
    .family = "loudness",
    .unit = "LUFS",
    .minimum = -70.0,
    .maximum = 30.0,
    .low = "quiet",
    .high = "loud",
    .lower = "quieter",
    .higher = "louder",
    .definition =
        "Integrated loudness: mean square after K-weighting over blocks of 400 ms that overlap by 75 %, left and right "
        "added, with the absolute gate at -70 LUFS and the relative gate 10 LU below the mean. Mono counts as the same "
        "sound on both sides, so that a mono and a stereo file of the same sound agree.",
    .null_rule = "silent: no block reaches -70 LUFS; too_short: less than 0.4 s.",
    .citation = "EBU R 128, 2020; ITU-R BS.1770-4",
}};

struct Close {
    void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};

class Loudness final : public Measurement {
public:
    // The histogram keeps memory constant; its classes are 0.1 LU wide.
    Loudness()
        : state_(ebur128_init(2, static_cast<unsigned long>(sample_rate), EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM)) {
        if (state_ == nullptr) throw std::bad_alloc();
    }

    void hear(const Hop& hop) override {
        interleaved_.resize(2 * hop.left.size());
        for (std::size_t i = 0; i < hop.left.size(); ++i) {
            interleaved_[2 * i] = hop.left[i];
            interleaved_[2 * i + 1] = hop.right[i];
        }
        if (ebur128_add_frames_float(state_.get(), interleaved_.data(), hop.left.size()) != EBUR128_SUCCESS)
            throw std::bad_alloc();
    }

    void finish(const Track&, FeatureVector& result) override {
        double lufs = 0.0;
        if (ebur128_loudness_global(state_.get(), &lufs) != EBUR128_SUCCESS) throw std::bad_alloc();
        if (std::isfinite(lufs))
            result.set("loudness", lufs);
        else
            result.set_missing("loudness", MissingReason::silent);
    }

private:
    std::unique_ptr<ebur128_state, Close> state_;
    std::vector<float> interleaved_;
};

}  // namespace

constinit const Family loudness{
    .name = "loudness", .features = infos, .minimum_seconds = 0.4, .start = start<Loudness>};

}  // namespace armonica::features::signal
