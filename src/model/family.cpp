#include "model/family.hpp"

#include <algorithm>

namespace armonica {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXi;

namespace {

// The family's tag of highest raw score, the first of equals.
int best_of(const TagFamily& family, const MatrixXd& raw, Index row) {
    const auto by_score = [&](int a, int b) { return raw(row, a) < raw(row, b); };
    return *std::max_element(family.tags.begin(), family.tags.end(), by_score);
}

}  // namespace

std::vector<TagFamily> tag_families(const std::vector<std::string>& family_of_tag) {
    std::vector<TagFamily> families;
    for (std::size_t t = 0; t < family_of_tag.size(); ++t) {
        const auto& name = family_of_tag[t];
        auto place = families.end();
        if (!name.empty())
            place = std::find_if(families.begin(), families.end(), [&](const auto& f) { return f.name == name; });
        if (place == families.end()) place = families.insert(place, TagFamily{name, {}});
        place->tags.push_back(static_cast<int>(t));
    }
    return families;
}

std::optional<bool> family_hit(const TagFamily& family, const MatrixXd& raw, const MatrixXi& labels, Index row) {
    Index carried = 0;
    Index highest = 0;
    if (labels(row, family.tags).maxCoeff(&carried) == 0) return std::nullopt;
    raw(row, family.tags).maxCoeff(&highest);
    return carried == highest;
}

std::optional<double> family_accuracy(const TagFamily& family, const MatrixXd& raw, const MatrixXi& labels) {
    double right = 0.0;
    double tracks = 0.0;
    for (Index i = 0; i < raw.rows(); ++i)
        if (const auto hit = family_hit(family, raw, labels, i)) {
            right += *hit ? 1.0 : 0.0;
            tracks += 1.0;
        }
    return tracks == 0.0 ? std::nullopt : std::optional(right / tracks);
}

MatrixXd Judgement::probabilities(const MatrixXd& raw, const std::vector<TagFamily>& families) const {
    MatrixXd probabilities(raw.rows(), raw.cols());
    for (Index t = 0; t < raw.cols(); ++t) {
        const Calibration& by = calibrations[static_cast<std::size_t>(t)];
        probabilities.col(t) = raw.col(t).unaryExpr([&](double s) { return logistic(by.slope * s + by.offset); });
    }
    for (const auto& family : families) {
        if (!family.exclusive()) continue;
        const double slope = calibrations[static_cast<std::size_t>(family.tags.front())].slope;
        for (Index i = 0; i < raw.rows(); ++i) {
            double highest = raw(i, family.tags.front());
            for (const int t : family.tags) highest = std::max(highest, raw(i, t));
            double sum = 0.0;
            for (const int t : family.tags) sum += probabilities(i, t) = std::exp(slope * (raw(i, t) - highest));
            for (const int t : family.tags) probabilities(i, t) /= sum;
        }
    }
    return probabilities;
}

MatrixXi Judgement::given(const MatrixXd& raw, const std::vector<TagFamily>& families) const {
    const MatrixXd p = probabilities(raw, families);
    MatrixXi given = MatrixXi::Zero(raw.rows(), raw.cols());
    for (const auto& family : families) {
        const auto first = static_cast<std::size_t>(family.tags.front());
        if (family.exclusive() && calibrations[first].slope == 0.0) continue;
        for (Index i = 0; i < raw.rows(); ++i) {
            const int t = family.exclusive() ? best_of(family, raw, i) : family.tags.front();
            given(i, t) = p(i, t) >= thresholds[static_cast<std::size_t>(t)] ? 1 : 0;
        }
    }
    return given;
}

std::vector<std::vector<OperatingPoint>> operating_points(const MatrixXd& raw, const MatrixXd& probabilities,
                                                          const MatrixXi& labels,
                                                          const std::vector<TagFamily>& families, std::size_t most) {
    std::vector<std::vector<OperatingPoint>> points(static_cast<std::size_t>(raw.cols()));
    for (const auto& family : families) {
        std::vector<std::vector<double>> shown(family.tags.size());
        std::vector<std::vector<int>> carried(family.tags.size());
        for (Index i = 0; i < raw.rows(); ++i) {
            const int t = best_of(family, raw, i);
            const auto place =
                static_cast<std::size_t>(std::find(family.tags.begin(), family.tags.end(), t) - family.tags.begin());
            shown[place].push_back(probabilities(i, t));
            carried[place].push_back(labels(i, t));
        }
        for (std::size_t k = 0; k < family.tags.size(); ++k)
            points[static_cast<std::size_t>(family.tags[k])] = operating_points(shown[k], carried[k], most);
    }
    return points;
}

Judgement learn_judgement(const MatrixXd& raw, const MatrixXi& labels, const std::vector<TagFamily>& families,
                          const DecisionGoal& goal) {
    Judgement judgement;
    judgement.calibrations.resize(static_cast<std::size_t>(raw.cols()));
    judgement.thresholds.assign(static_cast<std::size_t>(raw.cols()), 0.0);
    const auto rows = static_cast<std::size_t>(raw.rows());
    for (const auto& family : families) {
        if (family.exclusive()) {
            const Calibration shared = calibrate_family(raw(Eigen::all, family.tags), labels(Eigen::all, family.tags));
            for (const int t : family.tags) judgement.calibrations[static_cast<std::size_t>(t)] = shared;
        } else {
            const int t = family.tags.front();
            judgement.calibrations[static_cast<std::size_t>(t)] =
                calibrate_tag({raw.col(t).data(), rows}, {labels.col(t).data(), rows});
        }
    }
    const auto points = operating_points(raw, judgement.probabilities(raw, families), labels, families, 0);
    for (const auto& family : families) {
        if (family.exclusive() && goal.measure == DecisionGoal::Measure::f1) continue;
        for (const int t : family.tags)
            judgement.thresholds[static_cast<std::size_t>(t)] =
                threshold_for(goal, points[static_cast<std::size_t>(t)], static_cast<std::size_t>(labels.col(t).sum()));
    }
    return judgement;
}

}  // namespace armonica
