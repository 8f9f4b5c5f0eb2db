#include "features/harmony/ontology/harmony_ontology.hpp"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/error.hpp>

#include "features/harmony/published_features.hpp"
#include "features/harmony/ontology/reasoner.hpp"
#include "shipped/data_directory.hpp"
#include "support/progressions.hpp"
#include "support/temporary_folder.hpp"

namespace armonica::features::harmony {
namespace {

using test::progression;
using testing::HasSubstr;

const std::string head =
    "@prefix h: <https://w3id.org/armonica/harmony#> .\n"
    "@prefix x: <https://w3id.org/armonica/harmony/x/> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "h:hasNext a owl:ObjectProperty . h:hasPrevious a owl:ObjectProperty ; owl:inverseOf h:hasNext .\n"
    "x:tonic a h:ClassInKey ; h:semitonesAboveTonic 0 .\n"
    "x:fifth a h:ClassInKey ; h:semitonesAboveTonic 7 .\n"
    "x:maj a owl:Class ; h:shorthand \"maj\" . x:min a owl:Class ; h:shorthand \"min\" .\n";
constexpr std::size_t head_lines = 8;

HarmonyOntology read(const std::string& text) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "harmony.ttl", std::ios::binary) << text;
    return HarmonyOntology::load(folder / "harmony.ttl");
}

/// What is wrong with the head and one more line; the line is checked too.
std::string complaint(const std::string& line) {
    try {
        read(head + line + "\nx:end a owl:Class ; h:shorthand \"aug\" .\n");
    } catch (const InputError& error) {
        EXPECT_EQ(error.line(), head_lines + 1) << error.what();
        return error.what();
    }
    return "no complaint";
}

/// The tokens of a progression that are in the function `x:f`, as the compiled and the plain reading have it: "10".
std::string tokens_in(const HarmonyOntology& ontology, const std::string& chords,
                      const std::vector<LocalKey>& keys = {}) {
    const Progression all = progression(chords);
    const ChordFunctions functions(ontology);
    const std::size_t shown = functions.index(ClassRole::function, "f");
    const Classification found = functions.classify(all, keys);
    const Memberships reasoned = reason(ontology.graph(), chord_facts(ontology.graph(), all, keys, std::nullopt));
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        text += found.holds(shown, i) ? "1" : "0";
        EXPECT_EQ(found.holds(shown, i), reasoned[ontology.classes()[shown].node][i] != 0);
    }
    return text;
}

std::string tokens_in(const std::string& definition, const std::string& chords) {
    return tokens_in(read(head + definition), chords);
}

const std::string function = "x:f a h:FunctionInKey ; rdfs:label \"f\" ; ";
const std::string next_tonic = "[ a owl:Restriction ; owl:onProperty h:hasNext ; owl:someValuesFrom x:tonic ]";

TEST(HarmonyOntology, ConstructsMeanWhatTheySay) {
    EXPECT_EQ(tokens_in(function + "owl:equivalentClass x:maj .", "C:maj C:min N D:maj"), "1001");
    EXPECT_EQ(tokens_in(function + "owl:unionOf ( x:maj x:min ) .", "C:maj C:dim C:min"), "101");
    EXPECT_EQ(tokens_in(function + "owl:complementOf x:maj .", "C:maj C:dim N"), "010");
    EXPECT_EQ(
        tokens_in("x:min rdfs:subClassOf x:f . x:maj rdfs:subClassOf x:f . " + function + ".", "C:maj C:dim C:min"),
        "101");
    EXPECT_EQ(
        tokens_in("[ a owl:Class ; owl:intersectionOf ( x:maj x:fifth ) ] rdfs:subClassOf x:f . " + function + ".",
                  "C:maj C:min"),
        "10");
    // The same tonic throughout a definition: a fifth above what follows.
    EXPECT_EQ(
        tokens_in(function + "owl:intersectionOf ( x:fifth " + next_tonic + " ) .", "G:maj C:maj D:maj G:min N C:maj"),
        "101000");
    // A property that is the inverse of the inverse, from either side.
    const std::string mine =
        "x:follows a owl:ObjectProperty ; owl:inverseOf h:hasNext . x:leads a owl:ObjectProperty ; "
        "owl:inverseOf x:follows . ";
    EXPECT_EQ(
        tokens_in(mine + function + "owl:equivalentClass [ owl:onProperty x:follows ; owl:someValuesFrom x:min ] .",
                  "C:min C:maj C:min"),
        "010");
    EXPECT_EQ(tokens_in(mine + function + "owl:equivalentClass [ owl:onProperty x:leads ; owl:someValuesFrom x:min ] .",
                        "C:min C:maj C:min"),
              "010");
}

TEST(HarmonyOntology, EquivalenceHoldsBothWaysAndSubclassOne) {
    // What is put under f by a subclass meets the definition of f as well, as far as one can conclude it.
    const std::string both =
        "x:g a owl:Class . x:dim a owl:Class ; h:shorthand \"dim\" ; rdfs:subClassOf x:e . x:e a owl:Class ; "
        "owl:intersectionOf ( x:g x:m ) . x:m a owl:Class . x:min rdfs:subClassOf x:g, x:m . ";
    EXPECT_EQ(tokens_in(both + function + "owl:equivalentClass x:g .", "C:dim C:min C:maj"), "110");
    EXPECT_EQ(tokens_in("x:g a owl:Class ; rdfs:subClassOf x:f . x:min rdfs:subClassOf x:g . " + function +
                            "owl:equivalentClass x:maj .",
                        "C:min C:maj"),
              "11");
}

TEST(HarmonyOntology, CirclesAreFilledToTheFixpoint) {
    // In a chain of falling fifths: major, or before one that is in the chain.
    const std::string chain = function +
                              "owl:unionOf ( x:min [ owl:intersectionOf ( x:fifth [ owl:onProperty h:hasNext ; "
                              "owl:someValuesFrom [ owl:intersectionOf ( x:tonic x:f ) ] ] ) ] ) .";
    EXPECT_EQ(tokens_in(chain, "A:maj D:maj G:maj C:min F:maj"), "11110");
    EXPECT_EQ(tokens_in(chain, "A:maj D:maj G:maj N C:min"), "00001");
}

TEST(HarmonyOntology, KeysAreReachedByTheirProperty) {
    const HarmonyOntology ontology =
        read(head + "x:minor a h:ClassInKey ; h:keyMode \"minor\" . " + function +
             "owl:intersectionOf ( x:fifth [ owl:onProperty h:hasLocalKey ; owl:someValuesFrom x:minor ] ) .");
    const std::vector<LocalKey> keys = {{0, true}, {0, false}, {5, true}};
    EXPECT_EQ(tokens_in(ontology, "G:maj G:maj C:min", keys), "101");
    EXPECT_EQ(tokens_in(ontology, "G:maj G:maj C:min"), "000");
}

TEST(HarmonyOntology, WhatIsWrongIsNamedWithItsLine) {
    EXPECT_THAT(complaint(function + "owl:equivalentClass x:mj ."), HasSubstr("`x:mj` is not described as a class"));
    EXPECT_THAT(complaint(function + "owl:unionOf ( x:maj <http://purl.org/ontology/fho/Tonic> ) ."),
                HasSubstr("belongs to another ontology"));
    EXPECT_THAT(complaint(function + "owl:unionOf ( x:maj \"min\" ) ."), HasSubstr("needs a class, not a text"));
    EXPECT_THAT(complaint(function + "owl:unionOf x:maj ."), HasSubstr("needs a list in round brackets"));
    EXPECT_THAT(complaint(function + "owl:unionOf () ."), HasSubstr("is empty"));
    EXPECT_THAT(complaint(function + "owl:equivalentClass [ owl:allValuesFrom x:maj ] ."),
                HasSubstr("`owl:allValuesFrom` is not understood here"));
    EXPECT_THAT(complaint(function + "h:shorthnd \"maj\" ."), HasSubstr("a slip of the pen?"));
    EXPECT_THAT(complaint("x:g a h:Funktion ."), HasSubstr("is no kind of class here"));
    EXPECT_THAT(complaint(function + "owl:equivalentClass [ owl:unionOf ( x:maj ) ; owl:complementOf x:maj ] ."),
                HasSubstr("stand in the same brackets"));
    EXPECT_THAT(complaint(function + "owl:equivalentClass [ ] ."), HasSubstr("these brackets need"));
    EXPECT_THAT(complaint(function + "owl:equivalentClass [ owl:someValuesFrom x:maj ] ."),
                HasSubstr("needs an owl:onProperty"));
    EXPECT_THAT(complaint(function + "owl:equivalentClass [ owl:onProperty x:after ; owl:someValuesFrom x:maj ] ."),
                HasSubstr("`x:after` is not a property of chords"));
    EXPECT_THAT(complaint("x:f a h:FunctionInKey ; owl:equivalentClass x:maj ."), HasSubstr("needs an rdfs:label"));
    EXPECT_THAT(complaint("x:f a h:FunctionInKey ; rdfs:label \"a\", \"b\" ; owl:equivalentClass x:maj ."),
                HasSubstr("is said twice"));
    EXPECT_THAT(complaint("x:q a owl:Class ; h:shorthand \"maj13\" ."), HasSubstr("not a quality of chords"));
    EXPECT_THAT(complaint("x:q a h:ClassInKey ; h:semitonesAboveTonic 12 ."), HasSubstr("from 0 to 11"));
    EXPECT_THAT(complaint("x:q a h:ClassInKey ; h:semitonesAboveTonic \"two\" ."), HasSubstr("from 0 to 11"));
    EXPECT_THAT(complaint("x:q a owl:Class ; h:semitonesAboveTonic 2 ."), HasSubstr("must be an h:ClassInKey"));
    EXPECT_THAT(complaint("x:q a owl:Class ; h:timesMedianDuration -1 ."), HasSubstr("above 0"));
    EXPECT_THAT(complaint("x:q a h:ClassInKey ; h:keyMode \"dorian\" ."), HasSubstr("\"major\" or \"minor\""));
    EXPECT_THAT(complaint("x:q a owl:Class ; h:shorthand \"7\" ; h:timesMedianDuration 2 ."),
                HasSubstr("it can have one"));
    EXPECT_THAT(complaint("x:q a owl:Class ; h:shorthand \"7\" ; owl:equivalentClass x:maj ."),
                HasSubstr("cannot have a definition too"));
    EXPECT_THAT(complaint("x:q a h:ClassInKey ; owl:equivalentClass x:maj ."), HasSubstr("has no class in key"));
    EXPECT_THAT(complaint("x:p a h:ClassInKey ; h:songMode \"A\" . x:q a h:ClassInKey ; h:songMode \"A\" ."),
                HasSubstr("two classes have the h:songMode"));
    EXPECT_THAT(complaint("x:k a h:ClassInKey ; h:keyMode \"major\" . " + function + "owl:equivalentClass x:k ."),
                HasSubstr("holds keys, not chords"));
    EXPECT_THAT(
        complaint(function + "owl:equivalentClass [ owl:onProperty h:hasLocalKey ; owl:someValuesFrom x:maj ] ."),
        HasSubstr("leads to classes with h:keyMode"));
    EXPECT_THAT(complaint("x:q rdfs:subClassOf x:maj ."), HasSubstr("write `a owl:Class`"));
    EXPECT_THAT(complaint("x:q owl:equivalentClass x:maj ."), HasSubstr("write `a owl:Class`"));
    EXPECT_THAT(complaint("x:q a owl:Class ; owl:equivalentClass x:maj ; rdfs:subClassOf [ owl:unionOf ( x:maj ) ] ."),
                HasSubstr("nothing follows"));
    EXPECT_THAT(complaint("x:maj rdfs:subClassOf x:k . x:k a h:ClassInKey ."), HasSubstr("which is"));
    EXPECT_THAT(complaint(function + "owl:unionOf ( x:maj . "), HasSubstr("not Turtle"));
}

TEST(HarmonyOntology, CirclesThatMeanNothingAreRefused) {
    EXPECT_THAT(complaint(function + "owl:complementOf x:f ."), HasSubstr("goes in a circle by way of `x:f`"));
    EXPECT_THAT(complaint(function + "owl:intersectionOf ( x:maj [ owl:complementOf x:g ] ) . x:g a owl:Class ; "
                                     "owl:equivalentClass [ owl:onProperty h:hasNext ; owl:someValuesFrom x:f ] ."),
                HasSubstr("goes in a circle"));
    EXPECT_THAT(complaint(function + "owl:intersectionOf ( x:maj x:f ) ."), HasSubstr("leads back to itself"));
    EXPECT_THAT(complaint(function + "owl:equivalentClass x:g . x:g a owl:Class ; owl:equivalentClass x:f ."),
                HasSubstr("leads back to itself"));
    EXPECT_THAT(complaint(function + "."), HasSubstr("nothing says what is in `x:f`"));
    EXPECT_THAT(complaint(function + "owl:equivalentClass _:a . _:a owl:complementOf _:a ."),
                HasSubstr("nested too deeply"));
    EXPECT_THAT(complaint(function + "owl:unionOf _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> x:maj ; "
                                     "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l ."),
                HasSubstr("goes in a circle"));
}

TEST(HarmonyOntology, FilesThatAreNoneAreRefused) {
    EXPECT_THROW(HarmonyOntology::load("/nowhere/harmony.ttl"), InputError);
    EXPECT_THROW(read(""), InputError);
    EXPECT_THROW(read(head), InputError);
    // A long chain of definitions is no reason to fall over.
    std::string chain = "x:c0 a owl:Class ; owl:equivalentClass x:maj .\n";
    for (int c = 1; c <= 20000; ++c)
        chain += "x:c" + std::to_string(c) + " a owl:Class ; owl:equivalentClass x:c" + std::to_string(c - 1) + " .\n";
    EXPECT_EQ(tokens_in(chain + function + "owl:equivalentClass x:c20000 .", "C:maj C:min"), "10");
}

std::string shipped_text() {
    std::ifstream stream(data_directory() / "ontology" / "harmony.ttl");
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string with(std::string text, const std::string& old, const std::string& fresh) {
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return at == std::string::npos ? text : text.replace(at, old.size(), fresh);
}

TEST(HarmonyOntology, EditingTheFileChangesTheFeatures) {
    const Progression chords = progression("G:7 C:7 F:maj");
    const auto glob = [&chords](const std::string& text) {
        return published_features(ChordFunctions(read(text)), chords).at(2);
    };
    const std::string text = shipped_text();
    EXPECT_EQ(glob(text).name, "published_glob");
    // G:7 C:7 is no major dominant as published, since 7 is not on the first degree of Ionian …
    EXPECT_DOUBLE_EQ(*glob(text).value, 1.0 / 3.0);
    // … until somebody puts it there.
    const std::string edited =
        with(text,
             "h:IonianFirst a h:ClassInKey ; rdfs:label \"first degree of Ionian\" ;\n"
             "    owl:intersectionOf ( at:unison family:major ) .",
             "h:IonianFirst a h:ClassInKey ; rdfs:label \"first degree of Ionian\" ;\n"
             "    owl:intersectionOf ( at:unison [ owl:unionOf ( family:major family:dominant ) ] ) .");
    EXPECT_DOUBLE_EQ(*glob(edited).value, 2.0 / 3.0);
    // A new cadence is shown without another word of code.
    const ChordFunctions functions(
        read(text + "cadence:bolero a h:Cadence ; rdfs:label \"x\" ; owl:equivalentClass on:I_seventh .\n"));
    const Classification found = functions.classify(chords);
    EXPECT_TRUE(found.holds(functions.index(ClassRole::cadence, "bolero"), 1));
}

TEST(HarmonyOntology, WhatFeaturesNeedAndIsNotThereIsNamed) {
    const std::string text = shipped_text();
    const std::string without = with(text, "label:glob a h:PublishedLabel ;", "label:glob a owl:Class ;");
    try {
        published_features(ChordFunctions(read(without)), progression("C:maj"));
        ADD_FAILURE() << "no complaint";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("has no class `glob`"));
    }
}

TEST(HarmonyOntology, EveryShownClassOfTheShippedFileHasWords) {
    std::size_t cadences = 0;
    const HarmonyOntology shipped = HarmonyOntology::shipped();
    for (const HarmonyClass& each : shipped.classes()) {
        EXPECT_FALSE(each.label.empty());
        EXPECT_EQ(each.when_low.empty(), each.when_high.empty()) << each.id;
        if (each.role != ClassRole::cadence) continue;
        ++cadences;
        EXPECT_FALSE(each.comment.empty()) << each.id;
        EXPECT_FALSE(each.when_high.empty()) << each.id;
    }
    EXPECT_EQ(cadences, 9U);
}

}  // namespace
}  // namespace armonica::features::harmony
