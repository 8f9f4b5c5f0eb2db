#include "explain/messages.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <armonica/catalogue.hpp>
#include <armonica/error.hpp>

#include "explain/words.hpp"
#include "support/temporary_folder.hpp"

namespace armonica {
namespace {

using testing::HasSubstr;

class Translations : public testing::Test {
protected:
    Messages read(const std::string& text) {
        std::ofstream(folder_ / "xx.toml") << text;
        return Messages::read(folder_ / "xx.toml");
    }

    /// What is said of a file that cannot be used, and in which line.
    std::pair<std::string, std::size_t> complaint(const std::string& text) {
        try {
            read(text);
        } catch (const InputError& error) {
            return {error.what(), error.line().value_or(0)};
        }
        return {"", 0};
    }

    test::TemporaryFolder folder_;
};

TEST(Messages, FillPlacesAndMakeLists) {
    const Messages& english = Messages::english();
    EXPECT_EQ(english.language(), "en");
    EXPECT_EQ(english.say("tag.more_pairs", {{"count", "3"}}), "3 more pairs");
    EXPECT_EQ(english.say("compared.share", {{"percent", "91"}, {"comparative", "faster"}}),
              "faster than 91 % of the reference tracks");
    EXPECT_EQ(english.say("tag.score"), "score");
    EXPECT_EQ(english.list({}), "");
    EXPECT_EQ(english.list({"a"}), "a");
    EXPECT_EQ(english.list({"a", "b"}), "a and b");
    EXPECT_EQ(english.list({"a", "b", "c", "d"}), "a, b, c and d");
    EXPECT_THROW(english.say("tag.sore"), std::logic_error);
    EXPECT_THROW(english.say("tag.more_pairs"), std::logic_error);
    // What is put in is not looked into.
    EXPECT_EQ(english.say("tag.more_pairs", {{"count", "{count}"}}), "{count} more pairs");
}

TEST_F(Translations, SayWhatTheyTranslateAndTheRestInEnglish) {
    const Messages german = read(R"(language = "de"
[feature]
plain = "{title}: {value}"
[compared]
share = "{comparative} als {percent} % der Vergleichsstücke"
[features.bpm]
title = "Tempo"
higher = "schneller"
[groups]
speed = "Bewegung"
[tags]
"emotion---sadness" = "Gefühl: Trauer"
)");
    FeatureContribution tempo;
    tempo.feature = "bpm";
    tempo.value = 172.0;
    tempo.percentile = 91.0;
    EXPECT_EQ(german.language(), "de");
    EXPECT_EQ(feature_in_words(tempo, german), "Tempo: 172 BPM, schneller als 91 % der Vergleichsstücke");
    EXPECT_EQ(feature_in_brief(tempo, german), "schneller");
    tempo.percentile = 9.0;
    EXPECT_EQ(feature_in_brief(tempo, german), "slower");
    EXPECT_EQ(german.group("speed", "speed"), "Bewegung");
    EXPECT_EQ(german.group("force", "force"), "force");
    EXPECT_EQ(german.tag("emotion---sadness", "emotion: sadness"), "Gefühl: Trauer");
    EXPECT_EQ(german.say("tag.score"), "score");
}

TEST_F(Translations, ThatCannotBeUsedAreRefusedWithTheirLine) {
    using testing::Pair;
    EXPECT_THAT(complaint("[feature]\nplain = \"{title}\"\n"), Pair(HasSubstr("needs `language`"), testing::_));
    EXPECT_THAT(complaint("language = \"de\"\n[feature]\nplane = \"x\"\n"),
                Pair(HasSubstr("no sentence called `feature.plane`"), 3));
    EXPECT_THAT(complaint("language = \"de\"\n[feature]\nplain = \"{name}\"\n"),
                Pair(HasSubstr("`feature.plain` knows no {name}"), 3));
    EXPECT_THAT(complaint("language = \"de\"\n[feature]\nplain = 3\n"), Pair(HasSubstr("must be a text"), 3));
    EXPECT_THAT(complaint("language = \"de\"\nfeature = \"x\"\n"), Pair(HasSubstr("must be a table"), 2));
    EXPECT_THAT(complaint("language = \"de\"\n[features.bmp]\ntitle = \"x\"\n"),
                Pair(HasSubstr("no feature called `bmp`"), 2));
    EXPECT_THAT(complaint("language = \"de\"\n[features.bpm]\nname = \"x\"\n"),
                Pair(HasSubstr("`name` is not said of a feature"), 3));
    EXPECT_THAT(complaint("language = \"de\n"), Pair(HasSubstr("xx.toml:1"), 1));
    EXPECT_THROW(Messages::read(folder_ / "no.toml"), InputError);
}

TEST(Messages, AreWithoutAClaimOfCause) {
    for (const auto& [key, sentence] : Messages::english().sentences()) {
        EXPECT_FALSE(sentence.empty()) << key;
        EXPECT_EQ(sentence.find("because"), std::string::npos) << key << ": " << sentence;
    }
}

}  // namespace
}  // namespace armonica
