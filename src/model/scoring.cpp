#include "model/scoring.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <stdexcept>

#include <armonica/catalogue.hpp>

#include "model/rank_normal.hpp"

namespace armonica {

void check_catalogue(const Tagger::Model& model, std::string_view version) {
    const std::string name = model.file.empty() ? "the model" : model.file;
    if (!model.catalogue_version)
        throw InputError(
            name, std::nullopt,
            "was trained on a table whose columns are not features that Armonica measures, so it cannot tag "
            "sound; train one on measured features, with --audio");
    if (version != *model.catalogue_version)
        throw InputError(name, std::nullopt,
                         "was trained with version " + *model.catalogue_version +
                             " of the feature catalogue, but tracks are measured with version " + std::string(version) +
                             (measuring_catalogue(version) == measuring_catalogue(*model.catalogue_version)
                                  ? "; what stands after the + is the network: give the same one, with --midlevel"
                                  : "; train it again"));
}

std::vector<double> inputs_of_track(const Tagger::Model& model, const FeatureVector& track) {
    check_catalogue(model, track.catalogue_version);
    std::vector<double> row;
    row.reserve(model.features.size());
    for (const auto& feature : model.features)
        row.push_back(track.value(feature.id).value_or(std::numeric_limits<double>::quiet_NaN()));
    return inputs_of_row(model, row);
}

std::vector<double> inputs_of_row(const Tagger::Model& model, std::span<const double> row) {
    if (row.size() != model.features.size())
        throw std::invalid_argument("the row has not as many values as the model features");
    std::vector<double> inputs(row.size());
    for (std::size_t j = 0; j < row.size(); ++j) inputs[j] = input_of(model, j, row[j]);
    return inputs;
}

double input_of(const Tagger::Model& model, std::size_t feature, double value) {
    const ModelFeature& known = model.features[feature];
    return model.kind == Kind::linear ? known.scale.standardise(value) : rank_normal(known.quantiles, value);
}

Contributions contributions(const ModelTag& tag, std::span<const double> inputs) {
    Contributions added{std::vector<double>(inputs.size(), 0.0), {}};
    if (!tag.weights.empty()) {
        if (inputs.size() != tag.weights.size())
            throw std::invalid_argument("the row has not as many values as the tag weights");
        for (std::size_t j = 0; j < inputs.size(); ++j) added.features[j] = tag.slope * tag.weights[j] * inputs[j];
        return added;
    }
    for (const MainEffect& effect : tag.function.mains) {
        const auto j = static_cast<std::size_t>(effect.feature);
        added.features.at(j) = tag.slope * effect.at(inputs[j]);
    }
    for (const PairEffect& effect : tag.function.pairs)
        added.pairs.push_back(tag.slope * effect.at(inputs[static_cast<std::size_t>(effect.first)],
                                                    inputs[static_cast<std::size_t>(effect.second)]));
    return added;
}

double score(const ModelTag& tag, const Contributions& contributions) {
    double sum = tag.info.baseline;
    for (const double contribution : contributions.features) sum += contribution;
    for (const double contribution : contributions.pairs) sum += contribution;
    return sum;
}

bool weighs(const ModelTag& tag, std::size_t feature) {
    if (!tag.weights.empty()) return tag.weights[feature] != 0.0;
    const auto index = static_cast<int>(feature);
    return std::any_of(tag.function.mains.begin(), tag.function.mains.end(),
                       [index](const MainEffect& effect) { return effect.feature == index; }) ||
           std::any_of(tag.function.pairs.begin(), tag.function.pairs.end(),
                       [index](const PairEffect& effect) { return effect.first == index || effect.second == index; });
}

TagScores scores_of(const Tagger::Model& model, std::span<const double> inputs) {
    std::vector<Eigen::Index> group_of_feature(model.features.size());
    for (std::size_t g = 0; g < model.groups.size(); ++g)
        for (const int j : model.groups[g].features)
            group_of_feature[static_cast<std::size_t>(j)] = static_cast<Eigen::Index>(g);
    TagScores all{{},
                  Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(model.tags.size()),
                                        static_cast<Eigen::Index>(model.groups.size()))};
    for (std::size_t t = 0; t < model.tags.size(); ++t) {
        const ModelTag& tag = model.tags[t];
        const Contributions added = contributions(tag, inputs);
        all.scores.push_back(score(tag, added));
        auto groups = all.groups.row(static_cast<Eigen::Index>(t));
        for (std::size_t j = 0; j < added.features.size(); ++j) groups[group_of_feature[j]] += added.features[j];
        for (std::size_t p = 0; p < added.pairs.size(); ++p)
            groups[group_of_feature[static_cast<std::size_t>(tag.function.pairs[p].first)]] += added.pairs[p];
    }
    return all;
}

std::optional<TrackError> missing_too_much(const Tagger::Model& model, const FeatureVector& track) {
    std::size_t weighed = 0;
    std::size_t missing = 0;
    std::map<MissingReason, std::size_t> reasons;
    for (std::size_t j = 0; j < model.features.size(); ++j) {
        const auto weighs_it = [j](const ModelTag& tag) { return weighs(tag, j); };
        if (std::none_of(model.tags.begin(), model.tags.end(), weighs_it)) continue;
        ++weighed;
        if (const auto reason = track.missing(model.features[j].id)) {
            ++missing;
            ++reasons[*reason];
        }
    }
    if (2 * missing <= weighed) {
        if (track.length_seconds >= shortest_judged_seconds) return std::nullopt;
        char message[96];
        std::snprintf(message, sizeof message,
                      "There is too little sound to judge: %.2f s; at least %.0f s are needed.", track.length_seconds,
                      shortest_judged_seconds);
        return TrackError{ErrorCode::too_short, message};
    }
    const auto [reason, times] = *std::max_element(reasons.begin(), reasons.end(),
                                                   [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::string shares =
        std::to_string(missing) + " of the " + std::to_string(weighed) + " features that the model weighs";
    if (reason == MissingReason::silent)
        return TrackError{ErrorCode::silent,
                          "There is no sound to judge: " + shares + " cannot be measured in silence."};
    if (reason == MissingReason::too_short)
        return TrackError{ErrorCode::too_short, "There is too little sound to judge: " + shares + " need more of it."};
    return TrackError{ErrorCode::not_enough_features, shares + " are missing, most of them with the reason \"" +
                                                          std::string(to_string(reason)) +
                                                          "\": any tag would be a guess."};
}

}  // namespace armonica
