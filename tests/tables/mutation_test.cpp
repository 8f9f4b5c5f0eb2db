// Damaged tables are refused with a sentence, or read: nothing else may happen.
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "tables/mulan_labels.hpp"
#include "tables/table_files.hpp"

namespace armonica {
namespace {

struct Sample {
    std::string name;
    std::string text;
};

const std::vector<Sample> samples = {
    {"t.csv", "id,x,\"a \"\"b\"\"\"\na,1,2\n\"b\nc\",,-3e5\nd,nan,\"4\"\n"},
    {"t.tsv", "TRACK_ID\tPATH\tTAGS\ntrack_01\t01/1.mp3\tgenre---rock\tmood---sad\ntrack_02\t02/2.mp3\tgenre---pop\n"},
    {"t.arff",
     "@relation r\n@attribute 'a b' numeric\n@attribute c {0,1}\n@attribute d {x,'y z'}\n@attribute e string\n"
     "@data\n1,0,x,'q\\'r'\n{0 2, 2 'y z'}\n?,?,?,?\n"},
    {"t.xml", "<?xml version=\"1.0\"?><labels><label name=\"a\"><label name=\"b\"/></label><!-- c --></labels>"},
};

std::string mutated(std::string text, std::mt19937& random) {
    const std::string awkward = "\"',\t\n\r{}%?@<>&;:=\\ 0-e\xC3\xFF";
    for (auto changes = 1 + random() % 3; changes > 0 && !text.empty(); --changes) {
        const std::size_t at = random() % text.size();
        const char character = awkward[random() % awkward.size()];
        switch (random() % 4) {
            case 0:
                text[at] = character;
                break;
            case 1:
                text.insert(at, 1, character);
                break;
            case 2:
                text.erase(at, 1 + random() % 5);
                break;
            default:
                text.resize(at);
        }
    }
    return text;
}

void expect_sound(const Table& table) {
    EXPECT_GT(table.rows, 0U);
    EXPECT_EQ(table.lines.size(), table.rows);
    for (const Column& column : table.columns) {
        EXPECT_EQ(column.is_text ? column.text.size() : column.numbers.size(), table.rows) << column.name;
        for (const double number : column.numbers) EXPECT_FALSE(std::isinf(number));
    }
    EXPECT_LT(table.id.value_or(0), table.columns.size());
}

TEST(MutatedTables, AreReadOrRefused) {
    std::mt19937 random(11);
    const test::TemporaryFolder folder;
    std::size_t read = 0;
    std::size_t refused = 0;
    for (const Sample& sample : samples) {
        for (int round = 0; round < 300; ++round) {
            const std::string text = mutated(sample.text, random);
            std::ofstream(folder / sample.name, std::ios::binary) << text;
            try {
                if (sample.name == "t.xml") {
                    EXPECT_FALSE(read_mulan_labels(folder / sample.name).empty());
                } else {
                    expect_sound(read_table(folder / sample.name));
                }
                ++read;
            } catch (const InputError& error) {
                EXPECT_GT(std::string(error.what()).size(), (folder / sample.name).string().size() + 10) << text;
                ++refused;
            }
        }
    }
    EXPECT_GT(read, 100U);
    EXPECT_GT(refused, 100U);
}

}  // namespace
}  // namespace armonica
