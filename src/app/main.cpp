#include <clocale>
#include <cstdio>
#include <functional>
#include <memory>

#include <CLI/CLI.hpp>

#include <armonica/version.hpp>

#include "app/commands.hpp"
#include "app/help.hpp"
#include "app/text.hpp"

namespace {

using namespace armonica::app;

/// "" for the program, "groupings" for a command, "groupings cluster" for a command of a command.
std::string command_name(const CLI::App* app) {
    if (app->get_parent() == nullptr) return "";
    const std::string parent = command_name(app->get_parent());
    return (parent.empty() ? "" : parent + " ") + app->get_name();
}

/// The command that was chosen, as far as the line was understood.
const CLI::App* chosen_command(const CLI::App* app) {
    const auto chosen = app->get_subcommands();
    return chosen.empty() ? app : chosen_command(chosen.front());
}

/// The line as a shell would read it again, under the program's own name wherever it lies.
std::string command_line_text(int argc, char** argv) {
    std::string line = "armonica";
    for (int i = 1; i < argc; ++i) line += " " + shell_quoted(argv[i]);
    return line;
}

/// Prints the texts of help.cpp instead of what CLI11 would make up.
class WrittenHelp : public CLI::FormatterBase {
public:
    std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
        return help_text(command_name(app));
    }
};

/// The command line: every option of every command, and which command was chosen.
class CommandLine {
public:
    CommandLine() {
        app_.name("armonica");
        app_.formatter(std::make_shared<WrittenHelp>());
        app_.set_version_flag("--version", "armonica " ARMONICA_VERSION);
        app_.require_subcommand(1);
        add_tag();
        add_explain();
        add_alike();
        add_extract();
        add_train();
        add_evaluate();
        add_model();
        add_importance();
        add_report();
        add_audit();
        add_harmony();
        add_lyrics_command();
        add_features();
        add_groupings();
    }

    ExitStatus run(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
            evaluate_.command_line = command_line_text(argc, argv);
        } catch (const CLI::CallForHelp&) {
            std::fputs(help_text(command_name(chosen_command(&app_))).c_str(), stdout);
            return all_good;
        } catch (const CLI::CallForVersion& version) {
            std::printf("%s\n", version.what());
            return all_good;
        } catch (const CLI::ParseError& error) {
            const std::string chosen = command_name(chosen_command(&app_));
            const std::string command = chosen.empty() ? "armonica" : "armonica " + chosen;
            std::fprintf(stderr, "%s: %s\n`%s --help` tells how it is used.\n", command.c_str(),
                         printable(error.what()).c_str(), command.c_str());
            return nothing_done;
        }
        return command_();
    }

private:
    CLI::App* add(const char* name, std::function<ExitStatus()> command) {
        CLI::App* sub = app_.add_subcommand(name);
        sub->formatter(std::make_shared<WrittenHelp>());
        sub->callback([this, command] { command_ = command; });
        return sub;
    }

    static void add_format(CLI::App* sub, std::string& format, const std::vector<std::string>& known) {
        sub->add_option("--format", format)->check(CLI::IsMember(known));
    }

    /// `sound` is the option without which there is no sound to look for words of; null where there always is.
    static void add_lyrics(CLI::App* sub, LyricsChoice& choice, CLI::Option* sound = nullptr) {
        const auto place = sub->add_option("--lyrics", choice.place);
        const auto none = sub->add_flag("--no-lyrics", choice.none)->excludes(place);
        if (sound == nullptr) return;
        place->needs(sound);
        none->needs(sound);
    }

    static void add_goal(CLI::App* sub, std::string& goal) { sub->add_option("--goal", goal); }

    void add_tag() {
        CLI::App* sub = add("tag", [this] { return tag(tag_); });
        sub->add_option("PATH", tag_.paths)->required();
        sub->add_option("--model", tag_.model);
        sub->add_option("--top", tag_.top)->check(CLI::PositiveNumber);
        sub->add_option("--out", tag_.out);
        sub->add_option("--jobs", tag_.jobs)->check(CLI::Range(1, 1024));
        add_goal(sub, tag_.goal);
        sub->add_flag("--abstain", tag_.abstain);
        add_lyrics(sub, tag_.lyrics);
        sub->add_option("--midlevel", tag_.midlevel);
        add_format(sub, tag_.format, {"text", "json", "csv"});
    }

    void add_explain() {
        CLI::App* sub = add("explain", [this] { return explain(explain_); });
        sub->add_option("FILE", explain_.file)->required();
        // One value each: `--tag a b` would otherwise swallow the FILE.
        const auto tag = sub->add_option("--tag", explain_.tags)->allow_extra_args(false);
        const auto all = sub->add_flag("--all-tags", explain_.all_tags);
        const auto rather = sub->add_option("--rather-than", explain_.rather_than)->excludes(all);
        const auto set = sub->add_option("--set", explain_.settings)->allow_extra_args(false);
        sub->add_flag("--in-time", explain_.in_time)->excludes(rather)->excludes(set);
        sub->add_option("--snippets", explain_.snippets)->excludes(rather)->excludes(set);
        const auto html = sub->add_option("--html", explain_.html)->excludes(rather)->excludes(set)->excludes(tag);
        sub->add_option("--among", explain_.among)->needs(html);
        sub->add_option("--language", explain_.language);
        sub->add_option("--model", explain_.model);
        add_lyrics(sub, explain_.lyrics);
        sub->add_option("--midlevel", explain_.midlevel);
        sub->add_flag("--no-quotes", explain_.no_quotes);
        sub->add_option("--format", explain_.format)->check(CLI::IsMember({"text", "json"}))->excludes(html);
    }

    void add_alike() {
        CLI::App* sub = add("alike", [this] { return alike(alike_); });
        sub->add_option("FILE", alike_.file)->required();
        sub->add_option("--among", alike_.among)->required();
        sub->add_option("--tag", alike_.tag);
        sub->add_option("--top", alike_.top)->check(CLI::PositiveNumber);
        sub->add_option("--language", alike_.language);
        sub->add_option("--model", alike_.model);
        add_lyrics(sub, alike_.lyrics);
        sub->add_option("--midlevel", alike_.midlevel);
        add_format(sub, alike_.format, {"text", "json"});
        sub->add_option("--jobs", alike_.jobs)->check(CLI::Range(1, 1024));
    }

    void add_extract() {
        CLI::App* sub = add("extract", [this] { return extract(extract_); });
        sub->add_option("PATH", extract_.paths)->required();
        sub->add_option("--out", extract_.out)->required();
        const auto features = sub->add_option("--features", extract_.features)->delimiter(',')->allow_extra_args(false);
        sub->add_option("--modality", extract_.modalities)
            ->delimiter(',')
            ->allow_extra_args(false)
            ->check(CLI::IsMember({"signal", "midlevel", "harmony", "lyrics"}))
            ->excludes(features);
        add_lyrics(sub, extract_.lyrics);
        sub->add_option("--midlevel", extract_.midlevel);
        sub->add_flag("--no-quotes", extract_.no_quotes);
        sub->add_option("--jobs", extract_.jobs)->check(CLI::Range(1, 1024));
    }

    static CLI::Option_group* add_collection(CLI::App* sub, CollectionArguments& collection, bool required = true) {
        CLI::Option_group* source = sub->add_option_group("collection");
        source->add_option("--table", collection.table);
        const auto audio = source->add_option("--audio", collection.audio);
        source->require_option(required ? 1 : 0, 1);
        sub->add_option("--id", collection.id);
        sub->add_option("--labels", collection.labels);
        sub->add_option("--label-columns", collection.label_columns);
        sub->add_option("--grouping", collection.grouping)->required(required);
        sub->add_option("--exclude", collection.exclude)->delimiter(',')->allow_extra_args(false);
        const auto from = sub->add_option("--present-from", collection.present_from)->check(CLI::Range(0.0, 1.0));
        sub->add_flag("--fit-shares", collection.fit_shares)->needs(from);
        sub->add_option("--task", collection.task)->check(CLI::IsMember({"multilabel", "multiclass"}));
        sub->add_option("--category", collection.categories)->delimiter(',')->allow_extra_args(false);
        sub->add_option("--min-positives", collection.min_positives)->check(CLI::PositiveNumber);
        sub->add_option("--array", collection.arrays)->allow_extra_args(false);
        sub->add_option("--jobs", collection.jobs)->check(CLI::Range(1, 1024));
        add_lyrics(sub, collection.lyrics, audio);
        sub->add_option("--midlevel", collection.midlevel)->needs(audio);
        return source;
    }

    static void add_folds(CLI::App* sub, CollectionArguments& collection) {
        sub->add_option("--folds", collection.folds);
        const auto column = sub->add_option("--fold-column", collection.fold_column);
        const auto make = sub->add_option("--make-folds", collection.make_folds)->check(CLI::Range(2, 1000));
        make->excludes(column);
        sub->add_option("--apart", collection.apart)->needs(make);
        sub->add_option("--folds-out", collection.folds_out);
    }

    static void add_split(CLI::App* sub, CollectionArguments& collection) {
        const auto split = sub->add_option("--split", collection.split)->allow_extra_args(false);
        for (const char* other : {"--folds", "--fold-column", "--make-folds"}) split->excludes(sub->get_option(other));
    }

    static void add_likelihood(CLI::App* sub, std::string& likelihood) {
        sub->add_option("--likelihood", likelihood)->check(CLI::IsMember({"gaussian", "logistic"}));
    }

    void add_train() {
        CLI::App* sub = add("train", [this] { return train(train_); });
        const auto merge = add_collection(sub, train_.collection)->add_option("--merge", train_.merge);
        const auto out = sub->add_option("--out", train_.out);
        const auto statistics = sub->add_option("--statistics-out", train_.statistics_out);
        sub->add_option("--kind", train_.kind)->check(CLI::IsMember({"linear", "additive", "glass"}));
        sub->add_option("--card", train_.card);
        sub->add_flag("--feature-families", train_.feature_families);
        add_likelihood(sub, train_.likelihood);
        add_goal(sub, train_.goal);
        add_folds(sub, train_.collection);
        // What only tracks can answer; everything else is in the statistics already.
        for (const char* option : {"--labels", "--label-columns", "--id", "--present-from", "--fit-shares", "--task",
                                   "--category", "--min-positives", "--array", "--feature-families", "--likelihood",
                                   "--folds", "--fold-column", "--make-folds", "--apart", "--folds-out"})
            merge->excludes(sub->get_option(option));
        sub->callback([this, merge, out, statistics] {
            if (out->empty() && statistics->empty()) throw CLI::RequiredError("--out (or --statistics-out)");
            command_ = [this] { return train(train_); };
        });
    }

    void add_evaluate() {
        CLI::App* sub = add("evaluate", [this] { return evaluate(evaluate_); });
        add_collection(sub, evaluate_.collection);
        const auto kind =
            sub->add_option("--kind", evaluate_.kind)->check(CLI::IsMember({"linear", "additive", "glass", "xgboost"}));
        add_likelihood(sub, evaluate_.likelihood);
        add_goal(sub, evaluate_.goal);
        sub->add_option("--compare", evaluate_.compare)->delimiter(',')->allow_extra_args(false)->excludes(kind);
        sub->add_option("--resamples", evaluate_.resamples)->check(CLI::Range(0, 1000000));
        sub->add_option("--seed", evaluate_.seed)->check(CLI::NonNegativeNumber);
        sub->add_flag("--reliability", evaluate_.reliability);
        sub->add_option("--results", evaluate_.results);
        add_folds(sub, evaluate_.collection);
        add_split(sub, evaluate_.collection);
        add_format(sub, evaluate_.format, {"text", "json", "csv", "latex"});
    }

    void add_model() {
        CLI::App* sub = add("model", [this] { return model(model_); });
        sub->add_option("FILE", model_.file);
        sub->add_option("--tag", model_.tags)->allow_extra_args(false);
        add_format(sub, model_.format, {"text", "json", "csv"});
    }

    void add_importance() {
        CLI::App* sub = add("importance", [this] { return importance(importance_); });
        add_collection(sub, importance_.collection);
        add_folds(sub, importance_.collection);
        add_split(sub, importance_.collection);
        sub->add_option("--kind", importance_.kind)->check(CLI::IsMember({"linear", "additive", "glass"}));
        add_likelihood(sub, importance_.likelihood);
        sub->add_flag("--refit", importance_.refit);
        sub->add_option("--tag", importance_.tags)->allow_extra_args(false);
        sub->add_option("--permutations", importance_.permutations)->check(CLI::Range(1, 10000));
        sub->add_option("--resamples", importance_.resamples)->check(CLI::Range(0, 1000000));
        sub->add_option("--seed", importance_.seed)->check(CLI::NonNegativeNumber);
        add_format(sub, importance_.format, {"text", "json", "csv"});
    }

    void add_report() {
        CLI::App* sub = add("report", [this] { return report(report_); });
        sub->add_option("MODEL", report_.models);
        add_collection(sub, report_.collection, false);
        add_folds(sub, report_.collection);
        add_split(sub, report_.collection);
        sub->add_option("--kind", report_.kind)->check(CLI::IsMember({"linear", "additive", "glass"}));
        add_likelihood(sub, report_.likelihood);
        sub->add_flag("--refit", report_.refit);
        sub->add_option("--resamples", report_.resamples)->check(CLI::Range(0, 1000000));
        sub->add_option("--seed", report_.seed)->check(CLI::NonNegativeNumber);
        sub->add_option("--language", report_.language);
        sub->add_option("--html", report_.html)->required();
    }

    void add_audit() {
        CLI::App* sub = add("audit", [this] { return audit(audit_); });
        add_collection(sub, audit_.collection, false);
        add_folds(sub, audit_.collection);
        add_split(sub, audit_.collection);
        sub->add_option("--kind", audit_.kind)->check(CLI::IsMember({"linear", "additive", "glass"}));
        add_likelihood(sub, audit_.likelihood);
        sub->add_option("--by", audit_.collection.by)->delimiter(',')->allow_extra_args(false);
        sub->add_flag("--retrain", audit_.retrain);
        sub->add_option("--sound", audit_.sound);
        sub->add_option("--model", audit_.model)->needs("--sound");
        sub->add_option("--resamples", audit_.resamples)->check(CLI::Range(0, 1000000));
        sub->add_option("--seed", audit_.seed)->check(CLI::NonNegativeNumber);
        sub->add_option("--language", audit_.language);
        const auto html = sub->add_option("--html", audit_.html);
        sub->add_option("--format", audit_.format)->check(CLI::IsMember({"text", "json"}))->excludes(html);
    }

    void add_harmony() {
        CLI::App* sub = add("harmony", [this] { return harmony(harmony_); });
        sub->add_option("FILE", harmony_.files)->required();
        sub->add_option("--out", harmony_.out);
        add_format(sub, harmony_.format, {"text", "lab", "jams", "json", "csv"});
    }

    void add_lyrics_command() {
        CLI::App* sub = add("lyrics", [this] { return lyrics(lyrics_); });
        sub->add_option("PATH", lyrics_.paths)->required();
        sub->add_option("--lyrics", lyrics_.lyrics.place);
        sub->add_flag("--no-quotes", lyrics_.no_quotes);
        sub->add_option("--out", lyrics_.out);
        add_format(sub, lyrics_.format, {"text", "json", "csv"});
    }

    void add_features() {
        CLI::App* sub = add("features", [this] { return features(features_); });
        sub->add_option("ID", features_.id);
        add_format(sub, features_.format, {"text", "json"});
    }

    void add_groupings() {
        CLI::App* sub = add("groupings", [this] { return groupings(groupings_); });
        sub->add_option("NAME", groupings_.name);
        CLI::App* cluster = sub->add_subcommand("cluster");
        cluster->formatter(std::make_shared<WrittenHelp>());
        // The callback of `groupings` comes after that of a command within it, so it is where the choice is made.
        sub->callback([this, cluster] {
            if (cluster->parsed() && groupings_.name) throw CLI::ExtrasError({*groupings_.name});
            command_ = [this, clusters = cluster->parsed()] {
                return clusters ? cluster_groupings(cluster_) : groupings(groupings_);
            };
        });
        const auto table = cluster->add_option("--table", cluster_.table);
        cluster->add_option("--id", cluster_.id)->needs(table);
        cluster->add_option("--exclude", cluster_.exclude)->delimiter(',')->allow_extra_args(false);
        cluster->add_option("--out", cluster_.out);
        cluster->add_option("--dendrogram", cluster_.dendrogram);
        cluster->add_option("--groups", cluster_.groups)->check(CLI::Range(1, 100000));
        cluster->add_option("--meaning-share", cluster_.meaning_share)->check(CLI::Range(0.0, 1.0));
        cluster->add_option("--resamples", cluster_.resamples)->check(CLI::Range(0, 10000));
        add_format(cluster, cluster_.format, {"text", "json"});
    }

    CLI::App app_;
    std::function<ExitStatus()> command_;
    TagArguments tag_;
    ExplainArguments explain_;
    AlikeArguments alike_;
    ExtractArguments extract_;
    TrainArguments train_;
    EvaluateArguments evaluate_;
    ModelArguments model_;
    ImportanceArguments importance_;
    ReportArguments report_;
    AuditArguments audit_;
    HarmonyArguments harmony_;
    LyricsArguments lyrics_;
    FeaturesArguments features_;
    GroupingsArguments groupings_;
    ClusterArguments cluster_;
};

}  // namespace

int main(int argc, char** argv) {
    // For the widths of characters on the terminal; numbers keep the C form whatever the user's language.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    try {
        return CommandLine().run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "armonica: %s\n", printable(error.what()).c_str());
        return nothing_done;
    }
}
