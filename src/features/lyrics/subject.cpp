#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <armonica/error.hpp>

#include "features/families.hpp"
#include "features/lyrics/spoken_themes.hpp"
#include "features/lyrics/text_family.hpp"

namespace armonica::features::lyrics {
namespace {

constexpr FeaturesLike share{share_of_words("subject", no_language)};

#define SPEAKS "Share of the words that speak of the theme, by the words and phrases for it in data/lyrics: "
constexpr FeatureInfo theme(std::string_view id, std::string_view title, std::string_view lower,
                            std::string_view higher, std::string_view definition) {
    return share(id, title, "not about it", "about little else", lower, higher, definition);
}

constexpr FeatureInfo infos[] = {
    theme("lyrics_theme_love", "words of love", "poorer in words of love", "richer in words of love",
          SPEAKS "being in love, tenderness, devotion."),
    theme("lyrics_theme_desire", "words of desire", "poorer in words of desire", "richer in words of desire",
          SPEAKS "bodies, kisses, lust. They count as words of love, too."),
    theme("lyrics_theme_loss", "words of loss", "poorer in words of loss", "richer in words of loss",
          SPEAKS "parting, broken hearts, loneliness, grief."),
    theme("lyrics_theme_friendship", "words of friendship", "poorer in words of friendship",
          "richer in words of friendship", SPEAKS "friends, crews, standing by each other."),
    theme("lyrics_theme_home", "words of home", "poorer in words of home", "richer in words of home",
          SPEAKS "parents, children, the house one grew up in."),
    theme("lyrics_theme_party", "words of feasts", "poorer in words of feasts", "richer in words of feasts",
          SPEAKS "feasts, clubs, dancing, fun."),
    theme("lyrics_theme_intoxication", "words of drink and drugs", "poorer in words of drink and drugs",
          "richer in words of drink and drugs", SPEAKS "drinking, smoking, drugs. They count as words of feasts, too."),
    theme("lyrics_theme_music", "words of music", "poorer in words of music", "richer in words of music",
          SPEAKS "singing, playing, listening."),
    theme("lyrics_theme_money", "words of money", "poorer in words of money", "richer in words of money",
          SPEAKS "riches and poverty, work for pay, luxury."),
    theme("lyrics_theme_travel", "words of travel", "poorer in words of travel", "richer in words of travel",
          SPEAKS "roads, trains, ships, leaving and arriving."),
    theme("lyrics_theme_city", "words of the city", "poorer in words of the city", "richer in words of the city",
          SPEAKS "streets, traffic, blocks, crowds."),
    theme("lyrics_theme_nature", "words of nature", "poorer in words of nature", "richer in words of nature",
          SPEAKS "sea, sky, weather, plants, animals."),
    theme("lyrics_theme_night", "words of the night", "poorer in words of the night", "richer in words of the night",
          SPEAKS "darkness, moon, stars, sleep."),
    theme("lyrics_theme_time", "words of memory and time", "poorer in words of time", "richer in words of time",
          SPEAKS "remembering, growing up, the passing of years."),
    theme("lyrics_theme_faith", "words of faith", "poorer in words of faith", "richer in words of faith",
          SPEAKS "God, prayer, heaven and hell, sin and blessing."),
    theme("lyrics_theme_dreams", "words of dreams and hope", "poorer in words of hope", "richer in words of hope",
          SPEAKS "wishes, hope, reaching for something."),
    theme("lyrics_theme_death", "words of death", "poorer in words of death", "richer in words of death",
          SPEAKS "dying, graves, killing."),
    theme("lyrics_theme_protest", "words of protest", "poorer in words of protest", "richer in words of protest",
          SPEAKS "freedom, power, injustice, politics."),
    theme("lyrics_theme_war", "words of war and violence", "poorer in words of violence", "richer in words of violence",
          SPEAKS "weapons, battles, blood, fights."),
};
#undef SPEAKS

constexpr std::string_view prefix = "lyrics_theme_";

void measure(const Song& song, double, FeatureVector& result) {
    const std::vector<SpokenTheme> themes = spoken_themes(song);
    const auto words = static_cast<double>(song.word_count());
    for (const FeatureInfo& info : infos) {
        const auto found = std::find_if(themes.begin(), themes.end(), [&](const SpokenTheme& each) {
            return each.theme->id == info.id.substr(prefix.size());
        });
        if (found == themes.end())
            throw InputError("themes.ttl", std::nullopt,
                             "the theme of feature " + std::string(info.id) + " is missing");
        result.set(info.id, static_cast<double>(found->words) / words, {}, quote_of(found->line));
    }
}

}  // namespace

constinit const Family subject = text_family<infos, measure, LanguageNeed::known>("subject");

}  // namespace armonica::features::lyrics
