#include "groups/clustering.hpp"

#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>

#include "groups/meaning.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Ontology& shipped() {
    static const Ontology ontology = Ontology::shipped();
    return ontology;
}

std::vector<std::string> catalogue_ids() {
    std::vector<std::string> ids;
    for (const FeatureInfo& feature : catalogue()) ids.emplace_back(feature.id);
    return ids;
}

/// Features that have nothing to do with each other in meaning, in three groups that move together.
struct Planted {
    std::vector<std::string> names = {"bpm",         "loudness", "melody_pitch",     "key_minorness", "stereo_width",
                                      "mfcc_5_mean", "swing",    "cutoff_frequency", "attack_time"};
    std::vector<int> groups = {0, 1, 2, 0, 1, 2, 0, 1, 2};
    Eigen::MatrixXd values;

    explicit Planted(Eigen::Index tracks) : values(tracks, 9) {
        std::mt19937 random(11);
        std::normal_distribution<double> normal;
        for (Eigen::Index t = 0; t < tracks; ++t) {
            const double causes[] = {normal(random), normal(random), normal(random)};
            for (Eigen::Index f = 0; f < 9; ++f)
                values(t, f) =
                    (f % 2 == 0 ? 1.0 : -1.0) * causes[groups[static_cast<std::size_t>(f)]] + 0.3 * normal(random);
        }
    }
};

TEST(Meaning, IsNearWhereListenersHearTheSame) {
    const Eigen::MatrixXd d = meaning_distances(
        shipped(), {"attack_time_low", "attack_time_low", "attack_time_high", "note_decay_low", "key_minorness"});
    EXPECT_EQ(d(0, 0), 0.0);
    EXPECT_EQ(d(0, 1), 0.0);
    // Same percept, same representation, regions that have nothing in common.
    EXPECT_NEAR(d(0, 2), 0.1, 1e-12);
    EXPECT_LT(d(0, 2), d(0, 3));
    EXPECT_LT(d(0, 3), d(0, 4));
    EXPECT_EQ(d, d.transpose());
    EXPECT_THROW(meaning_distances(shipped(), {"no_such_feature"}), std::invalid_argument);
}

TEST(Meaning, OfAColumnIsThatOfItsFeature) {
    EXPECT_EQ(meaning_distances(shipped(), {"Spectral-Centroid", "spectral_centroid_mean"})(0, 1), 0.0);
}

TEST(Meaning, OfSeveralPerceptsIsTheMeanOfTheBestMatches) {
    // zero_crossing_rate is noisiness and brightness, from the waveform; spectral_slope_mean is brightness, from mel
    // levels.
    const ConceptHierarchy& percepts = shipped().percepts();
    const ConceptHierarchy& representations = shipped().representations();
    const double noisy_bright = percepts.similarity(*percepts.find("noisiness"), *percepts.find("brightness"));
    const double computed =
        representations.similarity(*representations.find("waveform"), *representations.find("mel_levels"));
    const double expected = 1.0 - (0.6 * (noisy_bright + 1.0 + 1.0) / 3.0 + 0.3 * computed + 0.1);
    EXPECT_NEAR(meaning_distances(shipped(), {"zero_crossing_rate", "spectral_slope_mean"})(0, 1), expected, 1e-12);
}

TEST(Clustering, FindsPlantedGroupsByBehaviourAndTheyAreStable) {
    const Planted planted(300);
    ClusteringRequest request;
    request.meaning_share = 0.0;
    request.resamples = 30;
    const FeatureClustering found = cluster_features(shipped(), planted.names, planted.values, request);
    EXPECT_EQ(found.partition, planted.groups);
    EXPECT_THAT(found.unvarying, IsEmpty());
    ASSERT_TRUE(found.stability);
    EXPECT_GT(found.stability->agreement, 0.99);
    for (const double each : found.stability->groups) EXPECT_GT(each, 0.99);
}

TEST(Clustering, NoiseIsNotStable) {
    const Planted planted(40);
    std::mt19937 random(5);
    std::normal_distribution<double> normal;
    Eigen::MatrixXd values(40, 9);
    for (Eigen::Index i = 0; i < values.size(); ++i) values.data()[i] = normal(random);
    ClusteringRequest request;
    request.meaning_share = 0.0;
    request.groups = 3;
    const FeatureClustering found = cluster_features(shipped(), planted.names, values, request);
    EXPECT_LT(found.stability->agreement, 0.6);
    EXPECT_LE(found.stability->agreement_low, found.stability->agreement);
    EXPECT_GE(found.stability->agreement_high, found.stability->agreement);
}

TEST(Clustering, OfTheCatalogueByMeaningAloneGivesGroupsThatAPersonCanUse) {
    const FeatureClustering found = cluster_features(shipped(), catalogue_ids(), {}, {});
    EXPECT_FALSE(found.stability);
    EXPECT_THAT(found.unvarying, IsEmpty());
    const std::vector<std::size_t> sizes = cluster_sizes(found.partition);
    EXPECT_GE(sizes.size(), 5U);
    EXPECT_LE(*std::max_element(sizes.begin(), sizes.end()) * 2, catalogue().size());
    std::set<std::string> titles;
    for (const GroupName& name : found.names) {
        EXPECT_TRUE(titles.insert(name.title).second) << name.title;
        EXPECT_GT(name.fit, 0.5) << name.title;
    }
    // The choice is the best silhouette of those that are allowed.
    for (const GroupCount& each : found.considered)
        if (2 * each.largest <= catalogue().size()) {
            EXPECT_LE(each.silhouette, found.silhouette) << each.groups;
        }
}

TEST(Clustering, TakesTheNumberOfGroupsThatIsAskedFor) {
    ClusteringRequest request;
    for (const std::size_t groups : {1U, 2U, 20U, 213U}) {
        request.groups = groups;
        EXPECT_EQ(cluster_features(shipped(), catalogue_ids(), {}, request).names.size(), groups);
    }
}

TEST(Clustering, WhatDoesNotVaryIsPlacedByMeaning) {
    Planted planted(100);
    planted.names = {"attack_time_low", "attack_time_middle", "attack_time_high", "key_strength",      "key_minorness",
                     "key_tonic_share", "stereo_width",       "stereo_balance",   "stereo_correlation"};
    planted.groups = {0, 0, 0, 1, 1, 1, 2, 2, 2};
    Planted source(100);
    for (Eigen::Index f = 0; f < 9; ++f)  // what moves together also means the same
        planted.values.col(f) = source.values.col(f % 3 * 3 + f / 3);
    planted.values.col(1).setConstant(4.0);
    planted.values.col(8).setConstant(std::numeric_limits<double>::quiet_NaN());
    ClusteringRequest request;
    request.groups = 3;
    for (const double share : {0.0, 0.5}) {
        request.meaning_share = share;
        const FeatureClustering found = cluster_features(shipped(), planted.names, planted.values, request);
        EXPECT_EQ(found.partition, planted.groups) << share;
        EXPECT_THAT(found.unvarying, ElementsAre("attack_time_middle", "stereo_correlation"));
        EXPECT_TRUE(found.distances.allFinite());
    }
}

TEST(Clustering, ATableOfNothingButConstantsIsClusteredByMeaning) {
    ClusteringRequest request;
    const std::vector<std::string> names = catalogue_ids();
    const Eigen::MatrixXd constants = Eigen::MatrixXd::Ones(10, static_cast<Eigen::Index>(names.size()));
    const FeatureClustering found = cluster_features(shipped(), names, constants, request);
    EXPECT_EQ(found.unvarying.size(), names.size());
    EXPECT_FALSE(found.stability);
    EXPECT_EQ(found.partition, cluster_features(shipped(), names, {}, request).partition);
}

TEST(Clustering, IdenticalColumnsAndTenRowsAreNoTrap) {
    Eigen::MatrixXd values(10, 4);
    for (Eigen::Index t = 0; t < 10; ++t) values.row(t).setConstant(static_cast<double>(t * t));
    const FeatureClustering found =
        cluster_features(shipped(), {"bpm", "loudness", "melody_pitch", "key_minorness"}, values, {});
    EXPECT_TRUE(found.distances.allFinite());
    EXPECT_TRUE(std::isfinite(found.stability->agreement));
    const FeatureClustering two = cluster_features(shipped(), {"bpm", "loudness"}, values.leftCols(2), {});
    EXPECT_EQ(two.partition.size(), 2U);
}

TEST(Clustering, RefusesRequestsThatMakeNoSense) {
    const Planted planted(20);
    ClusteringRequest request;
    request.groups = 10;
    EXPECT_THROW(cluster_features(shipped(), planted.names, planted.values, request), std::invalid_argument);
    request = {};
    request.meaning_share = 1.5;
    EXPECT_THROW(cluster_features(shipped(), planted.names, planted.values, request), std::invalid_argument);
    EXPECT_THROW(cluster_features(shipped(), {"bpm"}, {}, {}), std::invalid_argument);
    EXPECT_THROW(cluster_features(shipped(), {"bpm", "loudness"}, planted.values, {}), std::invalid_argument);
}

TEST(GroupNames, AreTheMostSpecificPerceptsThatCoverAGroup) {
    const std::vector<std::string> names = {"attack_time",      "attack_slope", "note_decay",     "bpm",
                                            "tempo_confidence", "stereo_width", "stereo_balance", "length"};
    const std::vector<GroupName> found = name_groups(shipped(), names, {0, 0, 1, 2, 2, 3, 3, 4});
    EXPECT_EQ(found[0].id, "attack");
    EXPECT_EQ(found[1].id, "decay");
    EXPECT_EQ(found[2].title, "tempo");
    EXPECT_EQ(found[3].title, "space");
    EXPECT_EQ(found[4].id, "duration");
    for (const GroupName& name : found) EXPECT_DOUBLE_EQ(name.fit, 1.0);
    EXPECT_EQ(found[0].description, "How suddenly notes begin.");
}

TEST(GroupNames, TwoPerceptsAreTakenWhereOneFallsShort) {
    const std::vector<std::string> names = {"attack_time",        "attack_slope", "stereo_width",
                                            "stereo_correlation", "bpm",          "loudness"};
    const std::vector<GroupName> found = name_groups(shipped(), names, {0, 0, 0, 0, 1, 2});
    EXPECT_EQ(found[0].id, "attack_and_width");
    EXPECT_EQ(found[0].title, "attack and width");
    EXPECT_DOUBLE_EQ(found[0].fit, 1.0);
}

TEST(GroupNames, ARepresentationNamesWhatNoPerceptHoldsTogether) {
    const std::vector<std::string> names = {"Melody",         "Articulation", "Rhythm Complexity", "Dissonance",
                                            "Mode",           "melody_pitch", "attack_time",       "swing",
                                            "roughness_mean", "key_strength"};
    const std::vector<GroupName> found = name_groups(shipped(), names, {0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
    EXPECT_EQ(found[0].id, "learned_judgement");
}

TEST(GroupNames, NoConceptNamesTwoGroups) {
    // Two groups with the same meaning: they share out what there is, and the last goes without.
    const std::vector<std::string> names = {"fade_in", "fade_out"};
    const std::vector<GroupName> found = name_groups(shipped(), names, {0, 1});
    EXPECT_NE(found[0].title, found[1].title);
    EXPECT_NE(found[0].id, found[1].id);
}

TEST(AsGrouping, NamesEveryFeatureOnce) {
    const FeatureClustering found = cluster_features(shipped(), catalogue_ids(), {}, {});
    const Grouping grouping = as_grouping(found, "mine");
    const GroupAssignment assignment = assign_groups(grouping, catalogue_ids());
    EXPECT_THAT(assignment.ungrouped_columns, IsEmpty());
    EXPECT_THAT(assignment.unknown_entries, IsEmpty());
    EXPECT_EQ(assignment.group_of_column, found.partition);
    EXPECT_EQ(grouping.name, "mine");
}

}  // namespace
}  // namespace armonica
