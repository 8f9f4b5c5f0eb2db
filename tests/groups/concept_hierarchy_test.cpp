#include "groups/concept_hierarchy.hpp"

#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

namespace armonica {
namespace {

/// top ─ a ─ a1, a2; top ─ b; x is under both a and b.
ConceptHierarchy small() {
    return ConceptHierarchy({{"top", "top", "", {}},
                             {"a", "a", "", {0}},
                             {"a1", "a1", "", {1}},
                             {"a2", "a2", "", {1}},
                             {"b", "b", "", {0}},
                             {"x", "x", "", {1, 4}}});
}

TEST(ConceptHierarchy, KnowsWhatIsUnderWhat) {
    const ConceptHierarchy hierarchy = small();
    EXPECT_EQ(hierarchy.find("b"), 4U);
    EXPECT_EQ(hierarchy.find("c"), std::nullopt);
    EXPECT_EQ(hierarchy.top(), 0U);
    EXPECT_EQ(hierarchy.steps_up(2, 2), 0U);
    EXPECT_EQ(hierarchy.steps_up(2, 1), 1U);
    EXPECT_EQ(hierarchy.steps_up(2, 0), 2U);
    EXPECT_EQ(hierarchy.steps_up(1, 2), std::nullopt);
    EXPECT_EQ(hierarchy.steps_up(5, 4), 1U);
    EXPECT_EQ(hierarchy.steps_up(5, 1), 1U);
}

TEST(ConceptHierarchy, InformationFollowsTheFormula) {
    const ConceptHierarchy hierarchy = small();
    EXPECT_DOUBLE_EQ(hierarchy.information(0), 0.0);
    EXPECT_DOUBLE_EQ(hierarchy.information(2), 1.0);
    // Below `a` are a1, a2 and x: 1 − ln 4 / ln 6.
    EXPECT_DOUBLE_EQ(hierarchy.information(1), 1.0 - std::log(4.0) / std::log(6.0));
    EXPECT_DOUBLE_EQ(hierarchy.information(4), 1.0 - std::log(2.0) / std::log(6.0));
}

TEST(ConceptHierarchy, SimilarityIsThatOfLin) {
    const ConceptHierarchy hierarchy = small();
    const double a = 1.0 - std::log(4.0) / std::log(6.0);
    const double b = 1.0 - std::log(2.0) / std::log(6.0);
    EXPECT_DOUBLE_EQ(hierarchy.similarity(2, 3), 2.0 * a / 2.0);
    EXPECT_DOUBLE_EQ(hierarchy.similarity(2, 1), 2.0 * a / (1.0 + a));
    EXPECT_DOUBLE_EQ(hierarchy.similarity(2, 4), 0.0);
    EXPECT_DOUBLE_EQ(hierarchy.similarity(5, 4), 2.0 * b / (1.0 + b));
    EXPECT_DOUBLE_EQ(hierarchy.similarity(0, 0), 1.0);
    EXPECT_DOUBLE_EQ(hierarchy.similarity(0, 2), 0.0);
}

TEST(ConceptHierarchy, RefusesWhatIsNone) {
    EXPECT_THROW(ConceptHierarchy(std::vector<Concept>{}), std::invalid_argument);
    EXPECT_THROW(ConceptHierarchy({{"a", "a", "", {}}, {"b", "b", "", {}}}), std::invalid_argument);
    EXPECT_THROW(ConceptHierarchy({{"t", "t", "", {}}, {"a", "a", "", {2}}, {"b", "b", "", {1}}}),
                 std::invalid_argument);
    EXPECT_DOUBLE_EQ(ConceptHierarchy({{"alone", "alone", "", {}}}).information(0), 0.0);
}

}  // namespace
}  // namespace armonica
