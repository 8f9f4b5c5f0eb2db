#include "explain/audit/subgroups.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/metrics.hpp"

namespace armonica::audit {
namespace {

using Eigen::Index;
using testing::ElementsAre;

/// Tracks of two halves, one tag alone and a family of two. In the second half the lone tag's probabilities say
/// nothing.
struct Halves {
    HeldOutTracks tracks;
    std::vector<std::string> half;

    explicit Halves(int count, double excess = 0.0) {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> uniform;
        tracks.labels.resize(count, 3);
        tracks.given.resize(count, 3);
        tracks.probabilities.resize(count, 3);
        tracks.families = tag_families({"", "half", "half"});
        for (int i = 0; i < count; ++i) {
            tracks.rows.push_back(i);
            tracks.folds.push_back(i % 2);
            const bool second = i >= count / 2;
            half.emplace_back(second ? "second" : "first");
            const double p = uniform(random);
            const double told = second ? uniform(random) : p;
            tracks.labels.row(i) << (uniform(random) < p ? 1 : 0), second ? 0 : 1, second ? 1 : 0;
            tracks.probabilities.row(i) << std::min(1.0, told + (second ? excess : 0.0)), 0.5, 0.5;
            tracks.given.row(i) << (told > 0.5 ? 1 : 0), 1, 0;
        }
        tracks.scores = tracks.probabilities;
        tracks.judged = {{true, true, true}, {true, true, true}};
    }
};

SubgroupOptions options() {
    SubgroupOptions options;
    options.resamples = 300;
    options.jobs = 2;
    return options;
}

TEST(Subgroups, OneThatIsRankedWorseIsFound) {
    const Halves halves(600);
    const SubgroupAudit audit = audit_subgroups(halves.tracks, "half", halves.half, {}, options());
    ASSERT_EQ(audit.subgroups.size(), 2U);
    const SubgroupFigures &first = audit.subgroups[0], &second = audit.subgroups[1];
    EXPECT_EQ(first.name, "first");
    EXPECT_EQ(first.tracks, 300U);
    EXPECT_EQ(first.tags, 1U);  // the family tells the halves apart, so it is not counted
    std::vector<double> scores;
    std::vector<int> labels;
    for (Index i = 0; i < 300; ++i) {
        scores.push_back(halves.tracks.probabilities(i, 0));
        labels.push_back(halves.tracks.labels(i, 0));
    }
    EXPECT_NEAR(*first.roc_auc, *roc_auc(scores, labels), 1e-12);
    EXPECT_GT(*first.roc_auc, 0.75);
    EXPECT_NEAR(*second.roc_auc, 0.5, 0.1);
    EXPECT_DOUBLE_EQ(*second.others, *first.roc_auc);
    EXPECT_DOUBLE_EQ(*second.difference, *second.roc_auc - *first.roc_auc);
    EXPECT_LT(second.difference_interval->high, 0.0);
    EXPECT_GT(first.difference_interval->low, 0.0);
}

TEST(Subgroups, ProbabilitiesThatAreTooHighAreFound) {
    const Halves halves(600, 0.3);
    const SubgroupAudit audit = audit_subgroups(halves.tracks, "half", halves.half, {}, options());
    double sum = 0.0, given = 0.0;
    for (Index i = 300; i < 600; ++i) {
        sum += halves.tracks.probabilities(i, 0) - halves.tracks.labels(i, 0);
        given += halves.tracks.given(i, 0) - halves.tracks.labels(i, 0);
    }
    const SubgroupFigures& second = audit.subgroups[1];
    EXPECT_NEAR(*second.excess_probability.mean, sum / 300.0, 1e-12);
    EXPECT_NEAR(*second.excess_given.mean, given / 300.0, 1e-12);
    EXPECT_GT(second.excess_probability.interval->low, 0.1);
    const auto& calm = *audit.subgroups[0].excess_probability.interval;
    EXPECT_LT(calm.low, 0.0);
    EXPECT_GT(calm.high, 0.0);
}

TEST(Subgroups, OnesThatAreTooSmallAreLeftOutAndCounted) {
    Halves halves(100);
    for (int i = 0; i < 5; ++i) halves.half[static_cast<std::size_t>(i)] = "few";
    for (int i = 5; i < 12; ++i) halves.half[static_cast<std::size_t>(i)].clear();
    const SubgroupAudit audit = audit_subgroups(halves.tracks, "other", halves.half, {}, options());
    EXPECT_EQ(audit.subgroups.size(), 2U);
    EXPECT_EQ(audit.left_out, 12U);
}

TEST(Subgroups, ATagThatAllOrNoneCarryIsNotRanked) {
    Halves halves(100);
    for (Index i = 0; i < 50; ++i) halves.tracks.labels(i, 0) = 1;
    const SubgroupAudit audit = audit_subgroups(halves.tracks, "half", halves.half, {}, options());
    EXPECT_EQ(audit.subgroups[0].tags, 0U);
    EXPECT_FALSE(audit.subgroups[0].roc_auc);
    EXPECT_FALSE(audit.subgroups[0].difference_interval);
    EXPECT_TRUE(audit.subgroups[0].excess_probability.mean);
}

TEST(Subgroups, ColumnsOfNumbersAreCutIntoThirds) {
    TrackColumn years{"year", {}};
    for (int i = 0; i < 30; ++i) years.text.push_back(std::to_string(1970 + i));
    years.text.emplace_back();
    const auto thirds = subgroup_of_track(years);
    EXPECT_EQ(thirds[0], "below 1980");
    EXPECT_EQ(thirds[9], "below 1980");
    EXPECT_EQ(thirds[10], "1980 to 1990");
    EXPECT_EQ(thirds[20], "1990 and above");
    EXPECT_EQ(thirds[30], "");
    EXPECT_THAT(subgroup_of_track({"few", {"1", "2", "", "1"}}), ElementsAre("1", "2", "", "1"));
    TrackColumn texts = years;
    texts.text[3] = "unknown";
    EXPECT_EQ(subgroup_of_track(texts), texts.text);
}

TEST(Subgroups, AFamilysTagsTellTracksApart) {
    TrainingData data;
    data.tracks = {"a", "b", "c"};
    data.tag_names = {"genre---rock", "genre---pop", "sad"};
    data.tag_families = {"genre", "genre", ""};
    data.labels.resize(3, 3);
    data.labels << 1, 0, 1, 0, 1, 0, 0, 0, 1;
    EXPECT_THAT(family_of_track(data, "genre"), ElementsAre("rock", "pop", ""));
}

}  // namespace
}  // namespace armonica::audit
