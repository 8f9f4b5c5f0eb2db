#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <armonica/error.hpp>
#include <armonica/export.hpp>
#include <armonica/feature_vector.hpp>

namespace armonica {

/// Where a probability would lie, in nine of ten cases, had the model been learned from other tracks of the same kind.
struct ProbabilityInterval {
    double low = 0.0, high = 0.0;  ///< 0 ≤ low ≤ probability ≤ high ≤ 1
};

/// What a model says of one tag on one track.
struct TagResult {
    std::string tag;           ///< "category---name" where a category is known
    double score = 0.0;        ///< log-odds
    double probability = 0.0;  ///< calibrated, 0 … 1; the tags of a family (see TagInfo) sum to 1
    bool given = false;        ///< the tag is given: its probability reaches its threshold; of a family only the best
    /// 90 %; empty for a model that does not know: one trained from statistics, or from very few tracks.
    std::optional<ProbabilityInterval> interval;
    /// False where evidence is not enough to say whether the tag is to be given: its interval holds the threshold, or
    /// in a family no tag stands clear of the others, or nothing was learned of the tag. True where there is no
    /// interval.
    bool decided = true;
};

/// What thresholds are chosen for.
struct DecisionGoal {
    enum class Measure {
        f1,         ///< the best balance between tags that are wrong and tags that are missing
        precision,  ///< of the tracks given a tag, at least the share `least` carries it
        recall,     ///< of the tracks that carry a tag, at least the share `least` is given it
    };
    Measure measure = Measure::f1;
    double least = 0.0;  ///< 0 … 1; not used for f1

    bool operator==(const DecisionGoal&) const = default;
};

struct TagOptions {
    std::optional<DecisionGoal> goal;  ///< other thresholds than those the model was trained with
    bool abstain = false;              ///< tags that are not decided are not given
};

/// One tag of a model.
struct TagInfo {
    std::string name;
    std::string family;         ///< tags of one family exclude each other; empty where a tag stands alone
    double baseline = 0.0;      ///< score of the average track of the reference collection
    double threshold = 0.5;     ///< probability from which the tag is given; 1: never. In a family usually 0
    std::size_t positives = 0;  ///< reference tracks that carry it
};

/// A trained model. Immutable: any number of threads may share one.
class ARMONICA_API Tagger {
public:
    /// Throws InputError (file, line where known, what is wrong) for a file that is not a model.
    static Tagger load(const std::filesystem::path& file);

    ~Tagger();
    Tagger(Tagger&&) noexcept;
    Tagger& operator=(Tagger&&) noexcept;

    const std::vector<TagInfo>& tags() const;
    /// Ids of the features the model reads.
    const std::vector<std::string>& features() const;

    /// All tags, most probable first. An error (`silent`, `too_short`, `not_enough_features`) where more than half of
    /// the features that the model weighs are missing, or less than 3 s of sound were measured: then no tag would be
    /// more than a guess. Throws InputError for a model trained on a table's columns or on another catalogue version,
    /// and for `options` that need held-out tracks, of which a model trained from statistics knows nothing.
    std::variant<std::vector<TagResult>, TrackError> tag(const FeatureVector& track,
                                                         const TagOptions& options = {}) const;

    struct Model;  ///< the inside, for the library's own use
    explicit Tagger(std::unique_ptr<const Model> model);
    const Model& model() const { return *model_; }

private:
    std::unique_ptr<const Model> model_;
};

/// The model that Armonica ships, wherever it is installed. Throws InputError where it is missing.
ARMONICA_API std::filesystem::path default_model_file();

}  // namespace armonica
