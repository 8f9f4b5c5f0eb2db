#include "model/judging.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "model/calibration.hpp"

namespace armonica {
namespace {

using Members = std::vector<std::size_t>;

std::map<std::string, Members> families_of(const Tagger::Model& model) {
    std::map<std::string, Members> families;
    for (std::size_t t = 0; t < model.tags.size(); ++t)
        if (const auto& family = model.tags[t].info.family; !family.empty()) families[family].push_back(t);
    return families;
}

// How log-odds may move: together with others in the replicates, and by itself.
struct Movement {
    std::vector<double> replicates;
    double variance = 0.0;

    bool known() const { return !replicates.empty(); }

    void add(const Movement& other, double weight) {
        for (std::size_t k = 0; k < replicates.size(); ++k) replicates[k] += weight * other.replicates[k];
        variance += weight * weight * other.variance;
    }

    /// To both sides of the interval.
    double reach() const {
        double sum = variance;
        for (const double replicate : replicates) sum += replicate * replicate;
        return interval_reach * std::sqrt(sum);
    }
};

class Judge {
public:
    Judge(const Tagger::Model& model, const TagScores& scores, const TagOptions& options)
        : model_(model), scores_(scores), options_(options), results_(model.tags.size()) {
        for (std::size_t t = 0; t < model.tags.size(); ++t) {
            const auto groups = scores.groups.row(static_cast<Eigen::Index>(t));
            const std::vector<double> contributions(groups.begin(), groups.end());
            const TagReplicates& replicates = model.tags[t].replicates;
            movements_.push_back({replicates.deviations(contributions), replicates.variance});
            thresholds_.push_back(threshold_of(model, model.tags[t], options));
            results_[t].tag = model.tags[t].info.name;
            results_[t].score = scores.scores[t];
        }
    }

    std::vector<TagResult> results() {
        for (std::size_t t = 0; t < results_.size(); ++t)
            if (model_.tags[t].info.family.empty()) judge_alone(t);
        for (const auto& [family, members] : families_of(model_)) judge_family(members);
        for (TagResult& result : results_)
            if (options_.abstain && !result.decided) result.given = false;
        return std::move(results_);
    }

private:
    void set_interval(std::size_t t, double log_odds, const Movement& movement) {
        if (!movement.known()) return;
        TagResult& result = results_[t];
        const double reach = movement.reach();
        // Rounding must not put the probability outside.
        result.interval = {std::min(result.probability, logistic(log_odds - reach)),
                           std::max(result.probability, logistic(log_odds + reach))};
    }

    // False where the interval holds the threshold. One that no probability reaches asks for no evidence.
    bool clear_of_threshold(std::size_t t) const {
        const auto& interval = results_[t].interval;
        const double at = thresholds_[t];
        return !interval || at >= never_given || at <= 0.0 || interval->low >= at || interval->high < at;
    }

    void judge_alone(std::size_t t) {
        TagResult& result = results_[t];
        result.probability = logistic(result.score);
        result.given = result.probability >= thresholds_[t];
        set_interval(t, result.score, movements_[t]);
        result.decided = clear_of_threshold(t) && (movements_[t].known() ? model_.tags[t].slope > 0.0 : true);
    }

    void judge_family(const Members& members) {
        const auto by_score = [&](std::size_t a, std::size_t b) { return results_[a].score < results_[b].score; };
        const std::size_t best = *std::max_element(members.begin(), members.end(), by_score);
        double sum = 0.0;
        for (const auto t : members)
            sum += results_[t].probability = std::exp(results_[t].score - results_[best].score);
        for (const auto t : members) results_[t].probability /= sum;
        for (const auto t : members) set_family_interval(t, members);
        const bool learned = model_.tags[best].slope > 0.0;
        results_[best].given = learned && results_[best].probability >= thresholds_[best];
        if (!movements_[best].known()) return;
        results_[best].decided = learned && clear_of_threshold(best);
        for (const auto t : members) {
            if (t == best) continue;
            Movement lead = movements_[best];
            lead.add(movements_[t], -1.0);
            results_[t].decided = learned && results_[best].score - results_[t].score > lead.reach();
            if (!results_[t].decided) results_[best].decided = false;
        }
    }

    // logit p_t = s_t − log Σ_{u≠t} exp(s_u), whose slope is 1 for s_t and −q_u for each s_u, with q the softmax of all
    // but t.
    void set_family_interval(std::size_t t, const Members& members) {
        double highest = -std::numeric_limits<double>::infinity();
        for (const auto u : members)
            if (u != t) highest = std::max(highest, results_[u].score);
        double sum = 0.0;
        for (const auto u : members)
            if (u != t) sum += std::exp(results_[u].score - highest);
        Movement movement = movements_[t];
        if (!movement.known()) return;
        for (const auto u : members)
            if (u != t) movement.add(movements_[u], -std::exp(results_[u].score - highest) / sum);
        set_interval(t, results_[t].score - highest - std::log(sum), movement);
    }

    const Tagger::Model& model_;
    const TagScores& scores_;
    TagOptions options_;
    std::vector<Movement> movements_;
    std::vector<double> thresholds_;
    std::vector<TagResult> results_;
};

}  // namespace

double threshold_of(const Tagger::Model& model, const ModelTag& tag, const TagOptions& options) {
    if (!options.goal || *options.goal == model.goal) return tag.info.threshold;
    // In a family the best tag has the best F1 whatever its probability.
    if (options.goal->measure == DecisionGoal::Measure::f1 && !tag.info.family.empty()) return 0.0;
    return threshold_for(*options.goal, tag.points, tag.info.positives);
}

void check_tag_options(const Tagger::Model& model, const TagOptions& options) {
    const std::string name = model.file.empty() ? "the model" : model.file;
    const auto none = [&](auto known) { return std::none_of(model.tags.begin(), model.tags.end(), known); };
    if (options.abstain && none([](const ModelTag& tag) { return tag.replicates.known(); }))
        throw InputError(name, std::nullopt,
                         "does not know how sure its scores are, so it cannot abstain: it was trained from statistics, "
                         "or from very few tracks");
    if (options.goal && *options.goal != model.goal && none([](const ModelTag& tag) { return !tag.points.empty(); }))
        throw InputError(name, std::nullopt,
                         "holds no held-out probabilities to choose thresholds by: it was trained from statistics");
}

std::vector<TagResult> judge(const Tagger::Model& model, const TagScores& scores, const TagOptions& options) {
    check_tag_options(model, options);
    return Judge(model, scores, options).results();
}

std::vector<TagResult> judge(const Tagger::Model& model, std::span<const double> inputs, const TagOptions& options) {
    return judge(model, scores_of(model, inputs), options);
}

}  // namespace armonica
