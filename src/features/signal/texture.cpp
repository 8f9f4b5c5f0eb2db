#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dsp/lanes.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/level_window.hpp"
#include "features/shared/mel_spectrum.hpp"

namespace armonica::features::signal {

namespace {

#define SHAPES                                                                                                      \
    "Shapes: levels of 40 mel bands up to 11,000 Hz in decibels, those 60 dB below the frame's strongest counting " \
    "as that, less their mean, of frames of 2,048 samples (Hann window, hop 1,024) above -80 dB."
#define MOMENTS                                                                                                  \
    " Moments: means of 11 shapes (0.26 s), less the mean over 20 s (stretches overlap by half). Alike: cosine " \
    "between two moments at least five apart. " SHAPES
constexpr std::string_view frame_rule =
    "silent: no frame above -80 dB; too_short: fewer than 44 frames (1.1 s) above "
    "-80 dB.";
constexpr std::string_view window_rule =
    "silent: no frame above -80 dB; too_short: fewer than 256 frames (6 s) above -80 dB.";
constexpr std::string_view moment_rule = "silent: no frame above -80 dB; too_short: less than 5.2 s above -80 dB.";
constexpr std::string_view similarity_paper =
    "after Foote, Visualizing Music and Audio using Self-Similarity, ACM Multimedia, 1999";

constexpr FeatureInfo texture_info(std::string_view id, std::string_view title, std::string_view unit, double minimum,
                                   double maximum, std::string_view low, std::string_view high, std::string_view lower,
                                   std::string_view higher, std::string_view definition, std::string_view null_rule,
                                   std::string_view citation) {
    const FeaturesLike like{{.modality = Modality::signal,
                             .family = "texture",
                             .unit = unit,
                             .minimum = minimum,
                             .maximum = maximum,
                             .null_rule = null_rule,
                             .citation = citation}};
    return like(id, title, low, high, lower, higher, definition);
}

constexpr FeatureInfo infos[] = {
    texture_info("timbre_change_fast", "change of timbre within a moment", "dB", 0.0, 60.0, "smooth in timbre",
                 "flickering in timbre", "smoother in timbre", "more flickering in timbre",
                 "Root mean square difference of the shapes of neighbouring frames (23 ms). " SHAPES, frame_rule, ""),
    texture_info("timbre_change_slow", "change of timbre within a second", "dB", 0.0, 60.0, "constant in timbre",
                 "varied in timbre", "more constant in timbre", "more varied in timbre",
                 "Root mean square difference of the shapes of frames a second apart (43 hops). " SHAPES, frame_rule,
                 ""),
    texture_info(
        "texture_recurrence", "recurrence of sounds", "1", -1.0, 1.0, "ever new sounds",
        "the same few sounds again and again", "less repetitive in its sounds", "more repetitive in its sounds",
        "How alike a moment is to the one most alike it, mean over moments." MOMENTS, moment_rule, similarity_paper),
    texture_info("texture_contrast", "contrast between sounds", "1", 0.0, 1.0, "sounds that blend into each other",
                 "few sounds, sharply distinct", "more blended in its sounds", "more contrasting in its sounds",
                 "Standard deviation, over pairs of moments, of how alike they are." MOMENTS, moment_rule,
                 similarity_paper),
    texture_info(
        "texture_density", "density of events", "%", 0.0, 100.0, "little begins", "much begins at all pitches",
        "sparser", "denser",
        "Share of the 40 mel bands' levels (up to 11,000 Hz) that rise by 3 dB or more from one frame of 2,048 "
        "samples (Hann window, hop 1,024, above -80 dB) to the next, not counting levels more than 40 dB below "
        "the frame's strongest. Noise, which flickers, counts as dense.",
        frame_rule, ""),
    texture_info(
        "texture_layers", "independent layers", "1", 1.0, 5.0, "all registers move as one",
        "each register goes its own way", "more of one piece", "more layered",
        "How many of five bands (edges 32, 150, 500, 1,500, 5,000, 16,000 Hz) move independently: 25 over the "
        "sum of the 25 squared correlations between their levels in decibels (1 square decibel added to each "
        "variance), 1 where all rise and fall together, 5 where none do. Frames of 2,048 samples (Hann window, "
        "hop 1,024; silence of more than 1 s cut to that), mean over windows of 5.9 s that overlap by half; "
        "what lies 60 dB below a window's loudest frame counts as that.",
        window_rule, ""),
};

constexpr std::size_t mel_bands = MelSpectrum::bands;
using Shape = std::array<float, mel_bands>;

constexpr auto masked_below = static_cast<float>(60.0 / decibels_per_octave);
constexpr std::size_t second_frames = 43;
constexpr auto event_rise = static_cast<float>(3.0 / decibels_per_octave);
constexpr auto unheard_below = static_cast<float>(40.0 / decibels_per_octave);
constexpr float flicker_square = 1.0F;  // dB²
constexpr std::size_t moment_frames = 11;
constexpr std::size_t stretch_moments = 80;
constexpr std::size_t least_moments = 20;
constexpr std::size_t apart = 5;
constexpr float least_norm = 1e-3F;  // what a sound that never changes is compared by

// In log₂ of power until the end: one unit is decibels_per_octave.
Shape shape_of(Shape shape) {
    const float floor = *std::max_element(shape.begin(), shape.end()) - masked_below;
    for (float& level : shape) level = std::max(level, floor);
    const float mean = dsp::sum(shape) / static_cast<float>(mel_bands);
    for (float& level : shape) level -= mean;
    return shape;
}

// dsp::dot() for a length known here: no loop over a remainder.
template <std::size_t size>
float product(const std::array<float, size>& a, const std::array<float, size>& b) {
    static_assert(size % 8 == 0);
    dsp::Float4 first{}, second{};
    for (std::size_t i = 0; i < size; i += 8) {
        first += dsp::load4(&a[i]) * dsp::load4(&b[i]);
        second += dsp::load4(&a[i + 4]) * dsp::load4(&b[i + 4]);
    }
    return dsp::sum4(first + second);
}

float square_distance(const Shape& a, const Shape& b) {
    Shape difference{};
    for (std::size_t band = 0; band < mel_bands; ++band) difference[band] = a[band] - b[band];
    return product(difference, difference);
}

// How many bands rise though they are not unheard.
std::size_t count_events(const Shape& now, const Shape& before) {
    const float heard = *std::max_element(now.begin(), now.end()) - unheard_below;
    std::size_t events = 0;
    for (std::size_t band = 0; band < mel_bands; ++band)
        events += static_cast<std::size_t>(now[band] >= before[band] + event_rise && now[band] >= heard);
    return events;
}

double independent_layers(LevelWindow::Levels levels) {
    std::array<float, bands.size()> variance{};
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const float mean = dsp::sum(levels[i]) / static_cast<float>(LevelWindow::size);
        for (float& level : levels[i]) level -= mean;
        variance[i] = product(levels[i], levels[i]) / static_cast<float>(LevelWindow::size) + flicker_square;
    }
    double squares = static_cast<double>(bands.size());  // each band with itself
    for (std::size_t i = 0; i < bands.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double covariance = product(levels[i], levels[j]) / static_cast<float>(LevelWindow::size);
            squares += 2.0 * covariance * covariance / (static_cast<double>(variance[i]) * variance[j]);
        }
    }
    return static_cast<double>(bands.size() * bands.size()) / squares;
}

double decibels(const dsp::RunningMean& square_distance) {
    return decibels_per_octave * std::sqrt(square_distance.mean() / static_cast<double>(mel_bands));
}

class Texture final : public Measurement {
public:
    void hear(const Hop&) override { window_.hear(); }

    void see(const Spectrum& spectrum) override {
        if (window_.add(spectrum)) layers_.add(independent_layers(window_.levels()));
        Shape levels{};
        std::copy(spectrum.log_mel.begin(), spectrum.log_mel.end(), levels.begin());
        if (frames_ > 0) density_.add(static_cast<double>(count_events(levels, levels_)));
        levels_ = levels;
        const Shape shape = shape_of(levels);
        if (frames_ > 0) fast_.add(square_distance(shape, recent_[(frames_ - 1) % second_frames]));
        Shape& second_ago = recent_[frames_ % second_frames];
        if (frames_ >= second_frames) slow_.add(square_distance(shape, second_ago));
        second_ago = shape;
        ++frames_;
        for (std::size_t band = 0; band < mel_bands; ++band) moment_[band] += shape[band];
        if (frames_ % moment_frames == 0) end_moment();
    }

    void finish(const Track&, FeatureVector& result) override {
        if (alike_.count() == 0 && moments_.size() >= least_moments) compare_moments();
        const auto set = [&result](std::string_view id, const dsp::RunningMean& known_by, double value) {
            if (known_by.count() > 0)
                result.set(id, value);
            else
                result.set_missing(id, MissingReason::too_short);
        };
        // Where no frame has another a second later, the track is too short for the pace of neighbours as well.
        set("timbre_change_fast", slow_, decibels(fast_));
        set("timbre_change_slow", slow_, decibels(slow_));
        set("texture_recurrence", alike_, std::clamp(alike_.mean(), -1.0, 1.0));
        set("texture_contrast", alike_, std::clamp(contrast_.mean(), 0.0, 1.0));
        set("texture_density", slow_, 100.0 * density_.mean() / static_cast<double>(mel_bands));
        set("texture_layers", layers_, std::clamp(layers_.mean(), 1.0, 5.0));
    }

private:
    void end_moment() {
        for (float& level : moment_) level /= static_cast<float>(moment_frames);
        moments_.push_back(moment_);
        moment_ = {};
        if (moments_.size() < stretch_moments) return;
        compare_moments();
        moments_.erase(moments_.begin(), moments_.begin() + stretch_moments / 2);
    }

    std::vector<Shape> directions() const {
        Shape mean{};
        for (const Shape& moment : moments_)
            for (std::size_t band = 0; band < mel_bands; ++band)
                mean[band] += moment[band] / static_cast<float>(moments_.size());
        std::vector<Shape> result = moments_;
        for (Shape& direction : result) {
            for (std::size_t band = 0; band < mel_bands; ++band) direction[band] -= mean[band];
            const float norm = std::sqrt(product(direction, direction)) + least_norm;
            for (float& level : direction) level /= norm;
        }
        return result;
    }

    void compare_moments() {
        const std::vector<Shape> moments = directions();
        std::vector<float> most_alike(moments.size(), -1.0F);
        double total = 0.0, squares = 0.0, pairs = 0.0;
        for (std::size_t i = 0; i < moments.size(); ++i) {
            for (std::size_t j = i + apart; j < moments.size(); ++j) {
                const float alike = product(moments[i], moments[j]);
                most_alike[i] = std::max(most_alike[i], alike);
                most_alike[j] = std::max(most_alike[j], alike);
                total += alike;
                squares += static_cast<double>(alike) * alike;
                pairs += 1.0;
            }
        }
        for (const float alike : most_alike) alike_.add(alike);
        contrast_.add(std::sqrt(std::max(0.0, squares / pairs - total * total / (pairs * pairs))));
    }

    LevelWindow window_;
    Shape levels_{};  // of the frame before
    std::array<Shape, second_frames> recent_{};
    std::size_t frames_ = 0;
    Shape moment_{};
    std::vector<Shape> moments_;
    dsp::RunningMean fast_, slow_, alike_, contrast_, density_, layers_;
};

}  // namespace

constinit const Family texture{.name = "texture",
                               .features = infos,
                               .needs = {.spectrum = true, .mel = true},
                               .minimum_seconds = 1.1,
                               .start = start<Texture>};

}  // namespace armonica::features::signal
