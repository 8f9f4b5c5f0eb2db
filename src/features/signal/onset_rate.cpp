#include "features/families.hpp"
#include "features/shared/onset_envelope.hpp"

namespace armonica::features::signal {

namespace {

constexpr FeatureInfo infos[] = {{
    .id = "onset_rate",
    .title = "onset rate",
    .modality = Modality::signal,
    .family = "onset_rate",
    .unit = "1/s",
    .minimum = 0.0,
    .maximum = 22.0,
    .low = "few notes or beats a second",
    .high = "many notes or beats a second",
    .lower = "sparser in notes",
    .higher = "denser in notes",
    .definition =
        "Onsets a second. Envelope: mean over 20 bands up to 11 kHz of how far the band's level in decibels rises "
        "above both frames before it (1,024 samples, hop 512); bands 50 dB below the loudest recent frame count as "
        "empty. Onset: largest value within 3 frames to both sides, at least 1.5 dB and at least 1.5 dB above 1.1 "
        "times "
        "the mean over half a second to both sides. The first sound of a track is not counted: it says when the "
        "recording began.",
    .null_rule = "silent: no hop above -80 dB; too_short: less than 1 s.",
    .citation =
        "Bello et al., A Tutorial on Onset Detection in Music Signals, IEEE Transactions on Speech and Audio "
        "Processing 13(5), 2005; Klapuri, Sound Onset Detection by Applying Psychoacoustic Knowledge, ICASSP 1999",
}};

class OnsetRate final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        result.set("onset_rate", static_cast<double>(track.onsets().onsets().size()) / track.seconds());
    }
};

}  // namespace

constinit const Family onset_rate{.name = "onset_rate",
                                  .features = infos,
                                  .needs = {.onsets = true},
                                  .minimum_seconds = 1.0,
                                  .start = start<OnsetRate>};

}  // namespace armonica::features::signal
