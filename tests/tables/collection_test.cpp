#include "tables/collection.hpp"

#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/error.hpp>

#include "support/temporary_folder.hpp"
#include "tables/collection_folds.hpp"

namespace armonica {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class CollectionTest : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name, const std::string& text) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << text;
        return folder_.path() / name;
    }

    static CollectionRequest request(const std::string& labels) {
        CollectionRequest request;
        request.grouping = {"g", "g", "", {{"one", "one", "", {"x", "y"}}, {"two", "two", "", {"z*"}}}};
        request.labels = labels;
        return request;
    }

    static std::string complaint(const std::filesystem::path& table, const CollectionRequest& request) {
        try {
            read_collection(table, request);
        } catch (const InputError& error) {
            return error.what();
        }
        return "no complaint";
    }

    test::TemporaryFolder folder_;
};

TEST_F(CollectionTest, TakesLabelsFromTheTable) {
    const auto table = file("t.csv", "id,x,artist,z1,rock,pop\na,1,A,3,1,0\nb,,B,4,0,1\n");
    const Collection collection = read_collection(table, request("rock:pop"));
    EXPECT_THAT(collection.data.tracks, ElementsAre("a", "b"));
    EXPECT_THAT(collection.data.feature_names, ElementsAre("x", "z1"));
    EXPECT_THAT(collection.group_of_column, ElementsAre(0, 1));
    EXPECT_EQ(collection.data.features(0, 0), 1.0);
    EXPECT_TRUE(std::isnan(collection.data.features(1, 0)));
    EXPECT_EQ(collection.data.features(1, 1), 4.0);
    EXPECT_THAT(collection.data.tag_names, ElementsAre("rock", "pop"));
    EXPECT_EQ(collection.data.labels, (Eigen::MatrixXd(2, 2) << 1, 0, 0, 1).finished());
    EXPECT_THAT(collection.notes, ElementsAre(HasSubstr("not used: artist"), HasSubstr("not there: y")));
}

TEST_F(CollectionTest, JoinsLabelsByIdNumberOrFileName) {
    const auto table = file("t.csv", "id,x\n3346.0,1\n/music/b.mp3,2\nother,3\n");
    const auto labels = file("l.csv", "name,happy\nb.mp3,1\n3346,0\nnobody,1\n");
    const Collection collection = read_collection(table, request(labels));
    EXPECT_THAT(collection.data.tracks, ElementsAre("3346.0", "/music/b.mp3"));
    EXPECT_EQ(collection.data.labels, (Eigen::MatrixXd(2, 1) << 0, 1).finished());
    EXPECT_THAT(collection.notes, testing::Contains(HasSubstr("1 tracks without labels left aside: other")));
}

TEST_F(CollectionTest, DoesNotGuessBetweenTwoFilesOfOneName) {
    const auto table = file("t.csv", "id,x\n/one/song.mp3,1\n/two/b.mp3,2\n");
    const auto labels = file("l.csv", "name,happy\n/a/song.mp3,1\n/b/song.mp3,0\nb.mp3,1\n");
    EXPECT_THAT(read_collection(table, request(labels)).data.tracks, ElementsAre("/two/b.mp3"));
}

TEST_F(CollectionTest, ReadsSharesAndFamilies) {
    const auto table = file("t.csv", "id,x\na,1\nb,2\nc,3\n");
    const auto labels = file("l.csv", "id,genre,sad\na,rock,0.25\nb,pop,0.24\nc,rock,1\n");
    CollectionRequest wanted = request(labels);
    wanted.rules = {.present_from = 0.25, .fit_shares = true};
    const Collection collection = read_collection(table, wanted);
    EXPECT_THAT(collection.data.tag_names, ElementsAre("genre---pop", "genre---rock", "sad"));
    EXPECT_THAT(collection.data.tag_families, ElementsAre("genre", "genre", ""));
    EXPECT_EQ(collection.data.labels.col(2), Eigen::Vector3d(1, 0, 1));
    EXPECT_EQ(collection.data.targets.col(2), Eigen::Vector3d(0.25, 0.24, 1));
}

TEST_F(CollectionTest, ReadsFolds) {
    const auto table = file("t.csv", "id,x,rock\n1.0,1,1\n2.0,2,0\n3.0,3,1\n");
    CollectionRequest wanted = request("rock");
    wanted.folds.file = file("f.csv", "track,artist,fold\n3,C,9\n1,A,10\n2,B,9\n");
    wanted.folds.column = "fold";
    const Collection collection = read_collection(table, wanted);
    EXPECT_THAT(collection.fold_names, ElementsAre("10", "9"));
    EXPECT_THAT(collection.data.folds, ElementsAre(0, 1, 1));
    wanted.folds.file = file("g.csv", "track,fold\n3,9\n1,1\n");
    EXPECT_THAT(complaint(table, wanted), HasSubstr("track `2.0` has no fold"));
}

TEST_F(CollectionTest, SaysWhatIsWrong) {
    const auto table = file("t.csv", "id,x,rock,pop\na,1,1,0\nb,2,0.5,0\n");
    EXPECT_THAT(complaint(table, request("rock")), HasSubstr("t.csv:3: column `rock` holds 0.5, neither 0 nor 1"));
    EXPECT_THAT(complaint(table, request("rock,jazz")), HasSubstr("there is no column `jazz`"));
    EXPECT_THAT(complaint(table, request("pop:rock")), HasSubstr("runs backwards"));
    EXPECT_THAT(complaint(table, request("pop,pop")), HasSubstr("named twice"));
    const auto text = file("x.csv", "id,x,rock\na,loud,1\n");
    EXPECT_THAT(complaint(text, request("rock")), HasSubstr("x.csv:2: column `x` holds `loud`"));
    const auto twice = file("d.csv", "id,x,rock\na,1,1\na,2,0\n");
    EXPECT_THAT(complaint(twice, request("rock")), HasSubstr("d.csv:3: track `a` stands already on line 2"));
    const auto gap = file("e.csv", "id,x,rock\na,1,\nb,1,1\n");
    EXPECT_THAT(complaint(gap, request("rock")), HasSubstr("e.csv:2: the label in column `rock` is empty"));
    const auto none = file("n.csv", "id,rock\na,1\n");
    EXPECT_THAT(complaint(none, request("rock")), HasSubstr("in a group"));
    CollectionRequest multiclass = request("rock,pop");
    multiclass.rules.multiclass = true;
    const auto both = file("m.csv", "id,x,rock,pop\na,1,1,0\nb,2,1,1\n");
    EXPECT_THAT(complaint(both, multiclass), HasSubstr("m.csv:3: this track carries 2 of the tags"));
    CollectionRequest exclude = request("rock");
    exclude.excluded = {"tempo"};
    EXPECT_THAT(complaint(both, exclude), HasSubstr("no feature `tempo`"));
    const auto elsewhere = file("l.csv", "id,happy\nq,1\n");
    EXPECT_THAT(complaint(both, request(elsewhere)), HasSubstr("no track of the collection has a label here"));
}

TEST_F(CollectionTest, LeavesAFeatureOutOnRequest) {
    const auto table = file("t.csv", "id,x,y,rock\na,1,5,1\nb,2,6,0\n");
    CollectionRequest wanted = request("rock");
    wanted.excluded = {"y"};
    EXPECT_THAT(read_collection(table, wanted).data.feature_names, ElementsAre("x"));
}

const char* jamendo_header = "TRACK_ID\tARTIST_ID\tALBUM_ID\tPATH\tDURATION\tTAGS\n";

TEST_F(CollectionTest, TakesLabelsFromJamendosListsAndKeepsACategory) {
    const auto table = file("t.csv", "id,x\n1.0,1\n/music/02/2.low.mp3,2\ntrack_0000003,3\n4,4\n");
    const auto labels = file("l.tsv", std::string(jamendo_header) +
                                          "track_0000001\tA\ta\t01/1.mp3\t9\tgenre---rock\tmood/theme---sad\n"
                                          "track_0000002\tA\ta\t02/2.mp3\t9\tmood/theme---sad\n"
                                          "track_0000003\tB\ta\t03/3.mp3\t9\tgenre---pop\n"
                                          "track_0000004\tB\ta\t04/4.mp3\t9\tgenre---rock\n");
    CollectionRequest wanted = request(labels);
    const Collection all = read_collection(table, wanted);
    EXPECT_THAT(all.data.tag_names, ElementsAre("genre---pop", "genre---rock", "mood/theme---sad"));
    EXPECT_EQ(all.data.labels, (Eigen::MatrixXd(4, 3) << 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0).finished());
    wanted.categories = {"genre"};
    const Collection genres = read_collection(table, wanted);
    EXPECT_THAT(genres.data.tag_names, ElementsAre("genre---pop", "genre---rock"));
    EXPECT_THAT(genres.data.tracks, ElementsAre("1.0", "track_0000003", "4"));  // nobody judged the genre of the other
    EXPECT_EQ(genres.data.features.col(0), Eigen::Vector3d(1, 3, 4));
    wanted.min_positives = 2;
    const Collection rock = read_collection(table, wanted);
    EXPECT_THAT(rock.data.tag_names, ElementsAre("genre---rock"));
    EXPECT_THAT(rock.notes, testing::Contains(HasSubstr("fewer than 2 tracks left aside: genre---pop")));
    wanted.min_positives = 5;
    EXPECT_THAT(complaint(table, wanted), HasSubstr("no tag is carried by 5 tracks or more"));
    wanted.categories = {"mood"};
    EXPECT_THAT(complaint(table, wanted), HasSubstr("`mood`; there is genre, mood/theme"));
}

TEST_F(CollectionTest, ATableOfZerosAndOnesKeepsTracksWithoutTags) {
    const auto table = file("t.csv", "id,x,genre---rock,sad\na,1,1,0\nb,2,0,1\nc,3,0,0\n");
    CollectionRequest wanted = request("genre---rock,sad");
    wanted.categories = {"genre"};
    EXPECT_THAT(read_collection(table, wanted).data.tracks, ElementsAre("a", "b", "c"));
}

TEST_F(CollectionTest, SplitFilesSayWhichTrackIsWhere) {
    const auto table = file("t.csv", "id,x,rock\n1,1,1\n2,2,0\n3,3,1\n4,4,0\n");
    const auto row = [](const std::string& n) {
        return "track_000000" + n + "\tA\ta\t0" + n + "/" + n + ".mp3\t9\tg---x\n";
    };
    CollectionRequest wanted = request("rock");
    const auto train = file("train.tsv", jamendo_header + row("1") + row("4"));
    const auto test = file("test.csv", "track\n3\n");
    wanted.folds.split = {{"train", train}, {"test", test}};
    const Collection collection = read_collection(table, wanted);
    EXPECT_THAT(collection.data.tracks, ElementsAre("1", "3", "4"));
    EXPECT_THAT(collection.fold_names, ElementsAre("test", "train"));
    EXPECT_THAT(collection.data.folds, ElementsAre(1, 0, 1));
    EXPECT_EQ(collection.data.labels.col(0), Eigen::Vector3d(1, 1, 0));
    EXPECT_THAT(collection.notes, testing::Contains(HasSubstr("1 tracks that no split file lists")));
    wanted.folds.split[1].second = file("both.csv", "track\n3\n4\n");
    EXPECT_THAT(complaint(table, wanted), HasSubstr("both.csv:3: track `4` is in `test` and in `train`"));
    wanted.folds.split[1].second = file("none.csv", "track\n9\n");
    EXPECT_THAT(complaint(table, wanted), HasSubstr("none.csv: no track of the collection is listed here"));
}

TEST_F(CollectionTest, MakesFoldsThatKeepArtistsApart) {
    std::string text = "id,x,rock,artist\n";
    for (int i = 0; i < 40; ++i)
        text += std::to_string(i) + "," + std::to_string(i) + "," + std::to_string(i % 3 == 0) + "," +
                (i == 7 ? "" : "a" + std::to_string(i / 4)) + "\n";
    const auto table = file("t.csv", text);
    CollectionRequest wanted = request("rock");
    wanted.folds.make = 4;
    wanted.folds.apart = "artist";
    const Collection made = read_collection(table, wanted);
    for (std::size_t i = 0; i < 40; ++i)
        if (i != 7) {  // whose artist nobody knows
            EXPECT_EQ(made.data.folds[i], made.data.folds[i / 4 * 4]) << i;
        }
    EXPECT_THAT(made.fold_names, ElementsAre("1", "2", "3", "4"));
    EXPECT_THAT(made.notes, testing::Contains(HasSubstr("made 4 folds of ")));
    wanted.folds.make = 12;
    EXPECT_THAT(complaint(table, wanted), HasSubstr("column `artist` tells only 11 apart"));
    wanted.folds.apart = "performer";
    EXPECT_THAT(complaint(table, wanted), HasSubstr("no table at hand has a column `performer`"));
    wanted.folds.apart = "";
    EXPECT_THAT(read_collection(table, wanted).fold_names, testing::Contains("02"));
    EXPECT_THAT(read_collection(table, wanted).notes, testing::Contains(HasSubstr("artists (column `artist`) have")));
    wanted.folds.make = 41;
    EXPECT_THAT(complaint(table, wanted), HasSubstr("41 folds cannot be made of 40 tracks"));
}

TEST_F(CollectionTest, FindsArtistsAndFoldsInTheLabelFileToo) {
    const auto table = file("t.csv", "id,x\na,1\nb,2\nc,3\nd,4\n");
    const auto labels = file("l.csv", "id,sad,artist,part\nd,1,X,2\nc,0,Y,1\nb,1,X,1\na,0,Z,1\n");
    CollectionRequest wanted = request(labels);
    wanted.folds.column = "part";
    const Collection collection = read_collection(table, wanted);
    EXPECT_THAT(collection.data.tag_names, ElementsAre("sad"));
    EXPECT_THAT(collection.data.folds, ElementsAre(0, 0, 0, 1));
    EXPECT_THAT(collection.notes, testing::Contains(HasSubstr("not taken as labels")));
    EXPECT_THAT(collection.notes, testing::Contains(HasSubstr("1 of 3 artists (column `artist`)")));
    wanted.label_columns = "sad";
    wanted.folds = {};
    wanted.folds.make = 2;
    wanted.folds.apart = "artist";
    const auto folds = read_collection(table, wanted).data.folds;
    EXPECT_EQ(folds[1], folds[3]);
    wanted.folds.make = 0;
    wanted.folds.column = "nowhere";
    EXPECT_THAT(complaint(table, wanted), HasSubstr("no table at hand has a column `nowhere`"));
}

TEST_F(CollectionTest, ReadsArffWithMulansLabels) {
    const auto table = file("m.arff",
                            "@relation m\n@attribute x numeric\n@attribute sad {0,1}\n@attribute y numeric\n"
                            "@attribute glad {0,1}\n@data\n1,0,2,1\n?,1,4,0\n");
    const auto labels = file("m.xml", "<labels><label name=\"glad\"/><label name=\"sad\"/></labels>");
    const Collection collection = read_collection(table, request(labels));
    EXPECT_THAT(collection.data.tracks, ElementsAre("row 1", "row 2"));
    EXPECT_THAT(collection.data.feature_names, ElementsAre("x", "y"));
    EXPECT_EQ(collection.data.labels, (Eigen::MatrixXd(2, 2) << 1, 0, 0, 1).finished());
    EXPECT_TRUE(std::isnan(collection.data.features(1, 0)));
    EXPECT_THAT(complaint(table, request(file("n.xml", "<labels><label name=\"mad\"/></labels>"))),
                HasSubstr("n.xml: label `mad` is no column of "));
    EXPECT_THAT(complaint(table, request("")), HasSubstr("does not say which of its columns are labels"));
}

TEST_F(CollectionTest, ATableThatDeclaresItsLabelsNeedsNoOthers) {
    CollectionRequest wanted = request("");
    wanted.grouping = {"g", "g", "", {{"one", "one", "", {"x*"}}}};
    const auto table = std::filesystem::path(ARMONICA_SOURCE_DIR) / "tests/tables/data/plain.npz";
    const Collection collection = read_collection(table, wanted);
    EXPECT_THAT(collection.data.tag_names, ElementsAre("happy", "sad"));
    EXPECT_THAT(collection.data.feature_names, ElementsAre("x0", "xé", "x鼓"));
    EXPECT_EQ(collection.data.features(2, 2), -7.0);
    EXPECT_EQ(collection.data.labels(2, 1), 1.0);
    wanted.labels = file("l.csv", "id,loud\nb.mp3,1\nd.mp3,0\n");
    EXPECT_THAT(read_collection(table, wanted).data.tag_names, ElementsAre("loud"));
}

TEST_F(CollectionTest, RefusesNamesAsTags) {
    std::string text = "id,x,title\n";
    for (int i = 0; i < 300; ++i) text += std::to_string(i) + ",1,song " + std::to_string(i) + "\n";
    EXPECT_THAT(complaint(file("t.csv", text), request("title")), HasSubstr("300 different texts in 300 rows"));
}

TEST(FixedSplit, IsKnownByTheNamesOfItsFolds) {
    const auto split = [](std::vector<std::string> names, std::vector<int> folds) {
        Collection collection;
        collection.fold_names = std::move(names);
        collection.data.folds = std::move(folds);
        const auto tested = fixed_test_folds(collection);
        return std::pair(tested, collection.data.folds);
    };
    using Folds = std::vector<int>;
    EXPECT_EQ(split({"test", "train"}, {0, 1}), std::pair(Folds{0}, Folds{0, 1}));
    EXPECT_EQ(split({"test", "train", "validation"}, {0, 1, 2}), std::pair(Folds{0}, Folds{0, 1, 1}));
    EXPECT_EQ(split({"Test", "Train", "dev"}, {2, 1, 0}), std::pair(Folds{0}, Folds{1, 1, 0}));
    EXPECT_EQ(split({"train", "val"}, {0, 1}), std::pair(Folds{1}, Folds{0, 1}));
    EXPECT_EQ(split({"test", "validation"}, {0, 1}), std::pair(Folds{}, Folds{0, 1}));
    EXPECT_EQ(split({"1", "test", "train"}, {0, 1, 2}), std::pair(Folds{}, Folds{0, 1, 2}));
}

}  // namespace
}  // namespace armonica
