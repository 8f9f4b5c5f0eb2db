#include "model/tag_selection.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "model/family.hpp"
#include "model/standardise.hpp"

namespace armonica {
namespace {

using Eigen::Index;

void check_lengths(const TrainingData& data, const std::vector<int>& group_of_column) {
    const auto rows = data.features.rows();
    const auto tags = static_cast<Index>(data.tag_names.size());
    if (rows == 0) throw std::invalid_argument("there is no track to learn from");
    if (data.tracks.size() != static_cast<std::size_t>(rows) || data.labels.rows() != rows ||
        data.targets.rows() != rows || data.labels.cols() != tags || data.targets.cols() != tags ||
        data.tag_families.size() != data.tag_names.size() ||
        data.feature_names.size() != static_cast<std::size_t>(data.features.cols()) ||
        group_of_column.size() != data.feature_names.size() ||
        (!data.folds.empty() && data.folds.size() != data.tracks.size()))
        throw std::invalid_argument("the parts of the training data differ in length");
}

void check_labels(const TrainingData& data) {
    for (Index t = 0; t < data.labels.cols(); ++t) {
        const auto& name = data.tag_names[static_cast<std::size_t>(t)];
        for (Index i = 0; i < data.labels.rows(); ++i) {
            const auto& track = data.tracks[static_cast<std::size_t>(i)];
            if (data.labels(i, t) != 0.0 && data.labels(i, t) != 1.0)
                throw std::invalid_argument("the label of tag \"" + name + "\" on track \"" + track +
                                            "\" is neither 0 nor 1");
            if (!(std::abs(data.targets(i, t)) <= 1e6))
                throw std::invalid_argument("the target of tag \"" + name + "\" on track \"" + track +
                                            "\" is not a number within ±1e6");
        }
    }
    for (const auto& family : tag_families(data.tag_families)) {
        if (!family.exclusive()) continue;
        for (Index i = 0; i < data.labels.rows(); ++i) {
            double carried = 0.0;
            for (const int t : family.tags) carried += data.labels(i, t);
            if (carried > 1.0)
                throw std::invalid_argument("track \"" + data.tracks[static_cast<std::size_t>(i)] +
                                            "\" carries two tags of \"" + family.name + "\", which exclude each other");
        }
    }
}

// Whether one of them varies.
bool check_features(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups) {
    bool varies = false;
    for (std::size_t j = 0; j < group_of_column.size(); ++j) {
        if (group_of_column[j] < -1 || group_of_column[j] >= static_cast<int>(groups))
            throw std::invalid_argument("feature \"" + data.feature_names[j] + "\" is in a group that is not there");
        if (group_of_column[j] < 0) continue;
        try {
            varies = measure_scale(data.features.col(static_cast<Index>(j))).spread > 0.0 || varies;
        } catch (const std::invalid_argument&) {
            throw std::invalid_argument("feature \"" + data.feature_names[j] +
                                        "\" has an infinite value, or one beyond 1e300");
        }
    }
    return varies;
}

}  // namespace

bool check_shard(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups) {
    check_lengths(data, group_of_column);
    check_labels(data);
    return check_features(data, group_of_column, groups);
}

void check_training_data(const TrainingData& data, const std::vector<int>& group_of_column, std::size_t groups) {
    if (!check_shard(data, group_of_column, groups))
        throw std::invalid_argument("no feature can be used: none that is in a group has two different values");
}

TagSelection select_tags(const TrainingData& data) {
    std::vector<double> positives;
    for (Index t = 0; t < data.labels.cols(); ++t) positives.push_back(data.labels.col(t).sum());
    return select_tags(data.tag_names, data.tag_families, positives, static_cast<double>(data.labels.rows()));
}

TagSelection select_tags(const std::vector<std::string>& names, const std::vector<std::string>& families,
                         const std::vector<double>& positives, double rows) {
    TagSelection selection;
    std::vector<int> two_sided;
    for (std::size_t t = 0; t < names.size(); ++t) {
        if (positives[t] == 0.0)
            selection.notes.push_back("tag \"" + names[t] + "\" was left out: no track carries it");
        else if (positives[t] == rows)
            selection.notes.push_back("tag \"" + names[t] + "\" was left out: every track carries it");
        else
            two_sided.push_back(static_cast<int>(t));
    }
    const auto family = [&](int t) { return families[static_cast<std::size_t>(t)]; };
    for (const int t : two_sided) {
        const auto relatives =
            std::count_if(two_sided.begin(), two_sided.end(), [&](int o) { return family(o) == family(t); });
        if (family(t).empty() || relatives >= 2)
            selection.tags.push_back(t);
        else
            selection.notes.push_back("tag \"" + names[static_cast<std::size_t>(t)] +
                                      "\" was left out: it is the only one left of \"" + family(t) + "\"");
    }
    if (selection.tags.empty())
        throw std::invalid_argument("no tag can be learned: each is carried by no track or by every track");
    return selection;
}

UsedColumns used_columns(const std::vector<int>& group_of_column) {
    UsedColumns used;
    for (std::size_t j = 0; j < group_of_column.size(); ++j) {
        if (group_of_column[j] < 0) continue;
        used.columns.push_back(static_cast<int>(j));
        used.groups.push_back(group_of_column[j]);
    }
    return used;
}

Eigen::MatrixXd columns_of(const Eigen::MatrixXd& matrix, const std::vector<int>& columns) {
    Eigen::MatrixXd chosen(matrix.rows(), static_cast<Index>(columns.size()));
    for (std::size_t k = 0; k < columns.size(); ++k) chosen.col(static_cast<Index>(k)) = matrix.col(columns[k]);
    return chosen;
}

}  // namespace armonica
