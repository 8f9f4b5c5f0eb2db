#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <armonica/tagger.hpp>

#include "model/standardise.hpp"

namespace armonica {

/// One feature as a model sees it: standardised with the reference collection's mean and spread.
struct ModelFeature {
    std::string id;
    ColumnScale scale;              ///< spread 0 for a constant column, which then weighs nothing
    std::vector<double> quantiles;  ///< 101 values: the 0 %, 1 % … 100 % quantiles of the reference collection
};

/// One group: one band of the prior.
struct ModelGroup {
    std::string id;
    std::string title;
    std::vector<int> features;  ///< indices into Model::features
};

/// What was learned for one tag. Raw score = intercept + Σ weights_j · z_j, z standardised; the published score is
/// slope · raw + offset, which makes it log-odds that are calibrated out of fold.
struct ModelTag {
    TagInfo info;                 ///< info.baseline = slope · intercept + offset
    std::vector<double> weights;  ///< per standardised feature, as banded EM found them
    double intercept = 0.0;
    std::vector<double> lambdas;  ///< per group
    double nu = 0.0;
    double slope = 1.0;  ///< calibration; never negative, and 0 where the scores told nothing out of fold
    double offset = 0.0;
};

struct Tagger::Model {
    std::string kind = "linear";
    std::optional<std::string> catalogue_version;  ///< empty for a model whose features are columns of a table
    std::string grouping;
    std::vector<ModelFeature> features;
    std::vector<ModelGroup> groups;
    std::vector<ModelTag> tags;
    nlohmann::json card = nlohmann::json::object();  ///< what the model was trained on, with which result

    std::string file;                      ///< where it was loaded from; empty for one trained just now. Not stored.
    std::vector<TagInfo> tag_infos;        ///< tags[…].info, as Tagger::tags() hands them out. Filled by Tagger.
    std::vector<std::string> feature_ids;  ///< features[…].id, as Tagger::features() hands them out. Filled by Tagger.
};

}  // namespace armonica
