#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/exit_status.hpp"

namespace armonica::app {

/// The commands of the program, one function each in a file of its name. They print results on the standard output and
/// everything else on the error stream; they throw InputError (or std::invalid_argument) for input that cannot be used.

/// Where the words of tracks come from.
struct LyricsChoice {
    std::optional<std::filesystem::path> place;  ///< a file or folder looked into first
    bool none = false;                           ///< no words are looked for
};

struct TagArguments {
    std::vector<std::filesystem::path> paths;
    std::optional<std::filesystem::path> model;
    std::size_t top = 0;  ///< how many tags to show; 0: those given (as text), all (as JSON and CSV)
    std::string format = "text";
    std::optional<std::filesystem::path> out;
    std::string goal;  ///< empty: what the model's thresholds were chosen for
    bool abstain = false;
    LyricsChoice lyrics;
    std::optional<std::filesystem::path> midlevel;  ///< the descriptor of a network of the user's own
    unsigned jobs = 0;
};
ExitStatus tag(const TagArguments& arguments);

struct ExplainArguments {
    std::filesystem::path file;
    std::vector<std::string> tags;  ///< empty: those given
    bool all_tags = false;
    std::string rather_than;                        ///< a tag that the one of `tags` is held against
    std::vector<std::string> settings;              ///< FEATURE=VALUE: what if the track were so
    std::string language;                           ///< empty or a code: what is shipped; else a file of messages
    bool in_time = false;                           ///< also along the track
    std::optional<std::filesystem::path> snippets;  ///< a folder for the stretches to listen to, as sound files
    std::optional<std::filesystem::path> html;      ///< a page of all tags, in time, instead of a text
    std::vector<std::filesystem::path> among;       ///< on the page: tracks to look for those with the same reasons
    std::optional<std::filesystem::path> model;
    LyricsChoice lyrics;
    std::optional<std::filesystem::path> midlevel;  ///< the descriptor of a network of the user's own
    bool no_quotes = false;
    std::string format = "text";
};
ExitStatus explain(const ExplainArguments& arguments);

struct AlikeArguments {
    std::filesystem::path file;
    std::vector<std::filesystem::path> among;  ///< tracks to compare with: sound, or .jsonl of `extract`
    std::string tag;                           ///< the only one whose reasons count; empty: all
    std::size_t top = 10;                      ///< how many of the nearest to show, from 1
    std::string language;                      ///< as of ExplainArguments
    std::optional<std::filesystem::path> model;
    LyricsChoice lyrics;
    std::optional<std::filesystem::path> midlevel;  ///< the descriptor of a network of the user's own
    std::string format = "text";
    unsigned jobs = 0;
};
ExitStatus alike(const AlikeArguments& arguments);

struct ExtractArguments {
    std::vector<std::filesystem::path> paths;
    std::filesystem::path out;
    std::vector<std::string> features;
    std::vector<std::string> modalities;
    LyricsChoice lyrics;
    std::optional<std::filesystem::path> midlevel;  ///< the descriptor of a network of the user's own
    bool no_quotes = false;
    unsigned jobs = 0;
};
ExitStatus extract(const ExtractArguments& arguments);

/// A labelled collection, as `train`, `evaluate` and `importance` are given it.
struct CollectionArguments {
    std::optional<std::filesystem::path> table;
    std::optional<std::filesystem::path> audio;
    std::string id;
    std::string labels;
    std::string label_columns;
    std::string grouping;
    std::vector<std::string> exclude;
    std::vector<std::string> by;  ///< columns that tracks are told apart by
    std::optional<double> present_from;
    bool fit_shares = false;
    std::string task = "multilabel";
    std::vector<std::string> categories;
    int min_positives = 0;
    std::vector<std::string> arrays;  ///< ROLE=NAME
    std::optional<std::filesystem::path> folds;
    std::string fold_column;
    std::vector<std::string> split;  ///< NAME=FILE
    int make_folds = 0;
    std::string apart;
    std::optional<std::filesystem::path> folds_out;
    LyricsChoice lyrics;
    std::optional<std::filesystem::path> midlevel;  ///< the descriptor of a network of the user's own
    unsigned jobs = 0;
};

struct TrainArguments {
    std::optional<std::string> kind;  ///< glass unless given; linear where statistics are merged
    CollectionArguments collection;   ///< with `merge`, only grouping, exclude and jobs
    std::vector<std::filesystem::path> merge;
    std::filesystem::path out;  ///< empty: no model
    std::optional<std::filesystem::path> statistics_out;
    std::optional<std::filesystem::path> card;
    std::string likelihood = "gaussian";
    std::string goal = "f1";
    bool feature_families = false;
};
ExitStatus train(const TrainArguments& arguments);

struct EvaluateArguments {
    std::string kind = "glass";
    std::string likelihood = "gaussian";
    std::vector<std::string> compare;  ///< KIND, KIND@GROUPING or @GROUPING; the first is what the others are held to
    CollectionArguments collection;
    int resamples = 1000;  ///< for intervals; 0: none
    std::uint64_t seed = 1;
    std::string goal = "f1";
    bool reliability = false;
    std::optional<std::filesystem::path> results;
    std::string format = "text";
    std::string command_line;  ///< as a results file cites it
};
ExitStatus evaluate(const EvaluateArguments& arguments);

struct ModelArguments {
    std::optional<std::filesystem::path> file;  ///< the model that Armonica ships unless given
    std::vector<std::string> tags;              ///< empty: an overview
    std::string format = "text";
};
ExitStatus model(const ModelArguments& arguments);

struct ImportanceArguments {
    std::string kind = "glass";
    std::string likelihood = "gaussian";
    CollectionArguments collection;
    bool refit = false;
    std::vector<std::string> tags;  ///< told one by one; empty: as text none, else all
    int permutations = 10;
    int resamples = 1000;  ///< for intervals; 0: none
    std::uint64_t seed = 1;
    std::string format = "text";
};
ExitStatus importance(const ImportanceArguments& arguments);

struct ReportArguments {
    std::vector<std::filesystem::path> models;  ///< beside each other; the shipped one where there is no collection
    std::string kind = "glass";
    std::string likelihood = "gaussian";
    CollectionArguments collection;  ///< a model is trained on it, and its groups' importances are measured
    bool refit = false;
    int resamples = 1000;  ///< for intervals; 0: none
    std::uint64_t seed = 1;
    std::string language;
    std::filesystem::path html;
};
ExitStatus report(const ReportArguments& arguments);

struct AuditArguments {
    std::string kind = "glass";
    std::string likelihood = "gaussian";
    CollectionArguments collection;  ///< without table and sound nothing is trained
    bool retrain = false;
    std::vector<std::filesystem::path> sound;    ///< tracks whose explanations are to stay when their sound changes
    std::optional<std::filesystem::path> model;  ///< that explains `sound`
    int resamples = 1000;                        ///< for intervals; 0: none
    std::uint64_t seed = 1;
    std::string language;
    std::optional<std::filesystem::path> html;
    std::string format = "text";
};
ExitStatus audit(const AuditArguments& arguments);

struct HarmonyArguments {
    std::vector<std::filesystem::path> files;
    std::string format = "text";
    std::optional<std::filesystem::path> out;
};
ExitStatus harmony(const HarmonyArguments& arguments);

struct LyricsArguments {
    std::vector<std::filesystem::path> paths;
    LyricsChoice lyrics;
    bool no_quotes = false;
    std::string format = "text";
    std::optional<std::filesystem::path> out;
};
ExitStatus lyrics(const LyricsArguments& arguments);

struct FeaturesArguments {
    std::optional<std::string> id;
    std::string format = "text";
};
ExitStatus features(const FeaturesArguments& arguments);

struct GroupingsArguments {
    std::optional<std::string> name;
};
ExitStatus groupings(const GroupingsArguments& arguments);

struct ClusterArguments {
    std::optional<std::filesystem::path> table;  ///< without one the catalogue is clustered by meaning alone
    std::string id;
    std::vector<std::string> exclude;
    std::optional<std::filesystem::path> out;
    std::optional<std::filesystem::path> dendrogram;
    std::string format = "text";
    std::size_t resamples = 100;
    std::optional<std::size_t> groups;
    double meaning_share = 0.5;
};
ExitStatus cluster_groupings(const ClusterArguments& arguments);

}  // namespace armonica::app
