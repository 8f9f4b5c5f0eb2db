#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <armonica/tagger.hpp>

#include "model/additive_columns.hpp"
#include "model/additive_function.hpp"
#include "model/decision_goal.hpp"
#include "model/kind.hpp"
#include "model/replicates.hpp"
#include "model/standardise.hpp"

namespace armonica {

/// One feature as a model sees it: standardised with the reference collection's mean and spread.
struct ModelFeature {
    std::string id;
    ColumnScale scale;              ///< spread 0 for a constant column, which then weighs nothing
    std::vector<double> quantiles;  ///< 101 values: the 0 %, 1 % … 100 % quantiles of the reference collection
};

/// Features that a person understands as one thing.
struct ModelGroup {
    std::string id;
    std::string title;
    std::vector<int> features;  ///< indices into Model::features
};

/// What was learned for one tag. The published score is slope · raw + offset, which makes it log-odds that are
/// calibrated out of fold.
struct ModelTag {
    TagInfo info;                 ///< info.baseline = slope · intercept + offset
    std::vector<double> weights;  ///< kind linear: raw = intercept + Σ weights_j · z_j, z standardised; else empty
    AdditiveFunction function;    ///< other kinds: raw = intercept + its effects, of rank-normal features
    double intercept = 0.0;
    std::vector<double> lambdas;         ///< by band
    std::vector<double> shared_lambdas;  ///< by band: λ that the tag's relatives have in common; empty for kind linear
    std::vector<std::optional<double>> log_lambda_deviations;  ///< by band: how sure log λ is; empty where not known
    double nu = 0.0;
    double slope = 1.0;  ///< calibration; never negative, and 0 where the scores told nothing out of fold
    double offset = 0.0;
    TagReplicates replicates;            ///< how sure the score is; none known where tracks were too few, or not there
    std::vector<OperatingPoint> points;  ///< out of fold, at most `most_operating_points`; empty without tracks
};

inline constexpr std::size_t most_operating_points = 50;

struct Tagger::Model {
    Kind kind = Kind::linear;
    std::optional<std::string> catalogue_version;  ///< empty for a model whose features are columns of a table
    std::string grouping;
    std::vector<ModelFeature> features;
    std::vector<ModelGroup> groups;
    std::vector<AdditiveBand> bands;  ///< of banded EM; for kind linear the groups, straight
    std::vector<ModelTag> tags;
    DecisionGoal goal;                               ///< what the tags' thresholds were chosen for
    nlohmann::json card = nlohmann::json::object();  ///< what the model was trained on, with which result

    std::string file;                      ///< where it was loaded from; empty for one trained just now. Not stored.
    std::vector<TagInfo> tag_infos;        ///< tags[…].info, as Tagger::tags() hands them out. Filled by Tagger.
    std::vector<std::string> feature_ids;  ///< features[…].id, as Tagger::features() hands them out. Filled by Tagger.
};

}  // namespace armonica
