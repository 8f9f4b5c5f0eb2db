#include <algorithm>
#include <numeric>

#include <armonica/in_time.hpp>

#include "explain/stretches.hpp"
#include "explain/tag_index.hpp"
#include "model/judging.hpp"
#include "model/scoring.hpp"

namespace armonica {
namespace {

constexpr std::size_t most_stretches = 3;
constexpr std::size_t most_groups = 2, most_features = 5;
constexpr double least_range = 0.2;        // log-odds: below, a tag is as probable from start to end
constexpr double least_difference = 0.05;  // log-odds, for a group to be named
constexpr double least_of_feature = 0.02;

/// One passage as the model sees it.
struct Judged {
    std::vector<double> inputs;
    TagScores scores;
    std::vector<TagResult> results;
};

std::optional<Judged> judged(const Tagger::Model& model, const FeatureVector& passage, const TagOptions& options) {
    Judged one;
    one.inputs = inputs_of_track(model, passage);
    if (missing_too_much(model, passage)) return std::nullopt;
    one.scores = scores_of(model, one.inputs);
    one.results = judge(model, one.scores, options);
    return one;
}

/// By passage, what each of several things adds to one tag's score; empty where the passage cannot be judged.
class Additions {
public:
    explicit Additions(std::vector<std::optional<Eigen::VectorXd>> by_passage) : by_passage_(std::move(by_passage)) {
        double count = 0.0;
        for (const auto& added : by_passage_) {
            if (!added) continue;
            mean_ = count == 0.0 ? *added : (mean_ + *added).eval();
            count += 1.0;
        }
        if (count > 0.0) mean_ /= count;
    }

    /// Those that add more in these passages than in all, by `least` at least, most of all first.
    std::vector<std::size_t> more_in(const Run& run, std::size_t most, double least) const {
        Eigen::VectorXd more = Eigen::VectorXd::Zero(mean_.size());
        for (std::size_t i = run.first; i <= run.last; ++i) more += *by_passage_[i] - mean_;
        more /= static_cast<double>(run.last - run.first + 1);
        std::vector<std::size_t> order(static_cast<std::size_t>(mean_.size()));
        std::iota(order.begin(), order.end(), 0);
        const auto amount = [&](std::size_t i) { return more[static_cast<Eigen::Index>(i)]; };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return amount(a) > amount(b); });
        order.resize(std::min(order.size(), most));
        std::erase_if(order, [&](std::size_t i) { return amount(i) < least; });
        return order;
    }

private:
    std::vector<std::optional<Eigen::VectorXd>> by_passage_;
    Eigen::VectorXd mean_;  // over all passages
};

Eigen::VectorXd vector_of(const std::vector<double>& values) {
    return Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

/// One tag, over all passages.
class Curve {
public:
    Curve(const Tagger::Model& model, const std::vector<Passage>& passages,
          const std::vector<std::optional<Judged>>& judged, std::size_t tag)
        : model_(model), passages_(passages), groups_({}), features_({}) {
        told_.tag = model.tags[tag].info.name;
        std::vector<std::optional<Eigen::VectorXd>> groups(judged.size()), features(judged.size());
        for (std::size_t i = 0; i < judged.size(); ++i) {
            told_.passages.push_back(judged[i] ? std::optional(judged[i]->results[tag]) : std::nullopt);
            if (!judged[i]) continue;
            groups[i] = judged[i]->scores.groups.row(static_cast<Eigen::Index>(tag));
            features[i] = vector_of(contributions(model.tags[tag], judged[i]->inputs).features);
        }
        groups_ = Additions(std::move(groups));
        features_ = Additions(std::move(features));
    }

    TagInTime in_time() const {
        TagInTime result = told_;
        std::vector<std::optional<double>> scores;
        for (const auto& passage : told_.passages)
            scores.push_back(passage ? std::optional(passage->score) : std::nullopt);
        for (const Run& run : standing_out(scores, most_stretches, least_range))
            result.carrying.push_back(stretch(run));
        return result;
    }

private:
    CarryingStretch stretch(const Run& run) const {
        CarryingStretch stretch{begin_of(run.first), end_of(run.last), 0.0, {}, {}};
        for (std::size_t i = run.first; i <= run.last; ++i)
            stretch.probability = std::max(stretch.probability, told_.passages[i]->probability);
        for (const std::size_t g : groups_.more_in(run, most_groups, least_difference))
            stretch.groups.push_back(model_.groups[g].id);
        for (const std::size_t j : features_.more_in(run, most_features, least_of_feature))
            stretch.features.push_back(model_.features[j].id);
        return stretch;
    }

    // Passages overlap; each speaks for what lies nearer to its middle than to its neighbours'.
    double middle(std::size_t i) const { return 0.5 * (passages_[i].start + passages_[i].end); }
    double begin_of(std::size_t i) const { return i == 0 ? 0.0 : 0.5 * (middle(i - 1) + middle(i)); }
    double end_of(std::size_t i) const {
        return i + 1 == passages_.size() ? passages_[i].end : 0.5 * (middle(i) + middle(i + 1));
    }

    const Tagger::Model& model_;
    const std::vector<Passage>& passages_;
    TagInTime told_;  // without the stretches
    Additions groups_, features_;
};

}  // namespace

std::vector<TagInTime> in_time(const Tagger& tagger, const std::vector<Passage>& passages,
                               const std::vector<std::string>& tags, const TagOptions& options) {
    const Tagger::Model& model = tagger.model();
    std::vector<std::size_t> wanted;
    for (const std::string& tag : tags) wanted.push_back(tag_index(tagger, tag));
    std::vector<std::optional<Judged>> all;
    for (const Passage& passage : passages) all.push_back(judged(model, passage.features, options));
    std::vector<TagInTime> result;
    for (std::size_t t = 0; t < model.tags.size(); ++t)
        if (tags.empty() || std::find(wanted.begin(), wanted.end(), t) != wanted.end())
            result.push_back(Curve(model, passages, all, t).in_time());
    return result;
}

}  // namespace armonica
