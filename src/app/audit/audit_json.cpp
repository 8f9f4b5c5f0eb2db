#include "app/audit/audit_report.hpp"
#include "app/figure_text.hpp"
#include "app/text.hpp"
#include "app/track_json.hpp"

namespace armonica::app {
namespace {

using Json = nlohmann::ordered_json;

template <typename Mean>
Json mean_json(const Mean& mean);

template <>
Json mean_json(const MeanFigure& mean) {
    return {{"mean", or_null(mean.mean)}, {"interval", interval_json(mean.interval)}};
}

template <>
Json mean_json(const audit::StabilityMean& mean) {
    return {{"mean", mean.value}, {"interval", interval_json(mean.interval)}};
}

Json means_json(const std::vector<MeanFigure>& means) {
    Json list = Json::array();
    for (const MeanFigure& mean : means) list.push_back(mean_json(mean));
    return list;
}

Json deletion_json(const audit::DeletionAudit& deletion) {
    Json curves = Json::object();
    for (const char* way : {"deletion", "insertion"}) {
        const auto& by_order = way == std::string("deletion") ? deletion.deletion : deletion.insertion;
        curves[way] = {{"strongest", means_json(by_order[0])}, {"random", means_json(by_order[1])}};
    }
    return {{"part", id_of(deletion.part)},
            {"parts", deletion.parts},
            {"steps", deletion.steps},
            {"cases", deletion.cases},
            {"curves", std::move(curves)},
            {"deletion_gain", mean_json(deletion.deletion_gain)},
            {"insertion_gain", mean_json(deletion.insertion_gain)},
            {"all_cases", deletion.all_cases},
            {"strongest_move", mean_json(deletion.strongest_move)},
            {"random_move", mean_json(deletion.random_move)},
            {"move_gain", mean_json(deletion.move_gain)}};
}

Json retrained_json(const audit::RetrainedFigures& figures) {
    return {{"removed", figures.removed},
            {"roc_auc", or_null(figures.roc_auc)},
            {"pr_auc", or_null(figures.pr_auc)},
            {"roc_auc_loss", or_null(figures.roc_auc_loss)},
            {"roc_auc_loss_interval", interval_json(figures.roc_auc_interval)},
            {"pr_auc_loss", or_null(figures.pr_auc_loss)},
            {"pr_auc_loss_interval", interval_json(figures.pr_auc_interval)}};
}

Json retraining_json(const audit::RetrainingAudit& retraining) {
    Json without = Json::object();
    for (std::size_t r = 0; r < audit::removals.size(); ++r) {
        Json& list = without[id_of(audit::removals[r])] = Json::array();
        for (const auto& figures : retraining.figures[r]) list.push_back(retrained_json(figures));
    }
    return {{"part", id_of(retraining.part)},
            {"parts", retraining.parts},
            {"roc_auc", or_null(retraining.roc_auc)},
            {"pr_auc", or_null(retraining.pr_auc)},
            {"without", std::move(without)}};
}

Json importance_json(const CollectionAudit& audit) {
    const GroupImportance& importance = audit.importance;
    Json groups = Json::array(), agreement = Json::object();
    for (std::size_t g = 0; g < importance.layout.groups; ++g) {
        Json group = {{"group", audit.group_titles[g]}};
        for (const Measure measure : all_measures)
            group[std::string(armonica::id_of(measure))] = or_null(importance.of(measure).values[g]);
        groups.push_back(std::move(group));
    }
    for (std::size_t m = 0; m < all_measures.size(); ++m)
        for (std::size_t n = 0; n < all_measures.size(); ++n)
            agreement[std::string(armonica::id_of(all_measures[m]))][std::string(armonica::id_of(all_measures[n]))] =
                or_null(importance.overall[m][n]);
    return {{"groups", std::move(groups)}, {"agreement", std::move(agreement)}};
}

Json divided_json(const audit::DividedFigures& figures) {
    return {{"roc_auc", or_null(figures.roc_auc)},
            {"roc_auc_interval", interval_json(figures.roc_auc_interval)},
            {"pr_auc", or_null(figures.pr_auc)},
            {"pr_auc_interval", interval_json(figures.pr_auc_interval)}};
}

Json leakage_json(const std::optional<audit::LeakageAudit>& leakage, const std::string& unit) {
    if (!leakage) return nullptr;
    return {{"unit", unit},
            {"units", leakage->units},
            {"units_of_several", leakage->units_of_several},
            {"split_units", leakage->split_units},
            {"apart", divided_json(leakage->apart)},
            {"mixed", divided_json(leakage->mixed)}};
}

Json subgroups_json(const audit::SubgroupAudit& audit) {
    Json subgroups = Json::array();
    for (const audit::SubgroupFigures& one : audit.subgroups)
        subgroups.push_back({{"name", printable(one.name)},
                             {"tracks", one.tracks},
                             {"tags", one.tags},
                             {"roc_auc", or_null(one.roc_auc)},
                             {"others", or_null(one.others)},
                             {"difference", or_null(one.difference)},
                             {"difference_interval", interval_json(one.difference_interval)},
                             {"excess_probability", mean_json(one.excess_probability)},
                             {"excess_given", mean_json(one.excess_given)}});
    return {{"by", audit.by}, {"left_out", audit.left_out}, {"subgroups", std::move(subgroups)}};
}

Json collection_json(const CollectionAudit& audit) {
    Json json = {{"kind", audit.kind},
                 {"grouping", audit.grouping},
                 {"tested", audit.tested},
                 {"folds", audit.folds},
                 {"resampled", audit.unit.empty() ? Json("tracks") : Json(audit.unit)}};
    json["deletion"] = json["retraining"] = json["subgroups"] = Json::array();
    for (const auto& deletion : audit.deletion) json["deletion"].push_back(deletion_json(deletion));
    for (const auto& retraining : audit.retraining) json["retraining"].push_back(retraining_json(retraining));
    json["importance"] = importance_json(audit);
    json["leakage"] = leakage_json(audit.leakage, audit.unit);
    for (const auto& subgroups : audit.subgroups) json["subgroups"].push_back(subgroups_json(subgroups));
    return json;
}

Json stability_figures_json(const std::optional<audit::StabilityFigures>& figures) {
    if (!figures) return nullptr;
    return {{"cases", figures->cases},
            {"likeness", mean_json(figures->likeness)},
            {"median_likeness", figures->median_likeness},
            {"low_likeness", figures->low_likeness},
            {"same_strongest", mean_json(figures->same_strongest)},
            {"same_deciding", figures->same_deciding ? mean_json(*figures->same_deciding) : Json(nullptr)},
            {"same_answer", mean_json(figures->same_answer)},
            {"moved", mean_json(figures->moved)}};
}

Json variant_json(const audit::VariantStability& stability) {
    return {{"tracks", stability.tracks},
            {"not_judged", stability.not_judged},
            {"given", stability_figures_json(stability.given)},
            {"all", stability_figures_json(stability.all)}};
}

Json sound_json(const SoundAudit& sound, const Messages& messages) {
    Json variants = Json::array(), failed = Json::array();
    for (std::size_t v = 0; v < sound.variants.size(); ++v) {
        Json variant = {{"variant", sound.variants[v].id}, {"title", title_of(sound.variants[v], messages)}};
        variant.update(variant_json(sound.stability.figures.variants[v]));
        variants.push_back(std::move(variant));
    }
    for (const auto& [file, error] : sound.stability.failed)
        failed.push_back({{"path", path_text(file)}, {"error", error_json(error)}});
    return {{"model", sound.model},
            {"tracks", sound.stability.tracks},
            {"variants", std::move(variants)},
            {"other_track", variant_json(sound.stability.figures.other_track)},
            {"failed", std::move(failed)}};
}

}  // namespace

Json audit_json(const AuditReport& report, const Messages& messages) {
    Json findings = Json::array();
    for (const Finding& finding : findings_of(report, messages))
        findings.push_back({{"about", finding.about}, {"verdict", id_of(finding.verdict)}, {"words", finding.words}});
    return {{"findings", std::move(findings)},
            {"collection", report.collection ? collection_json(*report.collection) : Json(nullptr)},
            {"sound", report.sound ? sound_json(*report.sound, messages) : Json(nullptr)}};
}

}  // namespace armonica::app
