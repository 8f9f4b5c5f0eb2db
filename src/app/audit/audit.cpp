#include <algorithm>
#include <cstdio>
#include <set>
#include <stdexcept>

#include "app/audit/audit_report.hpp"
#include "app/audit/hearing.hpp"
#include "app/batch.hpp"
#include "app/commands.hpp"
#include "app/evaluation_arguments.hpp"
#include "app/interruption.hpp"
#include "app/language.hpp"
#include "app/output.hpp"
#include "app/pages/audit_page.hpp"
#include "app/pages/page.hpp"
#include "app/progress.hpp"
#include "app/text.hpp"
#include "app/track_text.hpp"
#include "library/discover.hpp"
#include "model/mixed_seed.hpp"
#include "model/shuffle.hpp"
#include "tables/collection_folds.hpp"

namespace armonica::app {
namespace {

void check(const AuditArguments& arguments) {
    if (!names_collection(arguments.collection) && arguments.sound.empty())
        throw std::invalid_argument(
            "nothing to audit: give a labelled collection (--table or --audio), or tracks with --sound");
    if (names_collection(arguments.collection)) {
        require_grouping(arguments.collection);
        require_folds(arguments.collection, "audit");
    }
    check_resamples(arguments.resamples);
    if (arguments.html) require_page(*arguments.html);
}

/// Audits the models of one labelled collection, fold after fold.
class CollectionAuditor {
public:
    CollectionAuditor(LabelledCollection& labelled, const AuditArguments& arguments)
        : labelled_(labelled), arguments_(arguments), collection_(labelled.collection) {
        kind_ = *kind_named(arguments.kind);
        em_.likelihood = likelihood_for(arguments.likelihood, kind_);
        task_ = task_of(arguments.collection);
        jobs_ = static_cast<int>(arguments.collection.jobs);
        test_folds_ = fixed_test_folds(collection_);
    }

    CollectionAudit audited() {
        const FoldedCollection folded = folded_collection(collection_.data, collection_.group_of_column,
                                                          labelled_.grouping.groups.size(), task_, test_folds_);
        const std::vector<FoldModel> models = models_of(folded);
        const HeldOutTracks tracks = held_out_tracks(folded, models);
        const Resampling resampling = tracks.resampling(collection_.unit_of_track, arguments_.seed);
        CollectionAudit result{};
        result.kind = arguments_.kind;
        result.grouping = labelled_.grouping.name;
        result.tested = tracks.rows.size();
        result.folds = models.size();
        result.unit = collection_.unit_column;
        for (const audit::Part part : {audit::Part::groups, audit::Part::features}) {
            said("taking parts away");
            result.deletion.push_back(audit::audit_deletion(
                models, folded.material.features, part, resampling,
                {.orders = 5, .resamples = arguments_.resamples, .seed = arguments_.seed, .jobs = jobs_}));
            if (arguments_.retrain) result.retraining.push_back(retrained(folded, models, part, resampling));
        }
        add_importance(result);
        add_leakage(result, tracks);
        add_subgroups(result, tracks);
        return result;
    }

private:
    /// It takes minutes: what is being done is told.
    static void said(const char* what) { std::fprintf(stderr, "%s …\n", what); }

    std::vector<FoldModel> models_of(const FoldedCollection& folded) const {
        said("training a model without each fold");
        std::vector<std::string> names;
        for (std::size_t c = 0; c < collection_.group_of_column.size(); ++c)
            if (collection_.group_of_column[c] != GroupAssignment::none)
                names.push_back(collection_.data.feature_names[c]);
        std::vector<ModelGroup> groups;
        for (const FeatureGroup& group : labelled_.grouping.groups) groups.push_back({group.id, group.title, {}});
        return fold_models(folded, names, collection_.data.tag_names, groups, kind_, em_, jobs_);
    }

    audit::RetrainingAudit retrained(const FoldedCollection& folded, const std::vector<FoldModel>& models,
                                     audit::Part part, const Resampling& resampling) const {
        said(part == audit::Part::groups ? "training again without groups" : "training again without features");
        audit::RetrainingOptions options;
        options.kind = kind_;
        options.em = em_;
        options.resamples = arguments_.resamples;
        options.seed = arguments_.seed;
        options.jobs = jobs_;
        return audit::audit_retraining(folded, models, part, resampling, options);
    }

    void add_importance(CollectionAudit& result) const {
        said("measuring importances");
        ImportanceOptions options;
        options.kind = kind_;
        options.em = em_;
        options.task = task_;
        options.test_folds = test_folds_;
        options.resamples = 0;
        options.seed = arguments_.seed;
        options.jobs = jobs_;
        result.importance = group_importance(collection_.data, collection_.group_of_column,
                                             labelled_.grouping.groups.size(), collection_.unit_of_track, options);
        for (const int group : result.importance.groups)
            result.group_titles.push_back(labelled_.grouping.groups[static_cast<std::size_t>(group)].title);
    }

    void add_leakage(CollectionAudit& result, const HeldOutTracks& tracks) const {
        if (collection_.unit_of_track.empty() || !test_folds_.empty()) return;
        said("dividing the collection otherwise");
        result.leakage = audit::audit_leakage(collection_.data, collection_.group_of_column,
                                              labelled_.grouping.groups.size(), tracks, collection_.unit_of_track,
                                              {.kind = kind_,
                                               .em = em_,
                                               .task = task_,
                                               .resamples = arguments_.resamples,
                                               .seed = arguments_.seed,
                                               .jobs = jobs_});
    }

    void add_subgroups(CollectionAudit& result, const HeldOutTracks& tracks) const {
        audit::SubgroupOptions options;
        options.resamples = arguments_.resamples;
        options.seed = arguments_.seed;
        options.jobs = jobs_;
        const auto add = [&](const std::string& by, const std::vector<std::string>& values) {
            result.subgroups.push_back(audit::audit_subgroups(tracks, by, values, collection_.unit_of_track, options));
        };
        const auto& families = collection_.data.tag_families;
        for (const std::string& family : std::set<std::string>(families.begin(), families.end()))
            if (!family.empty()) add(family, audit::family_of_track(collection_.data, family));
        for (const TrackColumn& column : collection_.by)
            if (std::find(families.begin(), families.end(), column.name) == families.end())
                add(column.name, audit::subgroup_of_track(column));
    }

    LabelledCollection& labelled_;
    const AuditArguments& arguments_;
    Collection& collection_;
    Kind kind_ = Kind::glass;
    EmOptions em_;
    Task task_ = Task::multilabel;
    int jobs_ = 0;
    std::vector<int> test_folds_;
};

SoundAudit audited_sound(const AuditArguments& arguments, const Tagger& tagger) {
    library::Discovery found = library::discover(arguments.sound);
    // Neighbours in a list are often of one album, and alike: what another track's explanation is like must be seen of
    // any two.
    shuffle_by(mixed(arguments.seed), found.tracks);
    const auto variants = audit::usual_variants();
    SoundAudit result;
    result.model = path_text(std::filesystem::path(tagger.model().file).filename());
    result.variants.assign(variants.begin(), variants.end());
    Progress progress("hearing", found.tracks.size());
    for (const auto& [file, error] : found.failures) progress.message(failure_line(file, error));
    stop_gently_on_interruption();
    result.stability = audit::stability_of_files(tagger, found.tracks, hearing_for(tagger), variants,
                                                 static_cast<int>(arguments.collection.jobs),
                                                 [&](const std::filesystem::path& file, const TrackError* error) {
                                                     if (error != nullptr) progress.message(failure_line(file, *error));
                                                     progress.advance();
                                                     return !interrupted();
                                                 });
    auto& failed = result.stability.failed;
    failed.insert(failed.begin(), found.failures.begin(), found.failures.end());
    return result;
}

void write(const AuditReport& report, const AuditArguments& arguments, const Messages& messages) {
    if (arguments.html) {
        Output page(arguments.html);
        page.write(page_html(audit_page(report, messages)));
        page.commit();
        return;
    }
    Output output(std::nullopt);
    output.write(arguments.format == "json" ? audit_json(report, messages).dump(2) + "\n"
                                            : audit_text(report, messages));
}

}  // namespace

ExitStatus audit(const AuditArguments& given) {
    check(given);
    AuditArguments arguments = given;
    const Messages messages = messages_in(arguments.language);
    AuditReport report;
    ExitStatus status = all_good;
    std::optional<Tagger> tagger;
    if (!arguments.sound.empty()) tagger = load_tagger(arguments.model);
    if (names_collection(arguments.collection)) {
        // What sound tells of a track beside its features, unless something else is asked for.
        if (arguments.collection.audio && arguments.collection.by.empty())
            arguments.collection.by = {"length", "language"};
        LabelledCollection labelled = read_labelled_collection(arguments.collection);
        if (labelled.status == stopped_by_user) return stopped_by_user;
        status = labelled.status;
        report.collection = CollectionAuditor(labelled, arguments).audited();
    }
    if (tagger) {
        report.sound = audited_sound(arguments, *tagger);
        if (interrupted())
            status = stopped_by_user;
        else if (!report.sound->stability.failed.empty() || report.sound->stability.tracks == 0)
            status = some_failed;
        if (report.sound->stability.tracks == 0) {
            // What was found of the collection took minutes, and stays.
            if (!report.collection) return interrupted() ? stopped_by_user : nothing_done;
            report.sound.reset();
        }
    }
    write(report, arguments, messages);
    return status;
}

}  // namespace armonica::app
