#include "tables/csv.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/number.hpp"
#include "tables/table_files.hpp"

namespace armonica {
namespace {

using test::complaint_about;
using test::table_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsNan;

Table parse(const std::string& text) { return table_of("table.csv", text); }

test::Complaint complaint(const std::string& text) { return complaint_about("table.csv", text); }

TEST(ReadCsv, UnderstandsQuotesLineEndsAndByteOrderMarks) {
    const Table table = parse(
        "\xEF\xBB\xBF"
        "a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n\r\n\"\",3");
    ASSERT_EQ(table.columns.size(), 2U);
    EXPECT_EQ(table.columns[0].name, "a");
    EXPECT_THAT(table.columns[0].text, ElementsAre("x, \"y\"\nz", ""));
    EXPECT_THAT(table.columns[1].numbers, ElementsAre(2, 3));
    EXPECT_THAT(table.lines, ElementsAre(2, 5));  // the quoted line end and the empty line count
    EXPECT_THAT(parse("a,b\r1,2\r3,4\r").columns[1].numbers, ElementsAre(2, 4));
}

TEST(ReadCsv, AColumnIsOfNumbersUntilItHoldsSomethingElse) {
    const Table table = parse("id,x,mixed,quoted\n007,1.5e3,1,\"2\"\n08,,2, -2 \n9.0,NaN,two,+3\n");
    EXPECT_THAT(table.columns[0].text, ElementsAre("007", "08", "9.0"));  // names tracks, so it stays as it was
    EXPECT_THAT(table.columns[1].numbers, ElementsAre(1500, IsNan(), IsNan()));
    EXPECT_THAT(table.columns[2].text, ElementsAre("1", "2", "two"));
    EXPECT_THAT(table.columns[3].numbers, ElementsAre(2, -2, 3));
    EXPECT_EQ(table.text(0, 1), "1500");
    EXPECT_EQ(table.text(1, 1), "");
    EXPECT_EQ(table.track(1), "08");
}

TEST(ReadCsv, NamesStayTextWhereTheyLookLikeNumbers) {
    const Table table = table_of("t.csv", "x,track,fold\n1,02,1.0\n2,03,2\n", {"track", {"fold"}, {}});
    EXPECT_EQ(table.id, 1U);
    EXPECT_THAT(table.columns[1].text, ElementsAre("02", "03"));
    EXPECT_THAT(table.columns[2].text, ElementsAre("1.0", "2"));
}

TEST(ReadCsv, ReadsAnEmptyLastCell) {
    EXPECT_THAT(parse("a,b\n1,\n2,").columns[1].numbers, ElementsAre(IsNan(), IsNan()));
}

TEST(ReadCsv, ReadsTabsInATsvFile) {
    const Table table = table_of("t.TSV", "id\tname, with comma\n1\t2,5\n");
    EXPECT_EQ(table.columns[1].name, "name, with comma");
    EXPECT_THAT(table.columns[1].text, ElementsAre("2,5"));
}

TEST(ReadCsv, SaysWhatIsWrongAndOnWhichLine) {
    EXPECT_EQ(complaint("a,b\n1,2\n1\n").line, 3U);
    EXPECT_THAT(complaint("a,b\n1,2,3\n").words, HasSubstr("this row has 3 cells, the header 2"));
    EXPECT_EQ(complaint("a,b\n1,2\n\"1,2\n3,4\n").line, 3U);
    EXPECT_THAT(complaint("a,b\n1,\"2\n").words, HasSubstr("never closed"));
    EXPECT_THAT(complaint("a,b\n\"1\"x,2\n").words, HasSubstr("text follows a closing quote"));
    EXPECT_THAT(complaint("a,a\n1,2\n").words, HasSubstr("two columns are called `a`"));
    EXPECT_THAT(complaint("a,\n1,2\n").words, HasSubstr("column 2 has no name"));
    EXPECT_THAT(complaint("a;b\n1;2\n").words, HasSubstr("semicolons"));
    EXPECT_THAT(complaint("").words, HasSubstr("empty"));
    EXPECT_THAT(complaint("a,b\n").words, HasSubstr("no rows"));
    EXPECT_THAT(complaint(std::string("a\n\0b\n", 5)).words, HasSubstr("not a text file"));
    EXPECT_THROW(read_table("/nowhere/table.csv"), InputError);
    EXPECT_THROW(read_table("/tmp"), InputError);
}

TEST(ReadCsv, RefusesTextThatIsNotUtf8) {
    for (const char* good : {"é", "鼓", "𝄞", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"})
        EXPECT_EQ(parse(std::string("id,a long enough name\nx,1\n") + good + ",2\n").track(1), good);
    // Latin-1, an overlong slash, half of a pair, beyond Unicode, cut short.
    for (const char* bad : {"caf\xE9", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE9\xBC"}) {
        const auto said = complaint(std::string("id,a long enough name\nx,1\n") + bad + ",2\n");
        EXPECT_EQ(said.line, 3U) << said.words;
        EXPECT_THAT(said.words, HasSubstr("not UTF-8"));
    }
}

TEST(Numbers, ATableNamesTheFirstCellThatIsNone) {
    const Table table = parse("id,x\na,1\nb,inf\nf,12abc\n");
    try {
        table.numbers(1);
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.line(), 3U);
        EXPECT_THAT(error.what(), HasSubstr("column `x` holds `inf`, which is not a finite number"));
    }
}

TEST(Numbers, AreReadAsWritten) {
    EXPECT_EQ(parse_number("1.5e3"), 1500.0);
    EXPECT_EQ(parse_number(" -2\t"), -2.0);
    EXPECT_EQ(parse_number("+2"), 2.0);
    EXPECT_EQ(parse_number("1e-400"), 0.0);  // smaller than any double
    EXPECT_EQ(parse_number("4.9e-324"), 4.9e-324);
    for (const char* missing : {"", " ", "NaN", "nan", "NA", "null", "NULL", "?"})
        EXPECT_TRUE(parse_number(missing) && std::isnan(*parse_number(missing))) << missing;
    for (const char* neither :
         {"inf", "-Infinity", "1e400", "0x10", "1,5", "12abc", "+-2", "+", "-", ".", "nan(1)", "e5"})
        EXPECT_EQ(parse_number(neither), std::nullopt) << neither;
    for (const double number : {0.1, 1e300, -5e-324, 3346.0, 1.0 / 3.0})
        EXPECT_EQ(parse_number(number_text(number)), number);
    EXPECT_EQ(number_text(3346.0), "3346");
}

TEST(CsvCell, IsReadBackAsItWas) {
    for (const std::string text : {"plain", "a,b", "\"", "two\nlines", "\r", ""})
        EXPECT_EQ(parse("a,b\n" + csv_cell(text) + ",x\n").track(0), text);
}

}  // namespace
}  // namespace armonica
