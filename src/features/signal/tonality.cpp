#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "dsp/logarithm.hpp"
#include "dsp/running_mean.hpp"
#include "features/families.hpp"
#include "features/shared/chromagram.hpp"

namespace armonica::features::signal {

namespace {

constexpr std::string_view null_rule = "silent: no hop above -80 dB; too_short: less than 1 s; no_pitch: as chroma_c.";

constexpr FeatureInfo infos[] = {
    {
        .id = "tonal_share",
        .title = "share of tonal sound",
        .modality = Modality::signal,
        .family = "tonality",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "drums, noise and speech without pitch",
        .high = "pitched sound throughout",
        .lower = "less often pitched",
        .higher = "more often pitched",
        .definition = "Share of tonal frames (see chroma_c) among those that sound.",
        .null_rule = "silent: no hop above -80 dB, or no frame above it below 4 kHz; too_short: less than 1 s.",
        .citation = "",
    },
    {
        .id = "pitch_class_entropy_mean",
        .title = "notes at a time",
        .modality = Modality::signal,
        .family = "tonality",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "one or two different notes at a time",
        .high = "many different notes at a time",
        .lower = "sparser in simultaneous notes",
        .higher = "denser in simultaneous notes",
        .definition =
            "Entropy of a frame's chroma (see chroma_c) as shares of the twelve pitch classes, relative to that "
            "of equal shares; mean over tonal frames.",
        .null_rule = null_rule,
        .citation = "",
    },
    {
        .id = "pitch_class_spread",
        .title = "notes in use",
        .modality = Modality::signal,
        .family = "tonality",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 1.0,
        .low = "few different notes in the whole track",
        .high = "all twelve notes in use",
        .lower = "narrower in the choice of notes",
        .higher = "wider in the choice of notes",
        .definition =
            "Entropy of the mean chroma (see chroma_c) as shares of the twelve pitch classes, relative to that "
            "of equal shares.",
        .null_rule = null_rule,
        .citation = "",
    },
    {
        .id = "harmonic_change_mean",
        .title = "harmonic movement",
        .modality = Modality::signal,
        .family = "tonality",
        .unit = "1",
        .minimum = 0.0,
        .maximum = 3.1,
        .low = "harmony stands still",
        .high = "harmony moves all the time",
        .lower = "calmer in harmony",
        .higher = "more restless in harmony",
        .definition =
            "Distance between the tonal centroids (chroma as shares on the circles of fifths, minor and major "
            "thirds, of radius 1, 1 and 0.5) of the frames before and after each frame (0.37 s apart), where "
            "both are tonal; mean over frames.",
        .null_rule = "silent: no hop above -80 dB; too_short: less than 1 s; no_pitch: as chroma_c, or no such frames.",
        .citation = "Harte, Sandler & Gasser, Detecting Harmonic Change in Musical Audio, AMCMM 2006",
    },
    {
        .id = "tonal_constancy",
        .title = "constancy of key",
        .modality = Modality::signal,
        .family = "tonality",
        .unit = "1",
        .minimum = -1.0,
        .maximum = 1.0,
        .low = "the notes in use change from section to section",
        .high = "the same notes throughout",
        .lower = "more changeable in key",
        .higher = "more constant in key",
        .definition = "Pearson correlation of the mean chroma of every 5 s, from a tonal frame on, with that of the "
                      "whole track, mean over those "
                      "stretches in which half the frames are tonal.",
        .null_rule = "silent: no hop above -80 dB; too_short: fewer than two such stretches; no_pitch: as chroma_c.",
        .citation = "",
    },
};

// Entropy of the shares, relative to that of twelve equal ones; 0 of nothing.
double relative_entropy(const Chroma& chroma) {
    float total = 0.0F, weighed = 0.0F;
    for (const float value : chroma) {
        total += value;
        if (value > 0.0F) weighed += value * dsp::fast_log2(value);
    }
    if (!(total > 0.0F)) return 0.0;
    return std::clamp((dsp::fast_log2(total) - weighed / total) / std::log2(12.0F), 0.0F, 1.0F);
}

double correlation(const Chroma& a, const Chroma& b) {
    double sum_a = 0.0, sum_b = 0.0, aa = 0.0, bb = 0.0, ab = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum_a += a[i];
        sum_b += b[i];
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double from_a = a[i] - sum_a / 12.0, from_b = b[i] - sum_b / 12.0;
        aa += from_a * from_a;
        bb += from_b * from_b;
        ab += from_a * from_b;
    }
    return aa * bb > 0.0 ? std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0) : 0.0;
}

using Centroid = std::array<double, 6>;

// Where each pitch class stands on the circles of fifths, minor thirds and major thirds.
constexpr int circles = 3;
struct Places {
    std::array<Centroid, 12> of{};
    Places() {
        constexpr double steps[circles] = {7.0 / 6.0, 3.0 / 2.0, 2.0 / 3.0}, radii[circles] = {1.0, 1.0, 0.5};
        for (std::size_t pitch_class = 0; pitch_class < of.size(); ++pitch_class)
            for (std::size_t circle = 0; circle < circles; ++circle) {
                const double angle = std::numbers::pi * steps[circle] * static_cast<double>(pitch_class);
                of[pitch_class][2 * circle] = radii[circle] * std::sin(angle);
                of[pitch_class][2 * circle + 1] = radii[circle] * std::cos(angle);
            }
    }
};

bool tonal(const Chroma& chroma) { return *std::max_element(chroma.begin(), chroma.end()) > 0.0F; }

Centroid centroid_of(const Chroma& chroma, const Places& places) {
    Centroid centroid{};
    double total = 0.0;
    for (std::size_t pitch_class = 0; pitch_class < chroma.size(); ++pitch_class) {
        total += chroma[pitch_class];
        for (std::size_t i = 0; i < centroid.size(); ++i)
            centroid[i] += static_cast<double>(chroma[pitch_class]) * places.of[pitch_class][i];
    }
    for (double& value : centroid) value /= total;
    return centroid;
}

double distance(const Centroid& a, const Centroid& b) {
    double squares = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(squares);
}

constexpr std::size_t stretch = 27;  // frames: 5 s

class Tonality final : public Measurement {
public:
    void follow(const Partials&) override { ++sounding_; }

    void finish(const Track& track, FeatureVector& result) override {
        const Chromagram& chroma = track.chroma();
        if (sounding_ == 0) return set_all_missing(infos, MissingReason::silent, result);
        if (!chroma.tonal()) {
            set_all_missing(infos, MissingReason::no_pitch, result);
            result.set("tonal_share", chroma.tonal_share());
            return;
        }
        result.set("tonal_share", chroma.tonal_share());
        result.set("pitch_class_spread", relative_entropy(chroma.mean()));
        for (std::size_t i = 0; i < chroma.size(); ++i) add(chroma.at(i), chroma.mean());
        end_stretch(chroma.mean());
        result.set("pitch_class_entropy_mean", entropy_.mean());
        if (change_.count() > 0)
            result.set("harmonic_change_mean", change_.mean());
        else
            result.set_missing("harmonic_change_mean", MissingReason::no_pitch);
        if (constancy_.count() > 1)
            result.set("tonal_constancy", constancy_.mean());
        else
            result.set_missing("tonal_constancy", MissingReason::too_short);
    }

private:
    struct Place {
        bool tonal = false;
        Centroid centroid{};
    };

    void add(const Chroma& chroma, const Chroma& whole) {
        Place place{tonal(chroma), {}};
        if (place.tonal) {
            entropy_.add(relative_entropy(chroma));
            place.centroid = centroid_of(chroma, places_);
            if (before_.tonal) change_.add(distance(place.centroid, before_.centroid));
            ++tonal_in_stretch_;
            for (std::size_t i = 0; i < chroma.size(); ++i) sum_[i] += chroma[i];
        }
        before_ = last_;
        last_ = place;
        if (in_stretch_ == 0 && !place.tonal) return;  // silence before the music moves no stretch
        if (++in_stretch_ == stretch) end_stretch(whole);
    }

    void end_stretch(const Chroma& whole) {
        if (2 * tonal_in_stretch_ >= stretch) constancy_.add(correlation(sum_, whole));
        sum_.fill(0.0F);
        in_stretch_ = tonal_in_stretch_ = 0;
    }

    const Places places_;
    std::size_t sounding_ = 0;
    Place before_, last_;  // the frame before the last, and the last
    Chroma sum_{};         // of the stretch
    std::size_t in_stretch_ = 0, tonal_in_stretch_ = 0;
    dsp::RunningMean entropy_, change_, constancy_;
};

}  // namespace

constinit const Family tonality{
    .name = "tonality", .features = infos, .needs = {.chroma = true}, .minimum_seconds = 1.0, .start = start<Tonality>};

}  // namespace armonica::features::signal
