#pragma once

#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "model/calibration.hpp"
#include "model/decision_goal.hpp"

namespace armonica {

/// Tags that are judged together: one tag alone, or a family of tags that exclude each other.
struct TagFamily {
    std::string name;       ///< empty for a tag alone
    std::vector<int> tags;  ///< indices of tags, ascending

    bool exclusive() const { return !name.empty(); }
};

/// Tags alone and families, in the order of their first tags.
std::vector<TagFamily> tag_families(const std::vector<std::string>& family_of_tag);

/// Whether the family's highest raw score is that of the tag which the track `row` carries (of equal scores, and of
/// several tags, the first counts); empty for a track without any of the tags.
std::optional<bool> family_hit(const TagFamily& family, const Eigen::MatrixXd& raw, const Eigen::MatrixXi& labels,
                               Eigen::Index row);

/// Share of the tracks whose tag of the family has the family's highest raw score; tracks without any of the tags are
/// passed over. Empty where no track is left.
std::optional<double> family_accuracy(const TagFamily& family, const Eigen::MatrixXd& raw,
                                      const Eigen::MatrixXi& labels);

/// How raw scores become probabilities and decisions, for every tag.
struct Judgement {
    std::vector<Calibration> calibrations;  ///< by tag
    std::vector<double> thresholds;         ///< by tag; within a family 0 for the goal F1

    /// Calibrated probabilities (rows × tags) of raw scores.
    Eigen::MatrixXd probabilities(const Eigen::MatrixXd& raw, const std::vector<TagFamily>& families) const;
    /// 1 where a tag is given, else 0 (rows × tags): its probability reaches its threshold; of a family the best alone.
    Eigen::MatrixXi given(const Eigen::MatrixXd& raw, const std::vector<TagFamily>& families) const;
};

/// Learns it from out-of-fold raw scores and the labels of the same tracks (rows × tags). In a family the thresholds of
/// other goals than F1 are chosen on the tracks on which the tag is the best.
Judgement learn_judgement(const Eigen::MatrixXd& raw, const Eigen::MatrixXi& labels,
                          const std::vector<TagFamily>& families, const DecisionGoal& goal = {});

/// What thresholds of each tag would have meant on these tracks, at most `most` of them (0: all).
std::vector<std::vector<OperatingPoint>> operating_points(const Eigen::MatrixXd& raw,
                                                          const Eigen::MatrixXd& probabilities,
                                                          const Eigen::MatrixXi& labels,
                                                          const std::vector<TagFamily>& families, std::size_t most);

}  // namespace armonica
