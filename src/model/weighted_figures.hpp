#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "model/family.hpp"
#include "model/ranking.hpp"

namespace armonica {

/// Held-out scores beside the truth. Rows of the matrices are tracks, columns are tags.
struct FoldedScores {
    const Eigen::MatrixXd& scores;
    const Eigen::MatrixXi& labels;
    const Eigen::MatrixXi* given;  ///< decisions, for F1; null where there are none
    const std::vector<TagFamily>& families;
    std::vector<std::vector<int>> rows_by_fold;
    std::vector<std::vector<bool>> judged;  ///< fold × tag: whether the tag's figures count
};

enum class Figure { roc_auc, pr_auc, f1, accuracy };
inline constexpr Figure all_figures[] = {Figure::roc_auc, Figure::pr_auc, Figure::f1, Figure::accuracy};

/// Where each figure stands in a list of all.
struct FigureLayout {
    std::size_t families = 0;  ///< of tags, those of one tag alone included
    std::size_t tags = 0;

    /// The mean over folds of the mean over the fold's tags (accuracy: over its families of tags that exclude others).
    static std::size_t macro(Figure figure) { return static_cast<std::size_t>(figure); }
    std::size_t accuracy_of(std::size_t family) const { return 4 + family; }  ///< mean over folds
    /// Mean over folds; a tag has no accuracy.
    std::size_t of_tag(std::size_t tag, Figure figure) const {
        return 4 + families + 3 * tag + static_cast<std::size_t>(figure);
    }
    std::size_t size() const { return 4 + families + 3 * tags; }
};

using FigureList = std::vector<std::optional<double>>;  ///< as FigureLayout has it; empty where no fold allows it

/// All figures of held-out scores for tracks that count more or less often, each in one pass over what was sorted once.
class WeightedFigures {
public:
    explicit WeightedFigures(const FoldedScores& scores);

    /// The figures where row i counts `counts[i]` times. A tag that loses a class in a fold is not judged there.
    FigureList of(std::span<const std::uint32_t> counts) const;

    const FigureLayout& layout() const { return layout_; }

private:
    // Rows where a tag is given or carried: all that F1 looks at.
    struct Decision {
        std::uint32_t row;
        bool right;
    };
    struct TagInFold {
        std::size_t tag;
        Ranking ranking;
        std::vector<Decision> decisions;
    };
    struct FamilyInFold {
        std::size_t family;
        std::vector<Decision> best;  // rows that carry a tag of the family; right where the highest score is that tag's
    };
    struct Fold {
        std::vector<TagInFold> tags;
        std::vector<FamilyInFold> families;
    };

    static Fold prepare(const FoldedScores& scores, std::size_t fold);

    FigureLayout layout_;
    bool decided_ = false;
    std::vector<Fold> folds_;
};

}  // namespace armonica
