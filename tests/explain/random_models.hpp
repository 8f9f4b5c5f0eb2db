#pragma once

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <armonica/catalogue.hpp>
#include <armonica/feature_vector.hpp>
#include <armonica/tagger.hpp>

#include "model/model.hpp"

namespace armonica::test {

/// Models that nobody trained: all kinds of effects, two tags that stand alone and a family of three, six groups of two
/// features.
class RandomModels {
public:
    explicit RandomModels(unsigned seed) : random_(seed) {}

    std::unique_ptr<Tagger::Model> model(Kind kind) {
        auto model = std::make_unique<Tagger::Model>();
        model->kind = kind;
        model->catalogue_version = std::string(catalogue_version());
        const auto known = catalogue();
        for (int j = 0; j < features; ++j) model->features.push_back(feature(std::string(known[j].id)));
        for (int g = 0; g < groups; ++g) {
            const std::string name = "group" + std::to_string(g);
            model->groups.push_back({name, name, {2 * g, 2 * g + 1}});
        }
        for (const char* name : {"alone---a", "alone---b", "kind---a", "kind---b", "kind---c"})
            model->tags.push_back(tag(kind, name));
        return model;
    }

    FeatureVector track(const Tagger::Model& model) {
        FeatureVector track;
        track.length_seconds = 30.0;
        track.catalogue_version = catalogue_version();
        for (const ModelFeature& feature : model.features)
            if (uniform(0.0, 1.0) < 0.1)
                track.set_missing(feature.id, MissingReason::no_beat);
            else
                track.set(feature.id, uniform(-60.0, 160.0));
        return track;
    }

    double uniform(double from, double to) { return std::uniform_real_distribution<double>(from, to)(random_); }
    int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

    static constexpr int features = 12, groups = 6;

private:
    ModelFeature feature(const std::string& id) {
        ModelFeature feature;
        feature.id = id;
        for (int q = 0; q <= 100; ++q) feature.quantiles.push_back(uniform(-50.0, 150.0));
        std::sort(feature.quantiles.begin(), feature.quantiles.end());
        if (whole(0, 4) == 0)  // many reference tracks alike
            std::fill(feature.quantiles.begin() + 20, feature.quantiles.begin() + 60, feature.quantiles[20]);
        feature.scale = {
            .mean = 40.0, .spread = 50.0, .minimum = feature.quantiles.front(), .maximum = feature.quantiles.back()};
        return feature;
    }

    ModelTag tag(Kind kind, const std::string& name) {
        ModelTag tag;
        tag.info.name = name;
        if (name.starts_with("kind")) tag.info.family = "kind";
        tag.info.threshold = tag.info.family.empty() ? uniform(0.2, 0.8) : whole(0, 1) * uniform(0.3, 0.5);
        tag.intercept = uniform(-0.5, 0.5);
        tag.slope = uniform(0.5, 2.0);
        tag.offset = uniform(-0.5, 0.5);
        tag.info.baseline = tag.slope * tag.intercept + tag.offset;
        if (kind == Kind::linear) {
            for (int j = 0; j < features; ++j) tag.weights.push_back(uniform(-0.5, 0.5));
            return tag;
        }
        tag.function.intercept = tag.intercept;
        for (int j = 0; j < features; ++j)
            if (whole(0, 3) > 0) tag.function.mains.push_back(main_effect(j));
        for (int g = 0; g < groups; ++g)
            if (whole(0, 1) == 0) tag.function.pairs.push_back(pair_effect(2 * g, 2 * g + 1));
        return tag;
    }

    MainEffect main_effect(int feature) {
        MainEffect effect{.feature = feature, .thresholds = {}, .steps = {}};
        for (double& value : effect.curve) value = uniform(-0.6, 0.6);
        if (whole(0, 1) == 0) {
            effect.thresholds = {-1.0, 0.25, 1.5};
            for (int i = 0; i < 4; ++i) effect.steps.push_back(uniform(-0.4, 0.4));
        }
        return effect;
    }

    PairEffect pair_effect(int first, int second) {
        PairEffect effect{.first = first,
                          .second = second,
                          .product = uniform(-0.3, 0.3),
                          .product_mean = 0.1,
                          .first_thresholds = {0.5},
                          .second_thresholds = {-0.5},
                          .cells = {}};
        for (int i = 0; i < 4; ++i) effect.cells.push_back(uniform(-0.4, 0.4));
        return effect;
    }

    std::mt19937 random_;
};

inline constexpr Kind every_kind_of_effect[] = {Kind::linear, Kind::glass};

}  // namespace armonica::test
