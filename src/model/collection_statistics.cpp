#include "model/collection_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <xxhash.h>

#include "model/linear_fit.hpp"
#include "model/tag_selection.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

constexpr unsigned hashed_folds = 5;

// Names what differs first, because "other features" alone would let a person search.
void require_same(const char* what, const std::vector<std::string>& ours, const std::vector<std::string>& theirs) {
    for (std::size_t k = 0; k < std::max(ours.size(), theirs.size()); ++k) {
        const std::string mine = k < ours.size() ? "\"" + ours[k] + "\"" : "none";
        const std::string other = k < theirs.size() ? "\"" + theirs[k] + "\"" : "none";
        if (mine != other)
            throw std::invalid_argument("has other " + std::string(what) + ": number " + std::to_string(k + 1) +
                                        " is " + other + " instead of " + mine);
    }
}

void require_same(const char* what, const std::string& ours, const std::string& theirs) {
    if (ours != theirs)
        throw std::invalid_argument("has another " + std::string(what) + ": " + theirs + " instead of " + ours);
}

std::string version_text(const std::optional<std::string>& version) {
    return version ? "\"" + *version + "\"" : "none (columns of a table)";
}

}  // namespace

std::int64_t CollectionStatistics::rows() const {
    std::int64_t rows = 0;
    for (const auto& [name, fold] : folds) rows += fold.rows;
    return rows;
}

FoldSums CollectionStatistics::sums(const std::string& left_out) const {
    FoldSums sums(features.size(), tags.size() * (shares ? 2 : 1));
    for (const auto& [name, fold] : folds)
        if (left_out.empty() || name != left_out) sums += fold;
    return sums;
}

CollectionStatistics& CollectionStatistics::operator+=(const CollectionStatistics& other) {
    require_same("catalogue version", version_text(catalogue_version), version_text(other.catalogue_version));
    require_same("features", features, other.features);
    require_same("tags", tags, other.tags);
    require_same("families of tags", families, other.families);
    require_same("rule for labels", label_rule, other.label_rule);
    require_same("kind of target", shares ? "shares" : "labels", other.shares ? "shares" : "labels");
    require_same("origin of folds", folds_given ? "given" : "not given", other.folds_given ? "given" : "not given");
    for (const auto& [name, fold] : other.folds) {
        const auto [ours, inserted] = folds.try_emplace(name, fold);
        if (!inserted) ours->second += fold;
    }
    for (std::size_t j = 0; j < histograms.size(); ++j) histograms[j] += other.histograms[j];
    return *this;
}

std::string hashed_fold(const std::string& track) {
    return std::to_string(XXH3_64bits(track.data(), track.size()) % hashed_folds + 1);
}

CollectionStatistics gather_collection_statistics(const TrainingData& data, const std::vector<int>& group_of_column,
                                                  std::size_t groups, const StatisticsRequest& request) {
    check_shard(data, group_of_column, groups);
    const UsedColumns used = used_columns(group_of_column);
    CollectionStatistics statistics{.catalogue_version = request.catalogue_version,
                                    .features = {},
                                    .tags = data.tag_names,
                                    .families = data.tag_families,
                                    .shares = request.shares,
                                    .label_rule = request.label_rule,
                                    .folds_given = !request.fold_names.empty(),
                                    .folds = {},
                                    .histograms = std::vector<ValueHistogram>(used.columns.size())};
    for (const int column : used.columns)
        statistics.features.push_back(data.feature_names[static_cast<std::size_t>(column)]);
    const MatrixXd features = columns_of(data.features, used.columns);
    for (Index j = 0; j < features.cols(); ++j)
        for (const double value : features.col(j))
            if (!std::isnan(value)) statistics.histograms[static_cast<std::size_t>(j)].add(value);
    MatrixXd others = data.targets;
    if (request.shares) {
        others.resize(data.targets.rows(), 2 * data.targets.cols());
        others << data.targets, data.labels;
    }
    std::map<std::string, std::vector<int>> rows_of_fold;
    for (std::size_t i = 0; i < data.tracks.size(); ++i)
        rows_of_fold[statistics.folds_given ? request.fold_names.at(static_cast<std::size_t>(data.folds.at(i)))
                                            : hashed_fold(data.tracks[i])]
            .push_back(static_cast<int>(i));
    for (const auto& [name, rows] : rows_of_fold)
        statistics.folds.emplace(name, FoldSums(rows_of(features, rows), rows_of(others, rows), request.jobs));
    return statistics;
}

}  // namespace armonica
