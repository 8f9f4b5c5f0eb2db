#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace armonica {

/// The area under the ROC curve: the probability that a track with the tag scores above one without, ties counting one
/// half (Mann and Whitney 1947; Hanley and McNeil 1982). `labels` are 1 or 0. Empty where one class is absent.
std::optional<double> roc_auc(std::span<const double> scores, std::span<const int> labels);

/// Average precision: Σ over thresholds, from the highest score down, of (recall − recall before) · precision; tracks
/// of equal score come in together, and nothing is interpolated (scikit-learn's average_precision_score). Empty where
/// one class is absent.
std::optional<double> average_precision(std::span<const double> scores, std::span<const int> labels);

/// 2·TP / (2·TP + FP + FN); 0 where nothing is given and nothing is there.
double f1_score(std::span<const int> given, std::span<const int> labels);

/// Share of tracks whose most probable class is their class: `best` and `actual` hold class numbers. Empty for no
/// tracks.
std::optional<double> accuracy(std::span<const int> best, std::span<const int> actual);

/// Mean negative log-likelihood of the labels in nats; probabilities are kept 1e-15 away from 0 and 1. Empty for no
/// tracks.
std::optional<double> log_loss(std::span<const double> probabilities, std::span<const int> labels);

/// Bins of the calibration error and of reliability tables.
inline constexpr std::size_t calibration_bins = 15;

/// Expected calibration error over 15 bins of equal width: Σ over bins of share of tracks · |mean probability − share
/// with the tag| (Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI
/// 2015). Empty for no tracks.
std::optional<double> calibration_error(std::span<const double> probabilities, std::span<const int> labels);

/// The calibration error that probabilities which are exactly right would be expected to show by chance, because bins
/// hold few tracks: the labels of each bin scatter about their mean with variance Σ p(1 − p), and |mean − share| of a
/// normal distribution is √(2/π) deviations on average. An error near this one tells nothing against a model. Empty for
/// no tracks.
std::optional<double> calibration_error_by_chance(std::span<const double> probabilities);

/// The mean of the values that are there; empty where there is none.
std::optional<double> mean_of_present(std::span<const std::optional<double>> values);

}  // namespace armonica
