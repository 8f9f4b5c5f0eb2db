#include "explain/audit/leakage.hpp"

#include <gtest/gtest.h>

#include "model/evaluation.hpp"
#include "model/grouped_collection.hpp"

namespace armonica::audit {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr int tracks = 240, per_artist = 6;

/// Labels belong to artists, and features are an artist's own (noise that is the same for all of an artist's tracks):
/// of a new artist nothing can be told, of one that is known, all.
struct Artists {
    test::GroupedCollection made{tracks, 4, 3, {[](const VectorXd&) { return 0.0; }}};
    std::vector<int> artist_of_track;

    explicit Artists(bool split) {
        TrainingData& data = made.data;
        for (Index i = 0; i < tracks; ++i) {
            const Index artist = i / per_artist, first = artist * per_artist;
            artist_of_track.push_back(static_cast<int>(artist));
            data.features.row(i) = data.features.row(first) + 0.05 * data.features.row(i);
            data.labels(i, 0) = data.labels(first, 0);
            data.folds[static_cast<std::size_t>(i)] = static_cast<int>(split ? i % 4 : artist % 4);
        }
        data.targets = data.labels;
    }

    LeakageAudit audited() const {
        const FoldedCollection folded =
            folded_collection(made.data, made.group_of_column, made.groups, Task::multilabel, {});
        LeakageOptions options;
        options.kind = Kind::additive;
        options.resamples = 100;
        options.jobs = 2;
        EvaluateOptions evaluation;
        evaluation.kind = Kind::additive;
        evaluation.decisions = false;
        return audit_leakage(made.data, made.group_of_column, made.groups,
                             evaluate(made.data, made.group_of_column, made.groups, evaluation).held_out,
                             artist_of_track, options);
    }
};

TEST(Leakage, IsSeenWhereArtistsTellTheirTagsAway) {
    const LeakageAudit audit = Artists(false).audited();
    EXPECT_EQ(audit.units, 40U);
    EXPECT_EQ(audit.units_of_several, 40U);
    EXPECT_EQ(audit.split_units, 0U);
    EXPECT_LT(*audit.apart.roc_auc, 0.7);
    EXPECT_GT(*audit.mixed.roc_auc, *audit.apart.roc_auc + 0.15);
    ASSERT_TRUE(audit.apart.roc_auc_interval);
    EXPECT_LT(audit.apart.roc_auc_interval->low, *audit.apart.roc_auc);
}

TEST(Leakage, FoldsThatSplitArtistsAreCountedAndMendedForTheComparison) {
    const LeakageAudit audit = Artists(true).audited();
    EXPECT_EQ(audit.split_units, 40U);
    EXPECT_LT(*audit.apart.roc_auc, 0.7);
    EXPECT_GT(*audit.mixed.roc_auc, *audit.apart.roc_auc + 0.15);
}

TEST(Leakage, NeedsAUnitForEveryTrack) {
    const Artists artists(false);
    EXPECT_THROW(audit_leakage(artists.made.data, artists.made.group_of_column, artists.made.groups, {}, {0, 1}, {}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace armonica::audit
