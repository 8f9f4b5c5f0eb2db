#include "shipped/turtle.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/error.hpp>

#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using testing::HasSubstr;

std::vector<TurtleStatement> read(const std::string& text) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "a.ttl", std::ios::binary) << text;
    return read_turtle(folder / "a.ttl");
}

/// The line and the text of the complaint.
std::pair<std::size_t, std::string> complaint(const std::string& text) {
    try {
        read(text);
    } catch (const InputError& error) {
        return {error.line().value_or(0), error.what()};
    }
    return {0, "no complaint"};
}

TEST(Turtle, StatementsAreWrittenOutInFullWithTheirLines) {
    const auto all = read(
        "@prefix a: <http://a/> .\n"
        "# a comment\n"
        "a:x a a:Thing ;\n"
        "    a:name \"thing; with, signs .\" ,\n"
        "        \"\"\"two\nlines\"\"\" .\n"
        "<http://b/y> a:near a:x .");
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].subject, "http://a/x");
    EXPECT_EQ(all[0].predicate, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    EXPECT_EQ(all[0].object, "http://a/Thing");
    EXPECT_FALSE(all[0].is_text);
    EXPECT_EQ(all[0].line, 3U);
    EXPECT_EQ(all[1].object, "thing; with, signs .");
    EXPECT_TRUE(all[1].is_text);
    EXPECT_EQ(all[1].line, 4U);
    EXPECT_EQ(all[2].object, "two\nlines");
    EXPECT_EQ(all[2].line, 6U);
    EXPECT_EQ(all[3].subject, "http://b/y");
    EXPECT_EQ(all[3].line, 7U);
}

TEST(Turtle, AnEmptyFileHasNoStatements) {
    EXPECT_TRUE(read("").empty());
    EXPECT_TRUE(read("# nothing but a comment\n\n").empty());
}

TEST(Turtle, WhatIsWrongIsNamedWithItsLine) {
    EXPECT_EQ(complaint("@prefix a: <http://a/> .\na:x a:y a:z\na:q a:r a:s .\n").first, 3U);
    const auto prefix = complaint("@prefix a: <http://a/> .\n\na:x b:y a:z .\n");
    EXPECT_EQ(prefix.first, 3U);
    EXPECT_THAT(prefix.second, HasSubstr("is not declared"));
    EXPECT_THAT(complaint("<http://a/x> <http://a/y> \"never closed\n .\n").second, HasSubstr("this is not Turtle"));
    EXPECT_THAT(complaint("<http://a/x> <http://a/y> <http://a/z>").second, HasSubstr("this is not Turtle"));
    EXPECT_THAT(complaint(std::string("<http://a/x> \0 .", 16)).second, HasSubstr("not a text file"));
    EXPECT_THAT(complaint("<rdf:RDF xmlns:rdf=\"x\"></rdf:RDF>").second, HasSubstr("this is not Turtle"));
}

TEST(Turtle, HostileFilesEndInAComplaint) {
    EXPECT_THAT(complaint(std::string(100000, '[')).second, HasSubstr("this is not Turtle"));
    std::string nested = "@prefix a: <http://a/> .\na:x a:y ";
    for (int i = 0; i < 100000; ++i) nested += "[ a:y ";
    EXPECT_THAT(complaint(nested).second, HasSubstr("nested too deeply"));
    EXPECT_EQ(complaint("@prefix a: <http://a/> .\na:x a:y " + std::string(100000, '(')).first, 2U);
    EXPECT_THAT(complaint("@prefix a: <http://a/> .\na:x a:y \"\xff\xfe\" .\n").second, HasSubstr("a.ttl:2"));
    EXPECT_THROW(read_turtle("/nowhere/a.ttl"), InputError);
    EXPECT_THROW(read_turtle("/tmp"), InputError);
}

}  // namespace
}  // namespace armonica
