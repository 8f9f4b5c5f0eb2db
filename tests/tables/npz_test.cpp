#include "tables/npz.hpp"

#include <zip.h>

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sound_files.hpp"
#include "tables/table_files.hpp"

namespace armonica {
namespace {

using test::numpy_file;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsNan;

/// The bytes of an .npy file of version 1.
std::string npy(const std::string& type, const std::string& shape, const std::string& data, bool by_columns = false) {
    const std::string header = "{'descr': '" + type + "', 'fortran_order': " + (by_columns ? "True" : "False") +
                               ", 'shape': " + shape + ", }\n";
    return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size() & 0xFF) +
           static_cast<char>(header.size() >> 8) + header + data;
}

std::string zeros(std::size_t count) { return std::string(count, '\0'); }

class NpzTest : public testing::Test {
protected:
    std::filesystem::path archive(const std::vector<std::pair<std::string, std::string>>& members) const {
        const auto file = folder_ / "made.npz";
        zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
        for (const auto& [name, bytes] : members)
            zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
        EXPECT_EQ(zip_close(zip), 0);
        return file;
    }

    static std::string complaint(const std::filesystem::path& file, const ArrayNames& chosen = {}) {
        try {
            read_npz(file, {}, chosen);
        } catch (const InputError& error) {
            return error.what();
        }
        return "no complaint";
    }

    test::TemporaryFolder folder_;
};

TEST_F(NpzTest, ReadsWhatNumpyWrites) {
    const Table table = read_table(numpy_file("plain.npz"));
    ASSERT_EQ(table.columns.size(), 7U);
    EXPECT_EQ(table.track(2), "c.mp3");
    EXPECT_THAT(table.columns[1].numbers, ElementsAre(0.5, 1e-3, 0, 0.25));
    EXPECT_EQ(table.columns[2].name, "xé");
    EXPECT_THAT(table.columns[2].numbers, ElementsAre(-1.25, IsNan(), 2, 4));
    EXPECT_EQ(table.columns[3].name, "x鼓");
    EXPECT_THAT(table.labels, ElementsAre(4, 5));
    EXPECT_EQ(table.columns[5].name, "sad");
    EXPECT_THAT(table.columns[5].numbers, ElementsAre(0, 1, 1, 0));
    EXPECT_EQ(table.columns[6].name, "artist");
    EXPECT_THAT(table.columns[6].numbers, ElementsAre(7, 7, 9, 9));
    EXPECT_THAT(table.notes, ElementsAre(HasSubstr("arrays not used: spectra")));
}

TEST_F(NpzTest, ReadsColumnMajorPackedAndSingleFloats) {
    const Table table = read_table(numpy_file("packed.npz"));
    EXPECT_EQ(table.track(0), "11");
    EXPECT_EQ(table.columns[1].name, "feature_0");
    EXPECT_THAT(table.columns[1].numbers, ElementsAre(0.5, 1e-3F, 0, 0.25));
    EXPECT_THAT(table.columns[3].numbers, ElementsAre(3, 65504, -7, 8));
    EXPECT_EQ(table.columns[4].name, "tag_0");
    EXPECT_THAT(table.columns[4].numbers, ElementsAre(1, 0, 1, 0));
}

TEST_F(NpzTest, ReadsEveryTypeByteOrderAndVersion) {
    const Table table = read_table(numpy_file("types.npz"));
    const auto numbers = [&](const char* name) { return table.columns[table.column(name)].numbers; };
    EXPECT_THAT(numbers("feature_2"), ElementsAre(3, 65504, -7, 8));
    EXPECT_THAT(numbers("y"), ElementsAre(0, 1, 1, 0));
    EXPECT_THAT(numbers("half"), ElementsAre(3, 65504, -7, 8));
    EXPECT_THAT(numbers("single"), ElementsAre(0.5, 1e-3F, 0, 0.25));
    EXPECT_THAT(numbers("small"), ElementsAre(-128, -1, 0, 127));
    EXPECT_THAT(numbers("large"), ElementsAre(-1099511627776.0, 1099511627776.0, 0, 1));
    EXPECT_THAT(numbers("unsigned"), ElementsAre(0, 65535, 1, 2));
    EXPECT_THAT(table.columns[table.column("text")].text, ElementsAre("é", "", "ab", "鼓"));
    EXPECT_EQ(table.track(3), "row 4");
}

TEST_F(NpzTest, WholeNumbersAreClassesAndGetTheirNames) {
    const Table table = read_table(numpy_file("classes.npz"));
    EXPECT_THAT(table.columns[table.column("y")].text, ElementsAre("folk", "pop", "rock", "folk"));
}

TEST_F(NpzTest, ArraysCanBeChosen) {
    const Table table =
        read_npz(numpy_file("types.npz"), {}, {{ArrayRole::labels, "single"}, {ArrayRole::ids, "small"}});
    EXPECT_EQ(table.track(0), "-128");
    EXPECT_EQ(table.columns[table.labels.front()].name, "single");
    EXPECT_THAT(complaint(numpy_file("types.npz"), {{ArrayRole::features, "Z"}}),
                AllOf(HasSubstr("there is no array `Z` to take as features"), HasSubstr("X (4 × 3)")));
    EXPECT_EQ(array_role("label_names"), ArrayRole::label_names);
    EXPECT_THROW(array_role("feature"), std::invalid_argument);
}

TEST_F(NpzTest, SaysWhatIsWrongAndWhatIsThere) {
    EXPECT_THAT(complaint(numpy_file("objects.npz")), HasSubstr("array `y` cannot be used: it holds Python objects"));
    const auto features = npy("<f8", "(2, 1)", zeros(16));
    EXPECT_THAT(complaint(archive({{"A.npy", features}})),
                AllOf(HasSubstr("neither features (X) nor labels (y)"), HasSubstr("A (2 × 1)")));
    EXPECT_THAT(complaint(archive({{"X.npy", features}, {"y.npy", npy("|b1", "(3,)", zeros(3))}})),
                HasSubstr("array `y` has 3 rows where there are 2 tracks"));
    EXPECT_THAT(complaint(archive({{"X.npy", npy("<f8", "(2,)", zeros(16))}})), HasSubstr("has 1 dimensions, not 2"));
    EXPECT_THAT(complaint(archive({{"X.npy", features}, {"feature_names.npy", npy("|S1", "(2,)", "ab")}})),
                HasSubstr("2 names for 1 columns"));
    EXPECT_THAT(complaint(archive({{"X.npy", npy("<f8", "(0, 4)", "")}})), HasSubstr("has no rows"));
    EXPECT_THAT(complaint(archive({{"X.npy", npy("<f4", "(1, 1)", std::string("\0\0\x80\x7F", 4))}})),
                HasSubstr("row 1: column `feature_0` holds an infinite number"));
    EXPECT_THAT(complaint(archive({{"X.npy", npy("<c16", "(1, 1)", zeros(16))}})), HasSubstr("type `<c16`"));
    EXPECT_THAT(complaint(archive({{"X.npy", "hello, this is no array"}})), HasSubstr("it is no NumPy array"));
    EXPECT_THAT(complaint(archive({{"read.me", "hello"}})), HasSubstr("no NumPy array (.npy) in this archive"));
    EXPECT_THAT(complaint(folder_.path()), HasSubstr("this is a folder"));
    EXPECT_THAT(complaint(folder_ / "none.npz"), HasSubstr("no such file"));
    test::write_bytes(folder_ / "text.npz", "id,x\n1,2\n");
    EXPECT_THAT(complaint(folder_ / "text.npz"), HasSubstr("no whole zip archive"));
}

TEST_F(NpzTest, HugeClaimsAreNotBelieved) {
    const auto claims = [&](const std::string& type, const std::string& shape, const std::string& data) {
        return complaint(archive({{"X.npy", npy(type, shape, data)}}));
    };
    EXPECT_THAT(claims("<f8", "(1000000000, 1000)", zeros(64)), HasSubstr("which is not what follows"));
    EXPECT_THAT(claims("<f8", "(4294967296, 4294967296)", zeros(64)), HasSubstr("which is not what follows"));
    EXPECT_THAT(claims("<f8", "(99999999999999999999, 1)", zeros(8)), HasSubstr("not what NumPy writes"));
    EXPECT_THAT(claims("<U4611686018427387904", "(1, 1)", zeros(64)), HasSubstr("cannot be used"));
    EXPECT_THAT(claims("|S0", "(1000000000000, 1)", ""), HasSubstr("nothing but empty text"));
    EXPECT_THAT(claims("<f8", "(-1, 1)", zeros(8)), HasSubstr("not what NumPy writes"));
    EXPECT_THAT(claims("<f8", "(2, 1)", zeros(24)), HasSubstr("which is not what follows"));
    // A directory that claims what its header claims too, 300 MiB, out of some bytes.
    const auto file = archive({{"X.npy", npy("<f8", "(39321600, 1)", zeros(4096))}});
    std::string bytes = test::read_bytes(file);
    bytes.replace(bytes.rfind("PK\x01\x02") + 24, 4, std::string("\x80\x00\xC0\x12", 4));
    test::write_bytes(file, bytes);
    EXPECT_THAT(complaint(file), HasSubstr("it claims to unpack to 300 MiB"));
}

TEST_F(NpzTest, DamagedFilesAreRefusedAndNothingWorse) {
    const std::string whole = test::read_bytes(numpy_file("packed.npz"));
    const auto file = folder_ / "cut.npz";
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        test::write_bytes(file, whole.substr(0, length));
        EXPECT_THAT(complaint(file), HasSubstr("cut.npz: ")) << length;
    }
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); at += 2) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x15);
        test::write_bytes(file, changed);
        refused += complaint(file) != "no complaint" ? 1 : 0;  // any other exception fails the test
    }
    EXPECT_GT(refused, whole.size() / 6);  // the rest are dates, comments and names that are not looked at
}

}  // namespace
}  // namespace armonica
