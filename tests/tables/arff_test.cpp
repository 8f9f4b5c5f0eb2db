#include "tables/arff.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/mulan_labels.hpp"
#include "tables/table_files.hpp"

namespace armonica {
namespace {

using test::complaint_about;
using test::table_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsNan;

const std::string emotions =
    "% made up after Mulan's data set of emotions in music\r\n"
    "@RELATION 'music and mood: -C 2'\r\n\r\n"
    "@attribute 'Mean Acc1298' NUMERIC   % a comment\r\n"
    "@ATTRIBUTE\tbeat\treal\r\n"
    "@attribute Mode {major, 'quite minor'}\r\n"
    "@attribute \"the \\\"b\\\" side\" string\r\n"
    "@attribute amazed {0,1}\r\n"
    "@attribute calm { 0 , 1 }\r\n"
    "@Data\r\n";

TEST(Arff, ReadsDenseRows) {
    const Table table = table_of("m.arff", emotions +
                                               "1.5,-2e3,major,'it\\'s',0,1\r\n"
                                               "% between\r\n"
                                               " ?,\t3 , 'quite minor' , ?, 1, ?\r\n"
                                               "0,0,major,\"100\\% \\'so\\'\",1,1");
    ASSERT_EQ(table.columns.size(), 6U);
    EXPECT_EQ(table.columns[0].name, "Mean Acc1298");
    EXPECT_EQ(table.columns[3].name, "the \"b\" side");
    EXPECT_THAT(table.columns[0].numbers, ElementsAre(1.5, IsNan(), 0));
    EXPECT_THAT(table.columns[1].numbers, ElementsAre(-2000, 3, 0));
    EXPECT_THAT(table.columns[2].text, ElementsAre("major", "quite minor", "major"));
    EXPECT_THAT(table.columns[3].text, ElementsAre("it's", "", "100% 'so'"));
    EXPECT_THAT(table.columns[4].numbers, ElementsAre(0, 1, 1));
    EXPECT_THAT(table.columns[5].numbers, ElementsAre(1, IsNan(), 1));
    EXPECT_THAT(table.lines, ElementsAre(11, 13, 14));
}

TEST(Arff, ReadsSparseRows) {
    const Table table = table_of("m.arff", emotions + "{1 2.5, 4 1}\n{}\n{ 0 ?,2 'quite minor', 3 x y }\n");
    EXPECT_THAT(table.columns[0].numbers, ElementsAre(0, 0, IsNan()));
    EXPECT_THAT(table.columns[1].numbers, ElementsAre(2.5, 0, 0));
    EXPECT_THAT(table.columns[2].text, ElementsAre("major", "major", "quite minor"));  // the first value is not written
    EXPECT_THAT(table.columns[3].text, ElementsAre("", "", "x y"));
    EXPECT_THAT(table.columns[4].numbers, ElementsAre(1, 0, 0));
}

TEST(Arff, RowsHaveNumbersUnlessTheFirstColumnIsAString) {
    const std::string row = "1,2\n3,4\n";
    const std::string plain = "@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n" + row;
    EXPECT_EQ(table_of("m.arff", plain).track(1), "row 2");
    EXPECT_EQ(table_of("m.arff", plain, {"a", {}, {}}).track(1), "3");
    const std::string named = "@relation r\n@attribute a string\n@attribute b numeric\n@data\n" + row;
    EXPECT_EQ(table_of("m.arff", named).track(1), "3");
}

TEST(Arff, SaysWhatIsWrongAndOnWhichLine) {
    const auto line_10 = [](const std::string& row) {
        const auto said = complaint_about("m.arff", emotions + row);
        EXPECT_EQ(said.line, 11U) << said.words;
        return said.words;
    };
    EXPECT_THAT(line_10("1,2,major,x,0\n"), HasSubstr("this row has 5 cells; 6 attributes are declared"));
    EXPECT_THAT(line_10("1,2,major,x,0,1,1\n"), HasSubstr("this row has 7 cells"));
    EXPECT_THAT(line_10("1,loud,major,x,0,1\n"), HasSubstr("column `beat` holds `loud`"));
    EXPECT_THAT(line_10("1,inf,major,x,0,1\n"), HasSubstr("not a finite number"));
    EXPECT_THAT(line_10("1,2,dorian,x,0,1\n"), HasSubstr("none of its declared values"));
    EXPECT_THAT(line_10("1,2,major,'x,0,1\n"), HasSubstr("never closed"));
    EXPECT_THAT(line_10("1,2,major,x,0,1,{5}\n"), HasSubstr("weights"));
    EXPECT_THAT(line_10("{6 1}\n"), HasSubstr("there is no column 6"));
    EXPECT_THAT(line_10("{-1 1}\n"), HasSubstr("no column of a sparse row"));
    EXPECT_THAT(line_10("{1e30 1}\n"), HasSubstr("there is no column"));
    EXPECT_THAT(line_10("{4 1, 1 2}\n"), HasSubstr("out of order"));
    EXPECT_THAT(line_10("{4 1\n"), HasSubstr("not closed"));
    EXPECT_THAT(complaint_about("m.arff", emotions).words, HasSubstr("no rows"));
    EXPECT_THAT(complaint_about("m.arff", "@relation r\n@attribute a numeric\n").words, HasSubstr("no @data"));
    EXPECT_THAT(complaint_about("m.arff", "\n\n").words, HasSubstr("no ARFF file"));
    const auto type = complaint_about("m.arff", "@relation r\n@attribute bag relational\n");
    EXPECT_EQ(type.line, 2U);
    EXPECT_THAT(type.words, HasSubstr("of type `relational`"));
    EXPECT_THAT(complaint_about("m.arff", "id,x\n1,2\n").words, HasSubstr("`id,x` is no declaration"));
    EXPECT_THAT(complaint_about("m.arff", "@attribute a numeric\n@attribute a real\n@data\n1,2\n").words,
                HasSubstr("two columns are called `a`"));
    EXPECT_THAT(complaint_about("m.arff", "@attribute a {x\n").words, HasSubstr("a `}` is missing"));
}

class MulanLabels : public testing::Test {
protected:
    std::filesystem::path file(const std::string& text) const {
        std::ofstream(folder_ / "l.xml", std::ios::binary) << text;
        return folder_ / "l.xml";
    }

    test::Complaint complaint(const std::string& text) const {
        try {
            read_mulan_labels(file(text));
        } catch (const InputError& error) {
            return {error.line(), error.what()};
        }
        return {};
    }

    test::TemporaryFolder folder_;
};

TEST_F(MulanLabels, AreReadInOrderNestedOrNot) {
    EXPECT_THAT(read_mulan_labels(file("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                       "<labels xmlns=\"http://mulan.sourceforge.net/labels\">\n"
                                       "<!-- moods --><label name=\"relaxing-calm\"></label>\n"
                                       "<label name=\"sad\"><label name=\"lonely &amp; sad\"/></label>\n"
                                       "<label name='fröhlich'/></labels>\n")),
                ElementsAre("relaxing-calm", "sad", "lonely & sad", "fröhlich"));
}

TEST_F(MulanLabels, SaysWhatIsWrongAndOnWhichLine) {
    EXPECT_EQ(complaint("<labels>\n<label name=\"a\">\n</labels>\n").line, 3U);
    EXPECT_THAT(complaint("<labels>\n<label name=\"a\">\n</labels>\n").words, HasSubstr("not well-formed"));
    EXPECT_THAT(complaint("<html></html>").words, HasSubstr("<html>, not <labels>"));
    EXPECT_EQ(complaint("<labels>\n\n<label/></labels>").line, 3U);
    EXPECT_THAT(complaint("<labels><lable name=\"a\"/></labels>").words, HasSubstr("<lable> among the labels"));
    EXPECT_THAT(complaint("<labels></labels>").words, HasSubstr("no label in this file"));
    EXPECT_THAT(complaint("").words, HasSubstr("not well-formed"));
}

TEST_F(MulanLabels, NestedDeepDoNotOverflowTheStack) {
    std::string text = "<labels>";
    for (int i = 0; i < 300000; ++i) text += "<label name=\"a\">";
    EXPECT_THAT(complaint(text).words, HasSubstr("not well-formed"));
    for (int i = 0; i < 300000; ++i) text += "</label>";
    EXPECT_EQ(read_mulan_labels(file(text + "</labels>")).size(), 300000U);
}

}  // namespace
}  // namespace armonica
