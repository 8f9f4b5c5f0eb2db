#include "tables/collection.hpp"

#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/error.hpp>

#include "support/temporary_folder.hpp"

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
    wanted.folds = file("f.csv", "track,artist,fold\n3,C,9\n1,A,10\n2,B,9\n");
    wanted.fold_column = "fold";
    const Collection collection = read_collection(table, wanted);
    EXPECT_THAT(collection.fold_names, ElementsAre("10", "9"));
    EXPECT_THAT(collection.data.folds, ElementsAre(0, 1, 1));
    wanted.folds = file("g.csv", "track,fold\n3,9\n1,1\n");
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

}  // namespace
}  // namespace armonica
