#include "explain/deciding.hpp"

#include <bit>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/explain.hpp>

#include "explain/random_models.hpp"
#include "model/judging.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A tag that is given from score 0 on, whose groups add what is said to a baseline of 0.
struct MadeTrack {
    explicit MadeTrack(std::vector<std::vector<double>> contributions, const std::string& family = "") {
        const std::size_t groups = contributions.front().size();
        for (std::size_t g = 0; g < groups; ++g) model.groups.push_back({std::to_string(g), "", {}});
        scores.groups.resize(static_cast<Eigen::Index>(contributions.size()), static_cast<Eigen::Index>(groups));
        for (std::size_t t = 0; t < contributions.size(); ++t) {
            ModelTag& tag = model.tags.emplace_back();
            tag.info.name = std::string(1, static_cast<char>('a' + t));
            tag.info.family = family;
            tag.info.threshold = family.empty() ? 0.5 : 0.0;
            for (std::size_t g = 0; g < groups; ++g)
                scores.groups(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(g)) = contributions[t][g];
            scores.scores.push_back(scores.groups.row(static_cast<Eigen::Index>(t)).sum());
        }
    }

    std::vector<std::size_t> deciding(std::size_t tag = 0) const {
        return deciding_groups(model, Margins(model, tag), scores).value();
    }

    Tagger::Model model;
    TagScores scores;
};

TEST(DecidingGroups, AreTheFewestThatOutweighWhatSpeaksAgainst) {
    EXPECT_THAT(MadeTrack({{1.0, 3.0, -2.5, 0.2}}).deciding(), ElementsAre(1));
    EXPECT_THAT(MadeTrack({{2.0, 3.0, -4.5, 0.2}}).deciding(), ElementsAre(1, 0));
    EXPECT_THAT(MadeTrack({{-1.0, -3.0, 2.5, -0.2}}).deciding(), ElementsAre(1));
    EXPECT_THAT(MadeTrack({{0.5, 0.25}}).deciding(), IsEmpty());  // at 0 it is given, and nothing speaks against it
}

TEST(DecidingGroups, OfAFamilyLeadOverEveryRival) {
    // Group 0 puts the first tag before the second only, group 1 before the third only.
    EXPECT_THAT(MadeTrack({{2.0, 2.0, 0.1}, {0.0, 2.5, 0.0}, {2.5, 0.0, 0.0}}, "family").deciding(), ElementsAre(0, 1));
    // The second tag is not given: the first leads by group 0 alone.
    EXPECT_THAT(MadeTrack({{2.0, 0.1}, {0.5, 1.0}}, "family").deciding(1), ElementsAre(0));
    // All alike: the first is given, and the second is not, whatever is left out.
    EXPECT_THAT(MadeTrack({{1.0}, {1.0}}, "family").deciding(0), IsEmpty());
    EXPECT_THAT(MadeTrack({{1.0}, {1.0}}, "family").deciding(1), IsEmpty());
}

/// Whether the tag is judged the same by these groups and everything on the other side.
bool decides(const Tagger::Model& model, const Margins& margins, const TagScores& scores, unsigned set) {
    Eigen::VectorXd all = margins.of(baselines(model)), some = all;
    for (Eigen::Index g = 0; g < scores.groups.cols(); ++g) all += margins.of(scores.groups.col(g));
    const bool given = margins.given(all);
    for (Eigen::Index g = 0; g < scores.groups.cols(); ++g) {
        const Eigen::VectorXd group = margins.of(scores.groups.col(g));
        const bool kept = (set >> g & 1U) != 0U;
        some += kept ? group : given ? group.cwiseMin(0.0).eval() : group.cwiseMax(0.0).eval();
    }
    return margins.given(some) == given;
}

TEST(DecidingGroups, AreTheSmallestOfAllSetsOnAnyTrack) {
    test::RandomModels random(11);
    std::set<std::size_t> sizes;
    for (int round = 0; round < 60; ++round) {
        const auto model = random.model(test::every_kind_of_effect[round % 2]);
        const TagScores scores = scores_of(*model, inputs_of_track(*model, random.track(*model)));
        const std::vector<TagResult> judged = judge(*model, scores);
        for (std::size_t t = 0; t < model->tags.size(); ++t) {
            const Margins margins(*model, t);
            const Eigen::VectorXd own = Eigen::Map<const Eigen::VectorXd>(
                scores.scores.data(), static_cast<Eigen::Index>(scores.scores.size()));
            ASSERT_EQ(margins.given(margins.of(own)), judged[t].given);
            const auto deciding = deciding_groups(*model, margins, scores).value();
            unsigned set = 0;
            for (const std::size_t g : deciding) set |= 1U << g;
            EXPECT_TRUE(decides(*model, margins, scores, set));
            for (unsigned other = 0; other < 1U << test::RandomModels::groups; ++other)
                EXPECT_FALSE(static_cast<std::size_t>(std::popcount(other)) < deciding.size() &&
                             decides(*model, margins, scores, other));
            sizes.insert(deciding.size());
        }
    }
    EXPECT_GE(sizes.size(), 3U);  // the test has seen more than the plainest of cases
}

TEST(JudgedWithout, IsWhatIsSaidWhereTheGroupIsMissing) {
    test::RandomModels random(12);
    for (int round = 0; round < 20; ++round) {
        const Tagger tagger(random.model(test::every_kind_of_effect[round % 2]));
        const Tagger::Model& model = tagger.model();
        const FeatureVector track = random.track(model);
        for (const ModelGroup& group : model.groups) {
            FeatureVector without = track;
            for (const int j : group.features)
                without.set_missing(model.features[static_cast<std::size_t>(j)].id, MissingReason::no_beat);
            const auto said = judge(model, inputs_of_track(model, without));
            const auto explanations = std::get<std::vector<TagExplanation>>(explain(tagger, track));
            for (const TagExplanation& explanation : explanations)
                for (const GroupContribution& contribution : explanation.groups) {
                    if (contribution.group != group.id) continue;
                    const auto same = std::find_if(said.begin(), said.end(), [&](const TagResult& result) {
                        return result.tag == explanation.result.tag;
                    });
                    EXPECT_NEAR(contribution.without.score, same->score, 1e-12);
                    EXPECT_NEAR(contribution.without.probability, same->probability, 1e-12);
                    EXPECT_EQ(contribution.without.given, same->given);
                }
        }
    }
}

}  // namespace
}  // namespace armonica
