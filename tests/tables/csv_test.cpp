#include "tables/csv.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/error.hpp>

#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

CsvTable parse(const std::string& text) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "table.csv";
    std::ofstream(file, std::ios::binary) << text;
    return read_csv(file);
}

std::pair<std::optional<std::size_t>, std::string> complaint(const std::string& text) {
    try {
        parse(text);
    } catch (const InputError& error) {
        return {error.line(), error.what()};
    }
    return {std::nullopt, "no complaint"};
}

TEST(ReadCsv, UnderstandsQuotesLineEndsAndByteOrderMarks) {
    const CsvTable table = parse(
        "\xEF\xBB\xBF"
        "a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n\r\n,3");
    EXPECT_THAT(table.header, ElementsAre("a", "b"));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_THAT(table.rows[0].cells, ElementsAre("x, \"y\"\nz", "2"));
    EXPECT_THAT(table.rows[1].cells, ElementsAre("", "3"));
    EXPECT_EQ(table.rows[0].line, 2U);
    EXPECT_EQ(table.rows[1].line, 5U);  // the quoted line end and the empty line count
}

TEST(ReadCsv, ReadsAnEmptyLastCell) {
    const CsvTable table = parse("a,b\n1,\n2,");
    EXPECT_THAT(table.rows[0].cells, ElementsAre("1", ""));
    EXPECT_THAT(table.rows[1].cells, ElementsAre("2", ""));
}

TEST(ReadCsv, SaysWhatIsWrongAndOnWhichLine) {
    EXPECT_EQ(complaint("a,b\n1,2\n1\n").first, 3U);
    EXPECT_THAT(complaint("a,b\n1,2,3\n").second, HasSubstr("this row has 3 cells, the header 2"));
    EXPECT_EQ(complaint("a,b\n1,2\n\"1,2\n3,4\n").first, 3U);
    EXPECT_THAT(complaint("a,b\n1,\"2\n").second, HasSubstr("never closed"));
    EXPECT_THAT(complaint("a,b\n\"1\"x,2\n").second, HasSubstr("text follows a closing quote"));
    EXPECT_THAT(complaint("a,a\n1,2\n").second, HasSubstr("two columns are called `a`"));
    EXPECT_THAT(complaint("a,\n1,2\n").second, HasSubstr("column 2 has no name"));
    EXPECT_THAT(complaint("").second, HasSubstr("empty"));
    EXPECT_THAT(complaint("a,b\n").second, HasSubstr("no rows"));
    EXPECT_THAT(complaint(std::string("a\n\0b\n", 5)).second, HasSubstr("not a text file"));
    EXPECT_THROW(read_csv("/nowhere/table.csv"), InputError);
    EXPECT_THROW(read_csv("/tmp"), InputError);
}

TEST(CsvNumber, TellsNumbersFromGapsFromText) {
    const CsvTable table = parse("id,x\na,1.5e3\nb,\nc,NaN\nd, -2 \ne,inf\nf,12abc\n");
    EXPECT_EQ(csv_number(table, table.rows[0], 1), 1500.0);
    EXPECT_EQ(csv_number(table, table.rows[1], 1), std::nullopt);
    EXPECT_EQ(csv_number(table, table.rows[2], 1), std::nullopt);
    EXPECT_EQ(csv_number(table, table.rows[3], 1), -2.0);
    EXPECT_THROW(csv_number(table, table.rows[4], 1), InputError);
    try {
        csv_number(table, table.rows[5], 1);
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.line(), 7U);
        EXPECT_THAT(error.what(), HasSubstr("column `x` holds `12abc`"));
    }
}

TEST(CsvCell, IsReadBackAsItWas) {
    for (const std::string text : {"plain", "a,b", "\"", "two\nlines", "\r", ""}) {
        const CsvTable table = parse("a,b\nx," + csv_cell(text) + "\n");
        EXPECT_EQ(table.rows[0].cells[1], text);
    }
}

}  // namespace
}  // namespace armonica
