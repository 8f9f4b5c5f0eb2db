#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/labelled_collection.hpp"
#include "model/comparison.hpp"
#include "model/decision_figures.hpp"
#include "model/decision_goal.hpp"
#include "model/reliability.hpp"

namespace armonica::app {

/// One kind of model with one grouping, and what it reached on held-out tracks.
struct Contender {
    std::string name;  ///< kind, or kind@grouping where groupings are compared
    Kind kind = Kind::linear;
    const LabelledCollection* labelled = nullptr;
    Evaluation evaluation;
    std::vector<std::optional<Interval>> intervals;  ///< as FigureLayout has it; empty without resamples
    EvaluationReliability reliability;
    std::optional<Comparison> comparison;  ///< with the first contender, which has none

    /// Empty where there is none.
    std::optional<Interval> macro_interval(Figure figure) const;
    std::optional<Interval> tag_interval(std::size_t tag, Figure figure) const;
};

/// All that `evaluate` has to say, whichever form it takes.
struct EvaluationReport {
    std::vector<Contender> contenders;
    std::vector<std::string> fold_names;
    int resamples = 0;
    std::uint64_t seed = 1;
    DecisionGoal goal;        ///< what thresholds were chosen for
    std::string unit_column;  ///< whole units of this column are resampled; empty: tracks

    const std::string& fold_name(const FoldFigures& fold) const {
        return fold_names[static_cast<std::size_t>(fold.fold)];
    }
    /// "tracks", or "all tracks of one `artist` together"
    std::string resampled_what() const;
};

/// "ROC-AUC", "PR-AUC", "F1", "accuracy"
std::string title_of(Figure figure);

/// The report for a person, in lines of at most 80 columns; `reliability` adds a table of it for each contender.
std::string evaluation_text(const EvaluationReport& report, bool reliability);
/// One object for programs; with several contenders they are listed under "contenders".
nlohmann::ordered_json evaluation_json(const EvaluationReport& report, bool reliability);
/// One row for each figure of each contender, tag, fold and family.
std::string evaluation_csv(const EvaluationReport& report);
/// A tabular for a paper that uses the package booktabs.
std::string evaluation_latex(const EvaluationReport& report);
/// `text` with what LaTeX would take for a command written so that it is printed.
std::string latex_escaped(std::string_view text);
/// Everything that a paper may cite: the figures, and what they were computed from, with which versions and seeds.
nlohmann::ordered_json results_json(const EvaluationReport& report, const EvaluateArguments& arguments);

}  // namespace armonica::app
