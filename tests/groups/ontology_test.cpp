#include "groups/ontology.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "support/program.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* head =
    "@prefix ao: <https://w3id.org/armonica/ontology#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix p: <http://p/> .\n"
    "p:sound a ao:Percept ; skos:prefLabel \"sound\" .\n"
    "p:bright a ao:Percept ; skos:prefLabel \"bright\" ; skos:broader p:sound .\n"
    "p:wave a ao:Representation ; skos:prefLabel \"wave\" .\n"
    "p:all a ao:Region ; skos:prefLabel \"all\" .\n";  // seven lines

Ontology load(const std::string& text) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "a.ttl") << text;
    return Ontology::load(folder.path());
}

/// What is wrong with this text after the head, from line 8 on.
std::pair<std::size_t, std::string> complaint(const std::string& text) {
    try {
        load(head + text);
    } catch (const InputError& error) {
        return {error.line().value_or(0), error.what()};
    }
    return {0, "no complaint"};
}

std::string percept_names(const Ontology& ontology, const FeaturePlace& place) {
    std::string names;
    for (const std::size_t each : place.percepts) names += ontology.percepts().concepts()[each].name + " ";
    return names;
}

TEST(ShippedOntology, HasAPlaceForEveryFeatureOfTheCatalogueAndNamesNoOther) {
    const Ontology ontology = Ontology::shipped();
    std::vector<std::string> without_place;
    for (const FeatureInfo& feature : catalogue())
        if (ontology.find(feature.id) == nullptr) without_place.emplace_back(feature.id);
    EXPECT_THAT(without_place, IsEmpty()) << "give these a place in data/ontology";
    std::vector<std::string> unknown;
    for (const FeaturePlace& place : ontology.features())
        if (find_feature(place.id) == nullptr && place.columns.empty()) unknown.push_back(place.id);
    EXPECT_THAT(unknown, IsEmpty());
    for (const FeaturePlace& place : ontology.features())
        if (const FeatureInfo* feature = find_feature(place.id); feature != nullptr) {
            EXPECT_EQ(place.modality, to_string(feature->modality)) << place.id;
        }
}

TEST(ShippedOntology, EveryConceptIsDefinedAndHasItsOwnLabel) {
    const Ontology ontology = Ontology::shipped();
    for (const ConceptHierarchy* hierarchy : {&ontology.percepts(), &ontology.representations(), &ontology.regions()}) {
        std::set<std::string> labels;
        for (const Concept& each : hierarchy->concepts()) {
            EXPECT_FALSE(each.definition.empty()) << each.name;
            EXPECT_TRUE(labels.insert(each.label).second) << "two concepts are called " << each.label;
        }
    }
}

TEST(ShippedOntology, PlacesFeaturesWhereAMusicianWould) {
    const Ontology ontology = Ontology::shipped();
    EXPECT_EQ(percept_names(ontology, *ontology.find("spectral_centroid_mean")), "brightness ");
    EXPECT_EQ(percept_names(ontology, *ontology.find("zero_crossing_rate")), "noisiness brightness ");
    const FeaturePlace& attack = *ontology.find("attack_time_low");
    EXPECT_EQ(ontology.regions().concepts()[attack.region].name, "bass");
    EXPECT_EQ(ontology.regions().concepts()[ontology.find("attack_time")->region].name, "all_frequencies");
    EXPECT_EQ(ontology.find("Spectral-Centroid"), ontology.find("spectral_centroid_mean"));
    EXPECT_EQ(ontology.find("Melody")->modality, "midlevel");
    EXPECT_EQ(ontology.find("dom"), ontology.find("Dominants"));
    EXPECT_EQ(ontology.find("blues"), nullptr);
}

TEST(ShippedOntology, KnowsEveryFeatureColumnOfThePublishedTables) {
    REQUIRE_SHARED();
    const Ontology ontology = Ontology::shipped();
    const auto known = [&](const std::string& table) {
        std::ifstream file(test::shared_folder() / "data/tables" / table);
        std::string cell;
        std::string header;
        std::getline(file, header);
        std::istringstream cells(header);
        std::size_t count = 0;
        while (std::getline(cells, cell, ',')) count += ontology.find(cell) != nullptr;
        return count;
    };
    EXPECT_EQ(known("gtzan.csv"), 61U);
    EXPECT_EQ(known("jamendo_validation.csv"), 62U);
}

TEST(Ontology, ReadsAllFilesOfAFolderAsOne) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "b.ttl") << head;
    std::ofstream(folder / "a.ttl") << "@prefix ao: <https://w3id.org/armonica/ontology#> .\n"
                                       "<http://f/bpm> a ao:Feature ; ao:perceivedAs <http://p/bright> ;\n"
                                       "  ao:computedFrom <http://p/wave> ; ao:column \"BPM\", \"Tempo\" .\n";
    std::ofstream(folder / "notes.txt") << "not Turtle";
    const Ontology ontology = Ontology::load(folder.path());
    ASSERT_EQ(ontology.features().size(), 1U);
    EXPECT_THAT(ontology.find("bpm")->columns, ElementsAre("BPM", "Tempo"));
    EXPECT_EQ(ontology.find("Tempo"), ontology.find("bpm"));
    EXPECT_EQ(ontology.find("bpm")->modality, "signal");
}

TEST(Ontology, SlipsAreNamedWithTheirLine) {
    const auto slip = [](const std::string& text, std::size_t line, const std::string& words) {
        const auto found = complaint(text);
        EXPECT_EQ(found.first, line) << found.second;
        EXPECT_THAT(found.second, HasSubstr(words));
    };
    slip("p:bpm a ao:Feature ;\n ao:percievedAs p:bright .\n", 9, "`ao:percievedAs` is not in the vocabulary");
    slip("p:bpm a ao:Faeture .\n", 8, "`ao:Faeture` is no kind of thing here");
    slip("p:bpm a ao:Feature ;\n ao:perceivedAs p:brihgt ; ao:computedFrom p:wave .\n", 9,
         "`brihgt` is not described as an ao:Percept");
    slip("p:bpm a ao:Feature ; ao:perceivedAs p:wave ; ao:computedFrom p:wave .\n", 8, "`wave` is not described");
    slip("p:bpm a ao:Feature ; ao:perceivedAs \"bright\" ; ao:computedFrom p:wave .\n", 8, "is not described");
    slip("p:bpm a ao:Feature ; ao:computedFrom p:wave .\n", 8, "`bpm` needs an ao:perceivedAs");
    slip("p:bpm a ao:Feature ; ao:perceivedAs p:bright .\n", 8, "`bpm` needs an ao:computedFrom");
    slip("p:bmp a ao:Feature ; ao:perceivedAs p:bright ; ao:computedFrom p:wave .\n", 8, "not in the catalogue");
    slip("p:bmp a ao:Feature ; ao:perceivedAs p:bright ; ao:computedFrom p:wave ; ao:modality \"signal\" .\n", 8,
         "nor has it an ao:column");
    slip("p:bmp a ao:Feature ; ao:perceivedAs p:bright ; ao:computedFrom p:wave ; ao:modality \"sonic\" .\n", 8,
         "ao:modality is one of");
    slip("p:dark a ao:Percept ; skos:prefLabel \"dark\" .\n", 8, "needs a skos:broader: the top is `sound`");
    slip("p:dark a ao:Percept ; skos:broader p:sound .\n", 8, "needs one skos:prefLabel");
    slip("p:dark a ao:Percept ; skos:prefLabel \"a\", \"b\" ; skos:broader p:sound .\n", 8, "needs one skos:prefLabel");
    slip(
        "p:a a ao:Percept ; skos:prefLabel \"a\" ; skos:broader p:b .\n"
        "p:b a ao:Percept ; skos:prefLabel \"b\" ; skos:broader p:a .\n",
        8, "stands under itself");
    slip("p:bright a ao:Percept .\n", 8, "`bright` is described twice");
    const std::string bpm = "a ao:Feature ; ao:perceivedAs p:bright ; ao:computedFrom p:wave ; ao:column \"B\" .\n";
    slip("p:bpm " + bpm + "p:length " + bpm, 9, "`B` is the name of two features");
    slip("p:bpm " + bpm + "<http://q/bpm> " + bpm, 9, "`bpm` is the name of two features");
}

TEST(Ontology, AFolderWithoutOneIsNamed) {
    const test::TemporaryFolder folder;
    EXPECT_THROW(Ontology::load(folder.path()), InputError);
    EXPECT_THROW(Ontology::load("/nowhere"), InputError);
    EXPECT_THROW(load("@prefix ao: <https://w3id.org/armonica/ontology#> .\n"), InputError);
}

TEST(Ontology, ACircleOfThousandsIsNoTrap) {
    // A circle through very many concepts must be found without exhausting the stack.
    std::string text = head;
    text.reserve(1 << 20);
    for (int i = 0; i < 2000; ++i)
        text += "p:c" + std::to_string(i) + " a ao:Percept ; skos:prefLabel \"c" + std::to_string(i) +
                "\" ; skos:broader p:c" + std::to_string((i + 1) % 2000) + " .\n";
    EXPECT_THROW(load(text), InputError);
}

}  // namespace
}  // namespace armonica
