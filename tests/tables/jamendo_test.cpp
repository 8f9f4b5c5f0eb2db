#include "tables/jamendo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/row_index.hpp"
#include "tables/table_files.hpp"

namespace armonica {
namespace {

using test::complaint_about;
using test::table_of;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string header = "TRACK_ID\tARTIST_ID\tALBUM_ID\tPATH\tDURATION\tTAGS\n";

TEST(Jamendo, ListsOfTagsBecomeColumns) {
    const Table table = table_of("autotagging.tsv",
                                 header +
                                     "track_0000948\tartist_000087\talbum_000149\t48/948.mp3\t212.7\tgenre---rock\t"
                                     "mood/theme---happy\n"
                                     "track_0000000\tartist_000088\talbum_000150\t00/0.mp3\t30\n"
                                     "track_0001084\tartist_000087\talbum_000149\t84/1084.mp3\t235\tgenre---rock\t\n");
    ASSERT_EQ(table.columns.size(), 7U);
    EXPECT_EQ(table.columns[5].name, "genre---rock");
    EXPECT_EQ(table.columns[6].name, "mood/theme---happy");
    EXPECT_THAT(table.columns[5].numbers, ElementsAre(1, 0, 1));
    EXPECT_THAT(table.columns[6].numbers, ElementsAre(1, 0, 0));
    EXPECT_THAT(table.labels, ElementsAre(5, 6));
    EXPECT_THAT(table.columns[1].text, ElementsAre("artist_000087", "artist_000088", "artist_000087"));
    EXPECT_THAT(table.columns[4].numbers, ElementsAre(212.7, 30, 235));
    EXPECT_TRUE(table.lists_tags);
}

TEST(Jamendo, ATrackIsKnownByNumberAndByPath) {
    const Table table = table_of("a.tsv", header +
                                              "track_0000948\ta\tb\t48/948.mp3\t1\tgenre---rock\n"
                                              "track_0000000\ta\tb\t00/0.mp3\t1\tgenre---rock\n");
    const RowIndex index(table);
    for (const char* name : {"track_0000948", "948", "948.0", "48/948.mp3", "/music/48/948.mp3", "948.mp3",
                             "48/948.low.mp3", "audio-low/48/948.low.mp3"})
        EXPECT_EQ(index.find(name), 0U) << name;
    EXPECT_EQ(index.find("0"), 1U);
    EXPECT_EQ(index.find("949.mp3"), std::nullopt);
}

TEST(Jamendo, AnyOtherTabSeparatedTableIsReadAsSuch) {
    EXPECT_TRUE(is_jamendo(header));
    EXPECT_TRUE(is_jamendo("TRACK_ID\tPATH\tTAGS\r\n"));
    EXPECT_FALSE(is_jamendo("TRACK_ID\tPATH\tmood\n"));
    EXPECT_FALSE(is_jamendo("TRACK_ID,PATH,TAGS\n"));
    EXPECT_FALSE(is_jamendo(""));
}

TEST(Jamendo, SaysWhatIsWrong) {
    const auto cut = complaint_about("a.tsv", header + "track_1\ta\tb\t1.mp3\t9\tgenre---pop\ntrack_2\ta\n");
    EXPECT_EQ(cut.line, 3U);
    EXPECT_THAT(cut.words, HasSubstr("this row has 2 cells; 5 stand before the tags"));
    EXPECT_THAT(complaint_about("a.tsv", header).words, HasSubstr("no rows"));
    EXPECT_THAT(complaint_about("a.tsv", header + "track_1\ta\tb\t1.mp3\t9\tPATH\n").words,
                HasSubstr("two columns are called `PATH`"));
}

}  // namespace
}  // namespace armonica
