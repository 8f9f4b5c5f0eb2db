#include <algorithm>
#include <cmath>

#include "app/audit/audit_report.hpp"
#include "app/figure_text.hpp"
#include "app/text.hpp"
#include "explain/words.hpp"

namespace armonica::app {
namespace {

using audit::Part;
using Verdict = Finding::Verdict;

/// "0.086 (0.071 to 0.102)"
std::string figure(const std::optional<double>& value, const std::optional<Interval>& interval,
                   const Messages& messages) {
    if (!value) return messages.say("audit.unknown");
    if (!interval) return three_decimals(*value);
    return messages.say("audit.figure", {{"value", three_decimals(*value)},
                                         {"low", three_decimals(interval->low)},
                                         {"high", three_decimals(interval->high)}});
}

std::string figure(const MeanFigure& mean, const Messages& messages) {
    return figure(mean.mean, mean.interval, messages);
}

/// Whether a figure that should be above 0 is.
Verdict above_zero(const std::optional<double>& value, const std::optional<Interval>& interval) {
    if (!value || !interval) return Verdict::open;
    if (interval->low > 0.0) return Verdict::holds;
    return interval->high < 0.0 ? Verdict::fails : Verdict::open;
}

/// Whether what counts most is missed most, as far as tracks can tell.
Verdict in_order(const audit::RetrainedFigures& strongest, const audit::RetrainedFigures& random,
                 const audit::RetrainedFigures& weakest) {
    const auto& interval = strongest.roc_auc_interval;
    if (!interval) return Verdict::open;
    if (interval->low > *weakest.roc_auc_loss && *strongest.roc_auc_loss > *random.roc_auc_loss) return Verdict::holds;
    return interval->high < *weakest.roc_auc_loss ? Verdict::fails : Verdict::open;
}

Verdict worse_of(Verdict a, Verdict b) {
    if (a == Verdict::fails || b == Verdict::fails) return Verdict::fails;
    return a == Verdict::open || b == Verdict::open ? Verdict::open : Verdict::holds;
}

/// Gathers what was found, section after section.
class Findings {
public:
    explicit Findings(const Messages& messages) : messages_(messages) {}

    void add(const audit::DeletionAudit& deletion) {
        const bool groups = deletion.part == Part::groups;
        found("deletion", above_zero(deletion.move_gain.mean, deletion.move_gain.interval),
              messages_.say(groups ? "audit.move_groups" : "audit.move_features",
                            {{"strongest", figure(deletion.strongest_move, messages_)},
                             {"random", figure(deletion.random_move, messages_)},
                             {"gain", figure(deletion.move_gain, messages_)}}));
        found("deletion",
              worse_of(above_zero(deletion.deletion_gain.mean, deletion.deletion_gain.interval),
                       above_zero(deletion.insertion_gain.mean, deletion.insertion_gain.interval)),
              messages_.say(groups ? "audit.order_groups" : "audit.order_features",
                            {{"deletion", figure(deletion.deletion_gain, messages_)},
                             {"insertion", figure(deletion.insertion_gain, messages_)},
                             {"cases", count_in_words(deletion.cases)}}));
    }

    void add(const audit::RetrainingAudit& retraining) {
        for (std::size_t i = 0; i < retraining.figures[0].size(); ++i) {
            const auto& strongest = retraining.figures[0][i];
            const auto& random = retraining.figures[1][i];
            const auto& weakest = retraining.figures[2][i];
            if (!strongest.roc_auc_loss || !random.roc_auc_loss || !weakest.roc_auc_loss) continue;
            const auto lost = [&](const audit::RetrainedFigures& figures) {
                return figure(figures.roc_auc_loss, figures.roc_auc_interval, messages_);
            };
            found("retraining", in_order(strongest, random, weakest),
                  messages_.say(retraining.part == Part::groups ? "audit.retrained_groups" : "audit.retrained_features",
                                {{"count", count_in_words(strongest.removed)},
                                 {"all", count_in_words(retraining.parts)},
                                 {"strongest", lost(strongest)},
                                 {"random", lost(random)},
                                 {"weakest", lost(weakest)}}));
        }
    }

    void add(const GroupImportance& importance) {
        struct Pair {
            double agreement;
            Measure one, other;
        };
        std::vector<Pair> pairs;
        for (std::size_t m = 0; m < all_measures.size(); ++m)
            for (std::size_t n = 0; n < m; ++n)
                if (importance.overall[m][n])
                    pairs.push_back({*importance.overall[m][n], all_measures[m], all_measures[n]});
        if (pairs.empty()) return;
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.agreement < b.agreement; });
        // Half of what full agreement would be: below, which measure is asked decides what matters.
        constexpr double enough = 0.5;
        const auto name = [&](Measure measure) { return messages_.say("measures." + std::string(id_of(measure))); };
        found("agreement", pairs.front().agreement >= enough ? Verdict::holds : Verdict::fails,
              messages_.say("audit.agreement", {{"low", two_decimals(pairs.front().agreement)},
                                                {"one", name(pairs.front().one)},
                                                {"other", name(pairs.front().other)},
                                                {"high", two_decimals(pairs.back().agreement)},
                                                {"median", two_decimals(pairs[pairs.size() / 2].agreement)}}));
    }

    void add(const audit::LeakageAudit& leakage, const std::string& unit) {
        found("leakage", leakage.split_units == 0 ? Verdict::holds : Verdict::fails,
              messages_.say(leakage.split_units == 0 ? "audit.kept_apart" : "audit.split",
                            {{"unit", unit},
                             {"split", count_in_words(leakage.split_units)},
                             {"units", count_in_words(leakage.units)}}));
        found("leakage", Verdict::open,
              messages_.say("audit.leaks",
                            {{"unit", unit},
                             {"several", count_in_words(leakage.units_of_several)},
                             {"mixed", figure(leakage.mixed.roc_auc, leakage.mixed.roc_auc_interval, messages_)},
                             {"apart", figure(leakage.apart.roc_auc, leakage.apart.roc_auc_interval, messages_)}}));
    }

    void add(const audit::SubgroupAudit& subgroups) {
        std::size_t worse = 0, judged = 0;
        for (const audit::SubgroupFigures& one : subgroups.subgroups) {
            judged += one.difference ? 1 : 0;
            if (!one.difference_interval || one.difference_interval->high >= 0.0) continue;
            ++worse;
            found("subgroups", Verdict::fails,
                  messages_.say("audit.ranked_worse",
                                {{"by", subgroups.by},
                                 {"name", printable(one.name)},
                                 {"tracks", count_in_words(one.tracks)},
                                 {"here", three_decimals(*one.roc_auc)},
                                 {"others", three_decimals(*one.others)},
                                 {"difference", figure(one.difference, one.difference_interval, messages_)}}));
        }
        if (judged > 0 && worse == 0)
            found("subgroups", Verdict::holds,
                  messages_.say("audit.ranked_alike", {{"by", subgroups.by}, {"count", count_in_words(judged)}}));
        for (const audit::SubgroupFigures& one : subgroups.subgroups) add_excess(subgroups.by, one);
    }

    void add(const SoundAudit& sound) {
        const auto& chance = sound.stability.figures.other_track.given;
        for (std::size_t v = 0; v < sound.variants.size(); ++v) {
            const auto& given = sound.stability.figures.variants[v].given;
            if (!given) continue;
            // The explanation must have more in common with itself than with another track's, by far.
            const double like = given->likeness.value, floor = chance ? chance->likeness.value : 0.0;
            found("stability", like - floor > 0.5 * (1.0 - floor) ? Verdict::holds : Verdict::fails,
                  messages_.say(chance ? "audit.stable" : "audit.stable_alone",
                                {{"variant", title_of(sound.variants[v], messages_)},
                                 {"likeness", figure(given->likeness.value, given->likeness.interval, messages_)},
                                 {"chance", two_decimals(floor)},
                                 {"strongest", percent(given->same_strongest.value)},
                                 {"answer", percent(given->same_answer.value)},
                                 {"cases", count_in_words(given->cases)}}));
        }
    }

    std::vector<Finding> list;

private:
    void found(const char* about, Verdict verdict, std::string words) {
        list.push_back({about, verdict, std::move(words)});
    }

    /// Probabilities that are too high or too low for a subgroup by more than a twentieth.
    void add_excess(const std::string& by, const audit::SubgroupFigures& one) {
        constexpr double noticed = 0.05;
        const auto& interval = one.excess_probability.interval;
        if (!interval || (interval->low <= 0.0 && interval->high >= 0.0)) return;
        const double excess = *one.excess_probability.mean;
        if (std::abs(excess) < noticed) return;
        found("subgroups", Verdict::fails,
              messages_.say(excess > 0.0 ? "audit.too_high" : "audit.too_low",
                            {{"by", by},
                             {"name", printable(one.name)},
                             {"tracks", count_in_words(one.tracks)},
                             {"excess", figure(one.excess_probability, messages_)}}));
    }

    const Messages& messages_;
};

}  // namespace

std::string id_of(Finding::Verdict verdict) {
    switch (verdict) {
        case Verdict::holds:
            return "holds";
        case Verdict::fails:
            return "fails";
        case Verdict::open:
            return "open";
    }
    return {};
}

std::string title_of(const audit::Variant& variant, const Messages& messages) {
    return messages.say("variants." + std::string(variant.id));
}

std::string id_of(audit::Part part) { return part == Part::groups ? "groups" : "features"; }

std::string id_of(audit::Removal removal) {
    switch (removal) {
        case audit::Removal::strongest:
            return "strongest";
        case audit::Removal::random:
            return "random";
        case audit::Removal::weakest:
            return "weakest";
    }
    return {};
}

std::vector<Finding> findings_of(const AuditReport& report, const Messages& messages) {
    Findings findings(messages);
    if (report.collection) {
        for (const auto& deletion : report.collection->deletion) findings.add(deletion);
        for (const auto& retraining : report.collection->retraining) findings.add(retraining);
        findings.add(report.collection->importance);
        if (report.collection->leakage) findings.add(*report.collection->leakage, report.collection->unit);
        for (const auto& subgroups : report.collection->subgroups) findings.add(subgroups);
    }
    if (report.sound) findings.add(*report.sound);
    return std::move(findings.list);
}

}  // namespace armonica::app
