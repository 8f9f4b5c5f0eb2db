#include <array>

#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

struct Words {
    std::string_view id, title, low, high, lower, higher, definition;
};

#define PITCH_CLASS(id, name)                                                                                         \
    {                                                                                                                 \
        "chroma_" id, "strength of the note " name, "the note " name " hardly sounds", "the note " name " is strong", \
            "weaker in the note " name, "stronger in the note " name,                                                 \
            "Strength of the pitch class " name                                                                       \
            " in all octaves, 0 to 1. In each tonal frame (0.46 s at 11,025 Hz, every 0.19 s), spectral peaks from "  \
            "40 "                                                                                                     \
            "to 4,000 Hz that rise 12 dB above the geometric mean around them enter their pitch class by their "      \
            "power; "                                                                                                 \
            "the frame's strongest pitch class becomes 1; mean over tonal frames. The tuning is estimated from the "  \
            "peaks and taken out."                                                                                    \
    }

constexpr Words words[] = {
    PITCH_CLASS("c", "C"),        PITCH_CLASS("c_sharp", "C#"), PITCH_CLASS("d", "D"),
    PITCH_CLASS("d_sharp", "D#"), PITCH_CLASS("e", "E"),        PITCH_CLASS("f", "F"),
    PITCH_CLASS("f_sharp", "F#"), PITCH_CLASS("g", "G"),        PITCH_CLASS("g_sharp", "G#"),
    PITCH_CLASS("a", "A"),        PITCH_CLASS("a_sharp", "A#"), PITCH_CLASS("b", "B"),
};
#undef PITCH_CLASS

constexpr auto infos = [] {
    std::array<FeatureInfo, std::size(words)> entries{};
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i] = {
            .id = words[i].id,
            .title = words[i].title,
            .modality = Modality::signal,
            .family = "chroma",
            .unit = "1",
            .minimum = 0.0,
            .maximum = 1.0,
            .low = words[i].low,
            .high = words[i].high,
            .lower = words[i].lower,
            .higher = words[i].higher,
            .definition = words[i].definition,
            .null_rule =
                "silent: no hop above -80 dB; too_short: less than 0.5 s; no_pitch: in fewer than 5 % of the frames "
                "do such peaks hold a tenth of the power.",
            .citation = "Gómez, Tonal Description of Music Audio Signals, PhD thesis, Universitat Pompeu Fabra, 2006",
        };
    return entries;
}();

class ChromaMean final : public Measurement {
public:
    void finish(const Track& track, FeatureVector& result) override {
        if (!track.chroma().tonal()) return set_all_missing(infos, MissingReason::no_pitch, result);
        const Chroma mean = track.chroma().mean();
        for (std::size_t i = 0; i < mean.size(); ++i) result.set(infos[i].id, mean[i]);
    }
};

}  // namespace

constinit const Family chroma{
    .name = "chroma", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 0.5, .start = start<ChromaMean>};

}  // namespace armonica::features::signal
